namespace QualityGate.NUnit;

/// <summary>A head and the texts that stand below each other beside it, under NUnit's <c>Expected:</c> and <c>But was:</c>.</summary>
internal sealed record MessageLine(string Head, params IReadOnlyList<string> Texts)
{
    private const int Width = 10;

    /// <summary>True when it says something of one value, and not of the model.</summary>
    public bool BelongsToValue { get; init; }

    /// <summary>The distance of a value from its limit.</summary>
    public static MessageLine OffBy(string distance) => new("Off by", distance) { BelongsToValue = true };

    /// <summary>The interval of a value.</summary>
    public static MessageLine Interval(string text) => new("Interval", text) { BelongsToValue = true };

    /// <summary>The lines, indented as NUnit's own.</summary>
    public IEnumerable<string> Write() => Texts.Select((text, i) => $"  {(i == 0 ? $"{Head}:" : string.Empty).PadRight(Width)}{text}");
}
