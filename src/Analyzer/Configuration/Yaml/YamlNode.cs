using System.Collections.Immutable;
using QualityGate.Diagnostics;

namespace QualityGate.Configuration.Yaml;

/// <summary>A node of a YAML document that knows where it stands.</summary>
internal abstract record YamlNode(SourceLocation Location)
{
    /// <summary>The kind of node, for messages.</summary>
    public abstract string Kind { get; }

    /// <summary>The same, with this place for everything in it: for YAML whose own lines say nothing to the user.</summary>
    public abstract YamlNode At(SourceLocation location);
}

/// <summary>A single value. A quoted one is always text; a plain one may be a number.</summary>
internal sealed record YamlScalar(SourceLocation Location, string Text, bool IsPlain) : YamlNode(Location)
{
    /// <summary>True where the file has nothing there: a blank, <c>~</c> or <c>null</c> without quotes.</summary>
    public bool IsNothing => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";

    public override string Kind =>
        IsNothing && Text.Length > 0 ? $"nothing ('{Text}')"
        : IsNothing ? "nothing"
        : $"'{Text}'";

    public override YamlNode At(SourceLocation location) => this with { Location = location };
}

/// <summary>A list.</summary>
internal sealed record YamlList(SourceLocation Location, ImmutableArray<YamlNode> Items) : YamlNode(Location)
{
    public override string Kind => "a list";

    public override YamlNode At(SourceLocation location) => new YamlList(location, [.. Items.Select(item => item.At(location))]);
}

/// <summary>Keys and values in the order in which they are written; none stands twice.</summary>
internal sealed record YamlMapping(SourceLocation Location, ImmutableArray<(YamlScalar Key, YamlNode Value)> Items) : YamlNode(Location)
{
    public override string Kind => "a mapping";

    public override YamlNode At(SourceLocation location) =>
        new YamlMapping(location, [.. Items.Select(item => (item.Key with { Location = location }, item.Value.At(location)))]);
}
