using QualityGate.Gates;

namespace QualityGate.ErrorRates.Rates;

/// <summary>The verdict of the gate on one metric of a simulated model.</summary>
/// <param name="Part">The kind of limit.</param>
/// <param name="Case">The change that was made to the model.</param>
/// <param name="Metric">The metric; <see cref="Any"/> for all limits of a file together.</param>
/// <param name="State">The verdict.</param>
internal sealed record Judged(Part Part, string Case, string Metric, VerdictState State)
{
    /// <summary>All metrics together: the worst verdict.</summary>
    public const string Any = "any";
}

/// <summary>The kinds of limits whose rates are measured.</summary>
internal enum Part
{
    /// <summary><c>max-drop: 0, confidence: 0.95</c> against what the undamaged model had.</summary>
    Drop,

    /// <summary>The limits that <c>init</c> chose on the undamaged model.</summary>
    Init,
}
