using QualityGate.Files;

namespace QualityGate.Reports.Interchange;

/// <summary>Paths of reports as references by the rules of URIs.</summary>
internal static class SarifUri
{
    /// <summary>A relative reference, or a file URI for a path from the root.</summary>
    public static string Of(string path)
    {
        if (UrlPath.Find(path) is { } url)
        {
            return Uri.EscapeDataString(url);
        }

        var segments = string.Join('/', path.Split('/').Select(Segment));
        return path.StartsWith("//", StringComparison.Ordinal) ? $"file:{segments}"
            : path.StartsWith('/') ? $"file://{segments}"
            : ReportPath.IsOnDrive(path) ? $"file:///{path[0]}:{segments[4..]}"
            : segments;
    }

    // (Half of a letter, which no URI can hold, becomes the sign for what is no letter.)
    private static string Segment(string name) => Uri.EscapeDataString(string.Concat(name.EnumerateRunes()));
}
