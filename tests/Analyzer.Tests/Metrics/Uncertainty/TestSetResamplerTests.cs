using CsCheck;
using QualityGate.Analyzer.Tests.TestData;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Analyzer.Tests.Metrics.Uncertainty;

internal sealed class TestSetResamplerTests
{
    private static readonly Gen<DenseCounts> Counts = DenseCounts.Any.Where(dense => !dense.IsRates);

    [Test]
    public void Drawn_rows_keep_their_totals_and_hold_no_new_confusion() =>
        Gen.Select(Counts, Gen.Int)
            .Sample(
                (dense, seed) =>
                {
                    var drawn = new TestSetResampler(dense.Sparse()).Draw(Bootstrap.Generator(seed));
                    return Enumerable.Range(0, dense.Classes).All(c => drawn.SamplesOf(c) == dense.Samples(c))
                        && drawn.Samples == dense.Values.Sum()
                        && drawn.Cells.All(cell => cell.Weight > 0 && dense[cell.Actual, cell.Predicted] > 0);
                }
            );

    // The numbers of reports rest on the sequence of draws: row by row, in each row by ascending class, cells above 0 only.
    [Test]
    public void Test_sets_are_drawn_in_the_order_of_the_matrix_in_full() =>
        Gen.Select(Counts, Gen.Int)
            .Sample(
                (dense, seed) =>
                {
                    var drawn = new TestSetResampler(dense.Sparse()).Draw(Bootstrap.Generator(seed));
                    var expected = Draw(dense, Bootstrap.Generator(seed));
                    return drawn.Cells.SequenceEqual((dense with { Values = expected }).Sparse().Cells);
                }
            );

    private static double[] Draw(DenseCounts dense, Random random)
    {
        var drawn = new double[dense.Values.Length];
        for (var row = 0; row < dense.Classes; row++)
        {
            var (left, mass) = ((long)dense.Samples(row), (long)dense.Samples(row));
            for (var column = 0; column < dense.Classes; column++)
            {
                if (dense[row, column] > 0)
                {
                    var count = BinomialSampler.Draw(random, left, dense[row, column] / mass);
                    drawn[(row * dense.Classes) + column] = count;
                    left -= count;
                    mass -= (long)dense[row, column];
                }
            }
        }

        return drawn;
    }
}
