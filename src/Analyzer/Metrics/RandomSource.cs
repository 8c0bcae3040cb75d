namespace QualityGate.Metrics;

/// <summary>The source of chance in a metric's value, which its interval is about.</summary>
internal enum RandomSource
{
    /// <summary>No source that could be drawn again: the metric has no interval.</summary>
    None,

    /// <summary>The pairs of classes that the forest has as edges.</summary>
    Edges,

    /// <summary>The samples that the test set has of each class.</summary>
    TestSamples,
}
