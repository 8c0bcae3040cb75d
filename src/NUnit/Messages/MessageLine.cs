namespace QualityGate.NUnit;

/// <summary>A head and the texts that stand below each other beside it, under NUnit's <c>Expected:</c> and <c>But was:</c>.</summary>
internal sealed record MessageLine(string Head, params IReadOnlyList<string> Texts)
{
    private const int Width = 10;

    public IEnumerable<string> Write() => Texts.Select((text, i) => $"  {(i == 0 ? $"{Head}:" : string.Empty).PadRight(Width)}{text}");
}
