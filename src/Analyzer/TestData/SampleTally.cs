namespace QualityGate.TestData;

/// <summary>The place of a sample's true class: among the five best or not.</summary>
internal enum TopFiveState
{
    /// <summary>Fewer than five classes are known.</summary>
    Unknown,

    /// <summary>The true class is not among the five best.</summary>
    Outside,

    /// <summary>The true class is among the five best.</summary>
    Within,
}

/// <summary>Counts samples: each thread has a tally of its own, and they are added in the end.</summary>
internal sealed class SampleTally(int classes)
{
    private readonly PairCounts pairs = new(classes);
    private long hits;
    private long ranked;
    private long samples;

    /// <summary>The samples of which equal scores decide whether the prediction is right.</summary>
    public long TiesForFirst { get; private set; }

    /// <summary>The samples of which equal scores decide whether the true class is among the five best.</summary>
    public long TiesForFive { get; private set; }

    /// <summary>The samples of which the true class stands first in a ranked list, or has the highest score.</summary>
    public long First { get; private set; }

    /// <summary>The samples of which the true class stands last in a ranked list.</summary>
    public long Last { get; private set; }

    /// <summary>Counts samples of which the predicted class alone is known.</summary>
    public void Add(int actual, int predicted, long count = 1)
    {
        pairs.Add(actual, predicted, count);
        samples += count;
    }

    /// <summary>The table of pairs, C × C; empty where there are so many classes that there is none.</summary>
    public Span<long> Table => pairs.Table;

    /// <summary>Takes samples that have been counted into the table, each as one.</summary>
    public void TakeCounted(long count) => samples += count;

    /// <summary>Counts samples of which more is known.</summary>
    public void Add(int actual, Judged judged, long count)
    {
        Add(actual, judged.Predicted, count);
        ranked += judged.TopFive == TopFiveState.Unknown ? 0 : count;
        hits += judged.TopFive == TopFiveState.Within ? count : 0;
        First += judged.Predicted == actual ? count : 0;
        Last += judged.IsLast ? count : 0;
        TiesForFirst += judged.IsTiedForFirst ? count : 0;
        TiesForFive += judged.IsTiedForFive ? count : 0;
    }

    /// <summary>Adds all that another has counted.</summary>
    public void Add(SampleTally other)
    {
        pairs.Add(other.pairs);
        (samples, ranked, hits) = (samples + other.samples, ranked + other.ranked, hits + other.hits);
        (First, Last) = (First + other.First, Last + other.Last);
        (TiesForFirst, TiesForFive) = (TiesForFirst + other.TiesForFirst, TiesForFive + other.TiesForFive);
    }

    /// <summary>The pairs of classes.</summary>
    public SparseCounts ToCounts() => pairs.ToCounts();

    /// <summary>The top five, if they are known of all samples.</summary>
    public TopFive? TopFive => samples > 0 && ranked == samples ? new TopFive(hits, samples) : null;

    /// <summary>True when the top five are known of some samples.</summary>
    public bool IsTopFiveKnownOfSome => ranked > 0;

    /// <summary>Why the top five are not known, as the end of a sentence.</summary>
    public string WhyNoTopFive =>
        ranked == 0
            ? "needs scores or the five best classes of each sample, but the test data has the predicted class alone"
            : $"needs the five best classes of each sample, but {samples - ranked} of {samples} samples have fewer";
}
