using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Text;

namespace QualityGate.Reports.Tables;

/// <summary>A row about two classes.</summary>
internal sealed record PairRow(string A, string B, string? Subsumer, int? Depth, double Similarity)
{
    /// <summary>How many samples of either were predicted as the other; null where that is not known.</summary>
    public double? Confusions { get; init; }

    /// <summary>The mean of the shares of both that were predicted as the other, where only shares are known.</summary>
    public double? Rate { get; init; }
}

/// <summary>Tables of pairs of classes. The columns of what two have in common are there only where a hierarchy says it.</summary>
internal static class PairTable
{
    /// <summary>Writes pairs.</summary>
    /// <param name="title">The title.</param>
    /// <param name="rows">The pairs.</param>
    /// <param name="call">What a class is called, by its name.</param>
    /// <param name="measure">The word for the figure of a pair: its similarity, or the rate at which the two are confused.</param>
    public static ReportTable Of(string title, ImmutableArray<PairRow> rows, Func<string, string> call, string measure = "similarity")
    {
        (string Head, bool IsName, Func<PairRow, string?> Cell)[] all =
        [
            ("class", true, row => call(row.A)),
            ("class", true, row => call(row.B)),
            ("in common", true, row => row.Subsumer),
            ("depth", false, row => row.Depth?.ToString(CultureInfo.InvariantCulture)),
            (measure, false, row => Figure.Format(row.Similarity)),
            ("rate of confusion", false, row => row.Rate is { } rate ? Figure.Format(rate) : null),
            ("confusions", false, row => row.Confusions is { } confusions ? Figure.Count(confusions) : null),
        ];
        (string Head, bool IsName, Func<PairRow, string?> Cell)[] columns =
        [
            .. all.Where(column => rows.Any(row => column.Cell(row) is not null)),
        ];
        return new ReportTable(
            title,
            [.. columns.Select(column => column.Head)],
            columns.Count(column => column.IsName),
            [.. rows.Select(row => columns.Select(column => column.Cell(row) ?? "-").ToImmutableArray())]
        );
    }
}
