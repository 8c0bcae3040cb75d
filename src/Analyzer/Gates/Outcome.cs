using System.Text.Json.Serialization;
using QualityGate.Text;

namespace QualityGate.Gates;

/// <summary>
/// The outcome of a limit, or of a threshold with its limits, once severity, the consequence of inconclusive limits and exceptions have
/// been weighed; from the best to the worst.
/// </summary>
[JsonConverter(typeof(WordConverter<Outcome>))]
public enum Outcome
{
    /// <summary>A limit against the baseline has nothing to compare with: nothing was judged, and the run goes on.</summary>
    NotCompared,

    /// <summary>It was measured, and holds; of a threshold, what could be compared.</summary>
    Passed,

    /// <summary>It is violated or inconclusive, and an exception that was granted covers it.</summary>
    Suppressed,

    /// <summary>The interval contains the limit, which passes by <c>inconclusive: pass</c>.</summary>
    Tolerated,

    /// <summary>The interval contains the limit, which is a warning.</summary>
    Inconclusive,

    /// <summary>It is violated, which is a warning.</summary>
    Warned,

    /// <summary>It fails its model: it is violated, or inconclusive where that is an error.</summary>
    Failed,

    /// <summary>It could not be measured, and fails its model.</summary>
    NotMeasured,
}
