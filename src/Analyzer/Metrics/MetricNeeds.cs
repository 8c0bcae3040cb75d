namespace QualityGate.Metrics;

/// <summary>What a metric is computed from.</summary>
[Flags]
public enum MetricNeeds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The class templates: the weights of the classifier layer.</summary>
    Templates = 1,

    /// <summary>The hierarchy of concepts that the labels stand for.</summary>
    Hierarchy = 2,

    /// <summary>A confusion matrix, or predictions to count one from.</summary>
    TestData = 4,
}

/// <summary>Which values of a metric are good.</summary>
public enum Direction
{
    /// <summary>The higher, the better.</summary>
    HigherIsBetter,

    /// <summary>The lower, the better.</summary>
    LowerIsBetter,
}

/// <summary>What a metric's value would be different for, had chance been different: what its interval is about.</summary>
public enum RandomSource
{
    /// <summary>Nothing that could be drawn again: the metric has no interval.</summary>
    None,

    /// <summary>Which pairs of classes the forest has as edges.</summary>
    Edges,

    /// <summary>Which samples the test set has of each class.</summary>
    TestSamples,
}
