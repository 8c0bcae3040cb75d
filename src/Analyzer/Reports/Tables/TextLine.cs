using QualityGate.Text;

namespace QualityGate.Reports.Tables;

/// <summary>A line of a report.</summary>
/// <param name="Text">The text.</param>
/// <param name="Tone">How it is meant; a terminal may show it as a colour.</param>
internal sealed record TextLine(string Text, Tone Tone)
{
    /// <summary>The text: a single line, whatever names it was made from.</summary>
    public string Text { get; init; } = SingleLine.Of(Text);

    /// <summary>True when it says that something holds or fails, so that a terminal may put a mark in front.</summary>
    public bool IsVerdict { get; init; }

    /// <summary>The table that it is a row of, which a narrow window lays out anew; null where it is none.</summary>
    public TextTable? Table { get; init; }

    /// <summary>The number of the row.</summary>
    public int Row { get; init; }
}
