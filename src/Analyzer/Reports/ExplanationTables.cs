using System.Collections.Immutable;
using QualityGate.Labels;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports;

/// <summary>Short tables of what drives a model's metrics, for people. The JSON report has all of it.</summary>
internal static class ExplanationTables
{
    private const int MostRows = 5;

    /// <summary>The tables that have rows.</summary>
    public static IReadOnlyList<ReportTable> Of(ModelResult model, ExplanationResult explanation)
    {
        var hasCounts = model.TestData?.Samples is not null;
        var hasHierarchy = explanation.ShallowestEdges.All(edge => edge.Depth is not null);
        ReportTable[] tables =
        [
            PairTable.Of(
                ReportTable.Shorten(
                    hasHierarchy ? "Considered similar, with least in common" : "Considered most similar",
                    MostRows,
                    model.Structural!.Edges.Length
                ),
                [
                    .. explanation
                        .ShallowestEdges.Take(MostRows)
                        .Select(edge => new PairRow(edge.AName, edge.BName, edge.SubsumerName, edge.Depth, edge.Similarity)),
                ]
            ),
            Pairs("Functional edges that no similarity explains", explanation.UnexplainedConfusions, hasCounts),
            Pairs("Considered similar, but never confused", explanation.UnconfusedSimilarities, hasCounts),
            LeastAccurate(explanation, hasHierarchy, hasCounts),
        ];
        return [.. tables.Where(table => !table.Rows.IsEmpty)];
    }

    private static ReportTable Pairs(string title, ImmutableArray<PairResult> pairs, bool hasCounts) =>
        PairTable.Of(
            ReportTable.Shorten(title, MostRows, pairs.Length),
            [
                .. pairs
                    .Take(MostRows)
                    .Select(pair => new PairRow(pair.AName, pair.BName, pair.SubsumerName, pair.Depth, pair.Similarity)
                    {
                        Confusions = hasCounts ? pair.Confusions : null,
                        Rate = hasCounts ? null : pair.Confusions / 2,
                    }),
            ]
        );

    private static ReportTable LeastAccurate(ExplanationResult explanation, bool hasHierarchy, bool hasCounts)
    {
        ClassResult[] imperfect = [.. explanation.Classes.Where(share => share.Accuracy < 1)];
        return new ReportTable(
            ReportTable.Shorten("Classes with the lowest accuracy", MostRows, imperfect.Length),
            [
                "class",
                .. hasCounts ? ["samples"] : Array.Empty<string>(),
                "accuracy",
                "precision",
                .. hasHierarchy ? ["mistake severity"] : Array.Empty<string>(),
            ],
            1,
            [
                .. imperfect
                    .OrderBy(share => share.Accuracy)
                    .Take(MostRows)
                    .Select(share =>
                        (ImmutableArray<string>)
                            [
                                ClassName.Short(share.Name),
                                .. hasCounts ? [Figure.Count(share.Samples!.Value)] : Array.Empty<string>(),
                                Optional(share.Accuracy),
                                Optional(share.Precision),
                                .. hasHierarchy ? [Optional(share.MistakeSeverity)] : Array.Empty<string>(),
                            ]
                    ),
            ]
        );
    }

    private static string Optional(double? value) => value is { } number ? Figure.Format(number) : "-";
}
