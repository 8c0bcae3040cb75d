using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Diagnostics;

namespace QualityGate.Files.Trees;

/// <summary>A value in a file of JSON, YAML or protobuf text that knows where it stands.</summary>
internal abstract record DataNode(SourceLocation Location);

/// <summary>A single value.</summary>
/// <param name="Location">Its place.</param>
/// <param name="Text">The value without quotes.</param>
/// <param name="Kind">Its kind.</param>
internal sealed record DataScalar(SourceLocation Location, string Text, ScalarKind Kind) : DataNode(Location)
{
    /// <summary>The text; null where the file has nothing there: <c>null</c>, and in YAML <c>~</c> or a blank, too.</summary>
    public string? Value =>
        Kind switch
        {
            ScalarKind.Plain when Text is "" or "~" or "null" or "Null" or "NULL" => null,
            ScalarKind.Other when Text == "null" => null,
            _ => Text,
        };

    /// <summary>True when it may be a label.</summary>
    public bool IsText => Kind is ScalarKind.Text or ScalarKind.Plain && !string.IsNullOrWhiteSpace(Text);

    /// <summary>The whole number of at least 0 that it stands for; null where it is none.</summary>
    public int? Number => Kind is ScalarKind.Number or ScalarKind.Plain ? IndexOf(Text) : null;

    /// <summary>The class index that a text is; null where it is none.</summary>
    public static int? IndexOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}

/// <summary>A list.</summary>
/// <param name="Location">Its place.</param>
/// <param name="Items">Its items.</param>
/// <param name="End">The place of its end.</param>
internal sealed record DataList(SourceLocation Location, ImmutableArray<DataNode> Items, SourceLocation End) : DataNode(Location);

/// <summary>Keys and values as they are written; a key may stand twice.</summary>
/// <param name="Location">Its place.</param>
/// <param name="Entries">Its keys with their values.</param>
internal sealed record DataMap(SourceLocation Location, ImmutableArray<(DataScalar Key, DataNode Value)> Entries) : DataNode(Location)
{
    /// <summary>The first value of a key; null where the key is missing.</summary>
    public DataNode? this[string key] => Entries.FirstOrDefault(entry => entry.Key.Text == key).Value;
}

/// <summary>The kinds of a single value.</summary>
internal enum ScalarKind
{
    /// <summary>A text in quotes.</summary>
    Text,

    /// <summary>A text or a number, as YAML writes both without quotes.</summary>
    Plain,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Something else, such as <c>null</c> or <c>true</c>.</summary>
    Other,
}
