using System.Text.Json.Serialization;
using QualityGate.Text;

namespace QualityGate.Diagnostics;

/// <summary>How serious a diagnostic or a violated threshold is.</summary>
[JsonConverter(typeof(WordConverter<Severity>))]
public enum Severity
{
    /// <summary>Fails the gate.</summary>
    Error,

    /// <summary>Is reported and does not fail the gate.</summary>
    Warning,
}
