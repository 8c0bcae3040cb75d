using System.Text.Json.Serialization;
using QualityGate.Text;

namespace QualityGate.Comparison;

/// <summary>The change of a metric.</summary>
[JsonConverter(typeof(WordConverter<Change>))]
internal enum Change
{
    /// <summary>An unknown change: one of the models has no value.</summary>
    Unknown,

    /// <summary>No change.</summary>
    None,

    /// <summary>A difference whose interval contains 0.</summary>
    WithinChance,

    /// <summary>A change for the better, and beyond chance.</summary>
    Better,

    /// <summary>A change for the worse, and beyond chance.</summary>
    Worse,

    /// <summary>A difference of which, without an interval, it is not known whether it is chance.</summary>
    Changed,
}
