using System.Text.Json.Serialization;
using QualityGate.Text;

namespace QualityGate.Diagnostics;

/// <summary>The severity of a diagnostic or a violated threshold.</summary>
[JsonConverter(typeof(WordConverter<Severity>))]
public enum Severity
{
    /// <summary>Fails the gate.</summary>
    Error,

    /// <summary>Is reported and does not fail the gate.</summary>
    Warning,

    /// <summary>Is said without being a warning, such as that an exception ends soon. No threshold has this severity.</summary>
    Note,
}
