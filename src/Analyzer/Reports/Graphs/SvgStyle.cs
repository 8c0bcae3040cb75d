using System.Globalization;
using System.Text;

namespace QualityGate.Reports.Graphs;

/// <summary>
/// The style sheet of pictures, for light and dark windows. The rules name plain colours instead of variables, which programs other than
/// browsers don't know.
/// </summary>
internal static class SvgStyle
{
    private const string Base = """
        .qg text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; font-size: 12px }
        .qg .h { font-size: 18px; font-weight: 600 }
        .qg .k { font-weight: 600; stroke-width: 4px; paint-order: stroke; stroke-linejoin: round }
        .qg .d { font-size: 11px; font-weight: 600; text-anchor: middle }
        .qg .e { fill: none; stroke-width: 2.5 }
        .qg .b { stroke-width: 1.5 }
        .qg .v { fill: none; stroke-width: 7 }
        .qg .x { fill: none; stroke-linecap: round }
        .qg .u { fill: none; stroke-opacity: .8 }
        .qg .l { fill: none; stroke-opacity: .25 }
        .qg .z { fill: none; pointer-events: none }

        """;

    /// <summary>The rules.</summary>
    public static string Rules { get; } =
        Base
        + $".qg .u, .qg .l, .qg .z {{ stroke-dasharray: {PictureTheme.UnexplainedDashes} }}\n"
        + string.Create(CultureInfo.InvariantCulture, $".qg .x {{ stroke-opacity: {PictureTheme.BandOpacity:.##} }}\n")
        + Theme(string.Empty, ground: "#ffffff", card: "#f6f8fa", frame: "#d0d7de", ink: "#1f2328", quiet: "#59636e", PictureTheme.Light)
        + "@media (prefers-color-scheme: dark) {\n"
        + Theme("  ", ground: "#0d1117", card: "#161b22", frame: "#30363d", ink: "#e6edf3", quiet: "#9198a1", PictureTheme.Dark)
        + "}\n";

    private static string Theme(string indent, string ground, string card, string frame, string ink, string quiet, PictureTheme theme)
    {
        var rules = new StringBuilder();
        void Rule(string selectors, string declarations) => rules.Append($"{indent}{selectors} {{ {declarations} }}\n");
        Rule(".qg .g", $"fill: {ground}");
        Rule(".qg .c", $"fill: {card}; stroke: {frame}");
        Rule(".qg .n", $"fill: {ground}; stroke: {frame}");
        Rule(".qg text", $"fill: {ink}");
        Rule(".qg .q", $"fill: {quiet}");
        Rule(".qg .k", $"fill: {quiet}; stroke: {card}");
        Rule(".qg .o", $"fill: {theme.Mistake}");
        Rule(".qg .r", $"fill: none; stroke: {quiet}");
        Rule(".qg .b", $"fill: {card}");
        Rule(".qg .x, .qg .u, .qg .l, .qg g:hover > .z", $"stroke: {theme.Mistake}");
        Rule(".qg .m", $"fill: {theme.Misperception}");
        Rule(".qg .v", $"stroke: {theme.Misperception}");
        Rule(".qg .w", $"fill: {theme.OnMisperception}");
        for (var step = 0; step < PictureTheme.Steps; step++)
        {
            Rule($".qg .s{step}", $"stroke: {theme.Similarities[step]}");
            Rule($".qg .f{step}", $"fill: {theme.Similarities[step]}");
        }

        return rules.ToString();
    }
}
