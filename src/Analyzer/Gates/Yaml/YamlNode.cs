using System.Collections.Immutable;
using QualityGate.Diagnostics;

namespace QualityGate.Gates.Yaml;

/// <summary>A node of a YAML document that knows where it stands.</summary>
internal abstract record YamlNode(SourceLocation Location)
{
    /// <summary>What the node is, for messages.</summary>
    public abstract string Kind { get; }
}

/// <summary>A single value. A quoted one is always text; a plain one may be a number.</summary>
internal sealed record YamlScalar(SourceLocation Location, string Text, bool IsPlain) : YamlNode(Location)
{
    public override string Kind => IsPlain && Text.Length == 0 ? "nothing" : $"'{Text}'";
}

/// <summary>A list.</summary>
internal sealed record YamlList(SourceLocation Location, ImmutableArray<YamlNode> Items) : YamlNode(Location)
{
    public override string Kind => "a list";
}

/// <summary>Keys and values in the order in which they are written; the same key may stand twice.</summary>
internal sealed record YamlMapping(SourceLocation Location, ImmutableArray<(YamlScalar Key, YamlNode Value)> Items) : YamlNode(Location)
{
    public override string Kind => "a mapping";
}
