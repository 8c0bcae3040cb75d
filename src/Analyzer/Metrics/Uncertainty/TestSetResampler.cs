using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.TestData;

namespace QualityGate.Metrics.Uncertainty;

/// <summary>
/// Draws test sets as another drawing of samples might have given them: for each class as many samples as it has, their
/// predictions distributed as they are (multinomial by row).
/// </summary>
internal sealed class TestSetResampler
{
    private readonly int classes;
    private readonly int cellCount;
    private readonly (int Row, (int Column, long Count)[] Cells, long Samples)[] rows;

    /// <summary>Prepares a matrix of counts.</summary>
    public TestSetResampler(ConfusionMatrix confusion)
    {
        classes = confusion.Classes;
        rows =
        [
            .. confusion.MeasuredClasses.Select(row =>
            {
                (int Column, long Count)[] cells = [.. confusion.Row(row).ToArray().Select(cell => (cell.Predicted, (long)cell.Weight))];
                return (row, cells, cells.Sum(cell => cell.Count));
            }),
        ];
        cellCount = confusion.Cells.Length;
    }

    /// <summary>Draws another test set.</summary>
    public ConfusionMatrix Draw(Random random)
    {
        var drawnCells = ImmutableArray.CreateBuilder<Prediction>(cellCount);
        foreach (var (row, cells, samples) in rows)
        {
            var (left, mass) = (samples, samples);
            foreach (var (column, count) in cells)
            {
                var drawn = BinomialSampler.Draw(random, left, (double)count / mass);
                if (drawn > 0)
                {
                    drawnCells.Add(new Prediction(row, column, drawn));
                }

                left -= drawn;
                mass -= count;
            }
        }

        return ConfusionMatrix.Of(
            new SparseCounts(classes, drawnCells.DrainToImmutable()),
            isRates: false,
            new SourceLocation(string.Empty)
        );
    }
}
