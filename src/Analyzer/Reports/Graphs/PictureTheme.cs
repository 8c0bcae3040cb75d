using System.Collections.Immutable;

namespace QualityGate.Reports.Graphs;

/// <summary>
/// The colours and dashes that mean something in a picture, the same in every format that draws: blue is similarity, orange is what went
/// wrong on the test data, and misperceptions have a third colour. Colour-blind people tell the three apart, and each has a form of its
/// own besides. Steps differ in lightness, so that black-and-white prints show them.
/// </summary>
/// <param name="Mistake">Dots of errors and lines of confusions.</param>
/// <param name="FaintMistake">The middle of a long line of a confusion, which crosses what has nothing to do with it.</param>
/// <param name="Misperception">The seam and the mark of a misperception.</param>
/// <param name="OnMisperception">The depth on that mark.</param>
/// <param name="Similarities">The steps from the least to the most similar pair, which stands out most.</param>
/// <param name="Confusions">The steps of rates of confusion, on a map.</param>
/// <param name="Errors">The steps of shares of errors, on which names stand.</param>
internal sealed record PictureTheme(
    string Mistake,
    string FaintMistake,
    string Misperception,
    string OnMisperception,
    ImmutableArray<string> Similarities,
    ImmutableArray<string> Confusions,
    ImmutableArray<string> Errors
)
{
    /// <summary>The number of steps of each kind.</summary>
    public const int Steps = 5;

    /// <summary>The dashes of a confusion that no similarity explains; one that is explained is a band behind the similarity.</summary>
    public const string UnexplainedDashes = "6 4";

    /// <summary>How opaque that band is.</summary>
    public const double BandOpacity = 0.35;

    /// <summary>The colours on a light ground.</summary>
    public static PictureTheme Light { get; } =
        new(
            Mistake: "#c2410c",
            FaintMistake: "#f0c9b8",
            Misperception: "#6b0f1a",
            OnMisperception: "#ffffff",
            ["#588ccb", "#3f74b5", "#2a5c9b", "#15447c", "#062a57"],
            ["#efb08f", "#e48a5c", "#d0642f", "#b23c0b", "#742204"],
            ["#eef1f5", "#fbe3d3", "#f7c6a5", "#ee9f6c", "#dd7436"]
        );

    /// <summary>The colours on a dark ground.</summary>
    public static PictureTheme Dark { get; } =
        new(
            Mistake: "#ff9457",
            FaintMistake: "#5d3d2c",
            Misperception: "#ffdf33",
            OnMisperception: "#000000",
            ["#4a7bb3", "#6594cb", "#86afe0", "#abcbf1", "#d3e5ff"],
            ["#7a4a31", "#a05c35", "#cc743e", "#ff9457", "#ffd0b3"],
            ["#252b34", "#47332a", "#6a4330", "#965432", "#c96a38"]
        );
}
