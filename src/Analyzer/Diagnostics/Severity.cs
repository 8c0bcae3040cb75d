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
}
