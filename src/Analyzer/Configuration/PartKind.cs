using System.Text.Json.Serialization;
using QualityGate.Text;

namespace QualityGate.Configuration;

/// <summary>The kinds of parts of a model that limits are put on.</summary>
[JsonConverter(typeof(WordConverter<PartKind>))]
public enum PartKind
{
    /// <summary>A class.</summary>
    Class,

    /// <summary>The classes that are a kind of one concept.</summary>
    Superclass,

    /// <summary>Two groups of classes that are to be told from each other.</summary>
    Separate,
}
