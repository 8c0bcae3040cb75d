using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Reports.Tables;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Ranking;

/// <summary>Writes a ranking as a table: a line a model, with the files that its figures are of.</summary>
internal static class RankingTable
{
    // Roles of inputs that are test data, as results name them.
    private static readonly ImmutableArray<string> TestData = ["predictions", "scores", "confusion", "images"];

    /// <summary>The table of the models of a result; null where they cannot be ranked.</summary>
    /// <param name="result">The result, with portable paths.</param>
    public static ReportTable? Of(GateResult result)
    {
        if (ModelRanking.Of(result) is not { } ranking)
        {
            return null;
        }

        var metrics = ModelRanking.Shown.Where(metric => ranking.Models.Any(ranked => Value(ranked, metric) is not null)).ToArray();
        var hasTestData = ranking.Models.Any(ranked => TestDataOf(ranked.Model).Length > 0);
        return new ReportTable(
            $"Ranking by {ranking.Metric}",
            ["rank", "model", .. hasTestData ? ["test data"] : Array.Empty<string>(), .. metrics],
            hasTestData ? 3 : 2,
            [
                .. ranking.Models.Select(ranked =>
                    ImmutableArray.Create<string>([
                        ranked.Rank?.ToString(CultureInfo.InvariantCulture) ?? "-",
                        SingleLine.Of(ranked.Model.Name),
                        .. hasTestData ? [TestDataOf(ranked.Model)] : Array.Empty<string>(),
                        .. metrics.Select(metric => Value(ranked, metric) is { } value ? Figure.Format(value) : "undefined"),
                    ])
                ),
            ]
        );
    }

    private static double? Value(RankedModel ranked, string metric) => ModelRanking.Value(ranked.Model, metric);

    private static string TestDataOf(ModelResult model) =>
        string.Join(
            ", ",
            model
                .Inputs.Where(input => TestData.Contains(input.Role))
                .Select(input => SingleLine.Of(Path.GetFileName(input.Path)))
                .Distinct(StringComparer.Ordinal)
                .Take(1)
        );
}
