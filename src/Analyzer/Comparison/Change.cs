using System.Text.Json.Serialization;
using QualityGate.Text;

namespace QualityGate.Comparison;

/// <summary>How a metric changed.</summary>
[JsonConverter(typeof(WordConverter<Change>))]
internal enum Change
{
    /// <summary>One of the models has no value.</summary>
    Unknown,

    /// <summary>Not at all.</summary>
    None,

    /// <summary>Its interval contains 0.</summary>
    WithinChance,

    /// <summary>For the better, and beyond chance.</summary>
    Better,

    /// <summary>For the worse, and beyond chance.</summary>
    Worse,

    /// <summary>The values differ, but without an interval it is not known whether that is chance.</summary>
    Changed,
}
