using System.Security.Cryptography;
using System.Text;

namespace QualityGate.Reports.Html;

/// <summary>The style sheet and the scripts of a report, which stand in it, so that it is one file.</summary>
internal static class HtmlAssets
{
    // In the order in which they build on each other.
    private static readonly string[] ScriptNames =
    [
        "cytoscape.min.js",
        "theme.js",
        "model.js",
        "style.js",
        "elements.js",
        "titles.js",
        "view.js",
        "picture.js",
        "facts.js",
        "filters.js",
        "matrix.js",
        "main.js",
    ];

    /// <summary>The style sheet.</summary>
    public static string Style => ThemeStyle.Rule + Read("page.css") + Read("picture.css") + Read("print.css");

    /// <summary>The scripts, in order; that of the library begins with its licence.</summary>
    public static IEnumerable<string> Scripts => ScriptNames.Select(Read);

    /// <summary>The hash by which a page allows a script.</summary>
    public static string HashOf(string script) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'";

    private static string Read(string name)
    {
        using var stream = typeof(HtmlAssets).Assembly.GetManifestResourceStream($"html/{name}")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
