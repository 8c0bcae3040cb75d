using System.Collections.Immutable;
using QualityGate.Comparison;
using QualityGate.Reports.Ranking;

namespace QualityGate.Reports.Comparisons;

/// <summary>A format that comparisons of models are written in, under the name that reports of a gate have, too.</summary>
/// <param name="Name">Its name, such as <c>json</c>.</param>
/// <param name="Write">Writes a comparison of two models, or of several.</param>
internal sealed record ComparisonFormat(string Name, Func<ComparisonSeries, string> Write)
{
    /// <summary>All formats.</summary>
    public static ImmutableArray<ComparisonFormat> All { get; } =
    [
        new("json", Either(ComparisonReport.ToJson, SeriesReport.ToJson)),
        new("markdown", Either(ComparisonReport.ToMarkdown, SeriesReport.ToMarkdown)),
        new("html", ComparisonHtml.Write),
        new("csv", ComparisonCsv.Write),
        new("scatter", series => ScatterSvg.Write(ComparedModels.Of(series))),
    ];

    /// <summary>Finds a format by its name; null when there is none of that name.</summary>
    public static ComparisonFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);

    // Two models have a form of their own.
    private static Func<ComparisonSeries, string> Either(Func<ComparisonResult, string> two, Func<ComparisonSeries, string> several) =>
        series => series.Comparisons is [var only] ? two(only) : several(series);
}
