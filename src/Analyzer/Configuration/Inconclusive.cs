using System.Text.Json.Serialization;
using QualityGate.Text;

namespace QualityGate.Configuration;

/// <summary>The consequence of an interval that contains a limit, so that it is not known whether the limit is kept.</summary>
[JsonConverter(typeof(WordConverter<Inconclusive>))]
public enum Inconclusive
{
    /// <summary>Nothing is reported; the table shows it.</summary>
    Pass,

    /// <summary>Is reported, and does not fail the gate.</summary>
    Warning,

    /// <summary>Fails the gate.</summary>
    Error,
}
