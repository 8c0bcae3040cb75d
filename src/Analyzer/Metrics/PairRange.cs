using QualityGate.TestData;

namespace QualityGate.Metrics;

/// <summary>A figure over all ordered pairs of different classes: its least, mean and greatest value.</summary>
/// <param name="Least">The least value.</param>
/// <param name="Mean">The mean, in which first classes count by their weight and second classes alike.</param>
/// <param name="Greatest">The greatest value.</param>
internal readonly record struct PairRange(double Least, double Mean, double Greatest)
{
    /// <summary>Of pairs among some classes, all of the same weight.</summary>
    public static PairRange Of(IReadOnlyList<int> classes, Func<int, int, double> figure) =>
        Of([.. classes.Select(c => (c, 1.0))], classes, figure);

    /// <summary>Of the mistakes that could be made on a test set: its classes by their samples, each taken for any other class.</summary>
    public static PairRange OfMistakes(ConfusionMatrix confusion, Func<int, int, double> figure) =>
        Of([.. confusion.MeasuredClasses.Select(c => (c, confusion.SamplesOf(c)))], [.. Enumerable.Range(0, confusion.Classes)], figure);

    private static PairRange Of((int Class, double Weight)[] first, IReadOnlyList<int> second, Func<int, int, double> figure)
    {
        // Each row by itself, added up in order: the number of threads changes no bit.
        var rows = new (double Least, double Sum, double Greatest)[first.Length];
        Parallel.For(
            0,
            first.Length,
            index =>
            {
                var row = first[index];
                var (least, sum, greatest) = (double.PositiveInfinity, 0.0, double.NegativeInfinity);
                foreach (var other in second)
                {
                    if (other != row.Class)
                    {
                        var value = figure(row.Class, other);
                        (least, sum, greatest) = (Math.Min(least, value), sum + value, Math.Max(greatest, value));
                    }
                }

                rows[index] = (least, sum * row.Weight, greatest);
            }
        );
        return new PairRange(
            rows.Min(row => row.Least),
            rows.Sum(row => row.Sum) / (first.Sum(row => row.Weight) * (second.Count - 1)),
            rows.Max(row => row.Greatest)
        );
    }
}
