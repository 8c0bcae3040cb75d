using System.Text.RegularExpressions;

namespace QualityGate.Testing;

/// <summary>Expected texts whose lines are longer than lines of source code may be.</summary>
public static partial class LongLines
{
    /// <summary>A line that ends in a blank and a backslash goes on in the next one, behind its indentation.</summary>
    public static string Join(string text) => Break.Replace(text, " ");

    [GeneratedRegex(@" \\\r?\n *", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Break { get; }
}
