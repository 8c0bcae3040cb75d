namespace QualityGate.Generate;

/// <summary>Lays out generated C# as the formatter would: in lines of at most 140 columns.</summary>
internal static class CodeText
{
    private const int Width = 140;

    /// <summary>The summary of a member that is indented by so many columns.</summary>
    public static string Summary(string text, int indent)
    {
        var lines = new List<string> { "///" };
        foreach (var word in Xml(text).Split(' '))
        {
            if (indent + lines[^1].Length + 1 + word.Length > Width)
            {
                lines.Add("///");
            }

            lines[^1] += $" {word}";
        }

        return $"/// <summary>\n{string.Join('\n', lines)}\n/// </summary>\n";
    }

    /// <summary>A member of one expression, which stands in a line of its own where one line doesn't hold both.</summary>
    public static string Member(string declaration, string expression, int indent)
    {
        var line = $"{declaration} => {expression};";
        return indent + line.Length <= Width ? line : $"{declaration} =>\n    {expression};";
    }

    private static string Xml(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
}
