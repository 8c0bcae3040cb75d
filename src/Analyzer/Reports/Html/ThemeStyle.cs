using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Reports.Graphs;

namespace QualityGate.Reports.Html;

/// <summary>The colours and dashes of pictures as custom properties of a page, from where its style sheet and scripts take them.</summary>
internal static class ThemeStyle
{
    /// <summary>The rule; its colours follow the theme that the reader chooses.</summary>
    public static string Rule { get; } = Write(PictureTheme.Light, PictureTheme.Dark);

    private static string Write(PictureTheme light, PictureTheme dark) =>
        ":root {\n"
        + Colour("mistake", light.Mistake, dark.Mistake)
        + Colour("mistake-faint", light.FaintMistake, dark.FaintMistake)
        + Colour("misperceived", light.Misperception, dark.Misperception)
        + Colour("on-misperceived", light.OnMisperception, dark.OnMisperception)
        + Steps("similar", light.Similarities, dark.Similarities)
        + Steps("confused", light.Confusions, dark.Confusions)
        + Steps("wrong", light.Errors, dark.Errors)
        + $"  --unexplained-dashes: {PictureTheme.UnexplainedDashes};\n"
        + string.Create(CultureInfo.InvariantCulture, $"  --band-opacity: {PictureTheme.BandOpacity:.##};\n")
        + "}\n";

    private static string Steps(string name, ImmutableArray<string> light, ImmutableArray<string> dark) =>
        string.Concat(
            Enumerable
                .Range(0, PictureTheme.Steps)
                .Select(step => Colour(string.Create(CultureInfo.InvariantCulture, $"{name}-{step}"), light[step], dark[step]))
        );

    private static string Colour(string name, string light, string dark) => $"  --{name}: light-dark({light}, {dark});\n";
}
