namespace QualityGate.Metrics;

/// <summary>What a metric's value would be different for, had chance been different: what its interval is about.</summary>
internal enum RandomSource
{
    /// <summary>Nothing that could be drawn again: the metric has no interval.</summary>
    None,

    /// <summary>Which pairs of classes the forest has as edges.</summary>
    Edges,

    /// <summary>Which samples the test set has of each class.</summary>
    TestSamples,
}
