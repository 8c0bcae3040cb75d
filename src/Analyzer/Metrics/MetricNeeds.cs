namespace QualityGate.Metrics;

/// <summary>The inputs that a metric needs.</summary>
[Flags]
public enum MetricNeeds
{
    /// <summary>No inputs.</summary>
    None = 0,

    /// <summary>The class templates: the weights of the classifier layer.</summary>
    Templates = 1,

    /// <summary>The hierarchy of concepts that the labels stand for.</summary>
    Hierarchy = 2,

    /// <summary>A confusion matrix, or predictions to count one from.</summary>
    TestData = 4,
}
