using System.Globalization;
using CsCheck;
using QualityGate.Labels;
using QualityGate.TestData;
using QualityGate.TestData.Matrices;

namespace QualityGate.Analyzer.Tests.TestData;

internal sealed class SparseConfusionTests : FolderFixture
{
    private static readonly Lazy<ClassLabels> Animals = new(() => TestInputs.Labels("dog.n.01", "cat.n.01", "bird.n.01"));

    [Test]
    public void Totals_and_entries_are_those_of_the_matrix_in_full() =>
        DenseCounts.Any.Sample(dense =>
        {
            var sparse = dense.Sparse();
            var classes = Enumerable.Range(0, dense.Classes).ToArray();
            return sparse.Classes == dense.Classes
                && sparse.MeasuredClasses.SequenceEqual(dense.Measured)
                && sparse.Samples == (dense.IsRates ? null : dense.Values.Sum())
                && sparse.Right == dense.Right
                && sparse.Wrong == dense.Values.Sum() - dense.Right
                && sparse.Accuracy == dense.Accuracy
                && classes.All(c => sparse.SamplesOf(c) == dense.Samples(c) && sparse.PredictionsOf(c) == dense.Predictions(c))
                && classes.All(c => sparse.IsUnheardOf(c) == (dense.Samples(c) + dense.Predictions(c) == 0))
                && classes.All(i => classes.All(j => sparse[i, j] == dense[i, j]));
        });

    [Test]
    public void Cells_are_the_entries_above_zero_row_by_row() =>
        DenseCounts.Any.Sample(dense =>
        {
            var entries =
                from i in Enumerable.Range(0, dense.Classes)
                from j in Enumerable.Range(0, dense.Classes)
                where dense[i, j] > 0
                select new Prediction(i, j, dense[i, j]);
            var sparse = dense.Sparse();
            return sparse.Cells.SequenceEqual(entries)
                && Enumerable
                    .Range(0, dense.Classes)
                    .All(i => sparse.Row(i).ToArray().SequenceEqual(entries.Where(cell => cell.Actual == i)));
        });

    [Test]
    public void Permuting_classes_permutes_the_entries_and_keeps_the_totals() =>
        DenseCounts
            .Any.Where(dense => !dense.IsRates)
            .SelectMany(dense => Gen.Shuffle(Enumerable.Range(0, dense.Classes).ToArray()).Select(order => (dense, order)))
            .Sample(drawn =>
            {
                var (before, after) = (drawn.dense.Sparse(), drawn.dense.Permuted(drawn.order).Sparse());
                var classes = Enumerable.Range(0, before.Classes).ToArray();
                return after.Accuracy == before.Accuracy
                    && after.Samples == before.Samples
                    && classes.All(c => after.SamplesOf(c) == before.SamplesOf(drawn.order[c]))
                    && classes.All(i => classes.All(j => after[i, j] == before[drawn.order[i], drawn.order[j]]));
            });

    [Test]
    public void A_turned_table_has_rows_for_columns() =>
        DenseCounts.Any.Sample(dense =>
        {
            var counts = SparseCounts.Of(dense.Classes, dense.Values);
            var turned = counts.Transpose();
            return turned.Transpose().Cells.SequenceEqual(counts.Cells)
                && turned.Cells.All(cell => cell.Weight == dense[cell.Predicted, cell.Actual])
                && turned.RowTotals.SequenceEqual(counts.ColumnTotals)
                && turned.ColumnTotals.SequenceEqual(counts.RowTotals);
        });

    [Test]
    public void Predictions_are_counted_in_whatever_order_they_come() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4])
            .Array[0, 60]
            .Sample(samples =>
            {
                var (counter, values) = (new PredictionCounter(5), new double[25]);
                foreach (var (actual, predicted) in samples)
                {
                    counter.Add(actual, predicted);
                    values[(actual * 5) + predicted]++;
                }

                return counter.ToCounts().Cells.SequenceEqual(SparseCounts.Of(5, values).Cells);
            });

    // Header and index in an order of their own, as pandas may write them.
    [Test]
    public void A_file_whose_names_stand_in_another_order_gives_the_same_matrix() =>
        Gen.Select(
                Gen.Int[0, 9].Array[9].Where(counts => counts.Any(count => count > 0)),
                Gen.Shuffle(Enumerable.Range(0, 3).ToArray()),
                Gen.Shuffle(Enumerable.Range(0, 3).ToArray())
            )
            .Sample(
                (counts, rows, columns) =>
                {
                    var lines = rows.Select(i => $"{Name(i)},{string.Join(',', columns.Select(j => Text(counts[(i * 3) + j])))}");
                    var file = TestInputs.Input(
                        Folder.Write("names.csv", $",{string.Join(',', columns.Select(Name))}\n{string.Join('\n', lines)}\n")
                    );
                    var read = ConfusionFile.Read(file, Animals.Value, Orientation.TrueRows);
                    return read.Cells.SequenceEqual(SparseCounts.Of(3, [.. counts.Select(count => (double)count)]).Cells);
                },
                iter: 50,
                threads: 1
            );

    private static string Name(int index) => Animals.Value[index].Text;

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
