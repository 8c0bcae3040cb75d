using System.Collections.Immutable;
using QualityGate.Gates;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.ErrorRates.Rates;

/// <summary>The number of times that the gate failed at a size.</summary>
/// <param name="Size">The numbers of classes and samples.</param>
/// <param name="Part">The kind of limit.</param>
/// <param name="Case">The change that was made to the model.</param>
/// <param name="Metric">The metric; <see cref="Judged.Any"/> for all limits together.</param>
/// <param name="Violated">How often a limit was violated.</param>
/// <param name="Unmeasured">How often it could not be told for want of a value or an interval, which fails as well.</param>
/// <param name="Total">The number of repetitions.</param>
internal sealed record Tally(Size Size, Part Part, string Case, string Metric, double Violated, double Unmeasured, int Total)
{
    /// <summary>The number of failures of the gate, for whatever reason.</summary>
    public double Failed => Violated + Unmeasured;

    /// <summary>The share of repetitions in which it did, and where the true share lies at 95 %.</summary>
    public Rate Rate => Rate.Of(Failed, Total);

    /// <summary>Adds the counts of further repetitions to those of earlier ones.</summary>
    public static ImmutableArray<Tally> Sum(IEnumerable<Tally> tallies) =>
        [
            .. tallies
                .GroupBy(tally => (tally.Size, tally.Part, tally.Case, tally.Metric))
                .Select(group =>
                    group.First() with
                    {
                        Violated = group.Sum(tally => tally.Violated),
                        Unmeasured = group.Sum(tally => tally.Unmeasured),
                        Total = group.Sum(tally => tally.Total),
                    }
                ),
        ];

    /// <summary>Counts verdicts.</summary>
    public static ImmutableArray<Tally> Of(Size size, IEnumerable<Judged> verdicts) =>
        [
            .. verdicts
                .GroupBy(judged => (judged.Part, judged.Case, judged.Metric))
                .Select(group => new Tally(
                    size,
                    group.Key.Part,
                    group.Key.Case,
                    group.Key.Metric,
                    group.Count(judged => judged.State == VerdictState.Violated),
                    group.Count(judged => judged.State == VerdictState.NotMeasured),
                    group.Count()
                )),
        ];
}

/// <summary>A share of repetitions, with its exact binomial interval at 95 %.</summary>
/// <param name="Share">The share.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
/// <param name="Repetitions">The number of repetitions that it is a share of.</param>
internal sealed record Rate(double Share, double Low, double High, int Repetitions)
{
    private const double Level = 0.95;

    /// <summary>A share of repetitions, with its interval.</summary>
    /// <param name="part">How many; the mean of several metrics need not be whole.</param>
    /// <param name="whole">Of how many repetitions.</param>
    public static Rate Of(double part, int whole)
    {
        var interval = ClopperPearson.Of(part, whole, Level);
        return new Rate(part / whole, interval.Low, interval.High, whole);
    }
}

/// <summary>The size of a simulated task.</summary>
/// <param name="Classes">The number of classes.</param>
/// <param name="Samples">The number of test samples of each class.</param>
internal readonly record struct Size(int Classes, int Samples)
{
    /// <summary>All sizes that are measured.</summary>
    public static IReadOnlyList<Size> All { get; } =
    [.. new[] { 10, 100, 1000 }.SelectMany(classes => new[] { 10, 50, 500 }.Select(samples => new Size(classes, samples)))];

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Classes:N0} × {Samples}");
}
