using QualityGate.Reports.Comparisons;

namespace QualityGate.Tool;

/// <summary>A report of a comparison and its place.</summary>
/// <param name="File">A file, or a name of standard output.</param>
/// <param name="Format">The format.</param>
internal sealed record ComparisonTarget(string File, ComparisonFormat Format)
{
    /// <summary>A report of a format.</summary>
    /// <param name="format">The name of the format.</param>
    /// <param name="file">The file, or <c>-</c>; null where none is asked for.</param>
    public static IEnumerable<ComparisonTarget> Of(string format, string? file) =>
        file is null ? [] : [new ComparisonTarget(file, ComparisonFormat.Find(format)!)];
}
