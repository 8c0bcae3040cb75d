namespace QualityGate.Explanations;

/// <summary>The direction in which a pair of classes moves the value of a metric.</summary>
internal enum PairEffect
{
    /// <summary>The pair pulls the value down: look here when it is below a lower bound.</summary>
    Lowers,

    /// <summary>The pair pushes the value up: look here when it is above an upper bound.</summary>
    Raises,
}
