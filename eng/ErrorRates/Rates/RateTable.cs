using System.Collections.Immutable;
using QualityGate.Metrics;

namespace QualityGate.ErrorRates.Rates;

/// <summary>Rates by size, as tables and plot ask for them.</summary>
internal sealed class RateTable(ImmutableArray<Tally> tallies)
{
    private static readonly string[] Named = [.. MetricCatalog.Headlines.Select(metric => metric.Name)];

    /// <summary>The sizes that were measured.</summary>
    public ImmutableArray<Size> Sizes { get; } = [.. Size.All.Where(size => tallies.Any(tally => tally.Size == size))];

    /// <summary>The number of repetitions at a size.</summary>
    public int Repetitions(Size size) => tallies.Where(tally => tally.Size == size).Max(tally => tally.Total);

    /// <summary>The counts of one metric, or of all limits together; null where nothing was judged.</summary>
    public Tally? Of(Size size, Part part, string of, string metric) =>
        tallies.FirstOrDefault(tally => (tally.Size, tally.Part, tally.Case, tally.Metric) == (size, part, of, metric));

    /// <summary>The metrics on test data that have no column of their own.</summary>
    public IEnumerable<Tally> Others(Size size, string of) =>
        tallies.Where(tally =>
            (tally.Size, tally.Part, tally.Case) == (size, Part.Drop, of)
            && !Named.Contains(tally.Metric)
            && MetricCatalog.Find(tally.Metric)!.NeedsTestData
        );

    /// <summary>
    /// The mean of all other metrics on test data. They rest on the same samples, so that all together say hardly more than one does.
    /// </summary>
    public Tally OfOthers(Size size, string of)
    {
        var others = Others(size, of).ToArray();
        return others[0] with
        {
            Metric = "others",
            Violated = others.Average(tally => tally.Violated),
            Unmeasured = others.Average(tally => tally.Unmeasured),
        };
    }

    /// <summary>The one of these that failed most often.</summary>
    public Tally WorstOfOthers(Size size, string of) => Others(size, of).OrderByDescending(tally => tally.Failed).First();
}
