using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Tables;

/// <summary>Short tables of what drives a model's metrics, for people. The JSON report has all of it.</summary>
internal static class ExplanationTables
{
    private const int MostRows = 5;

    /// <summary>The tables that have rows.</summary>
    public static IReadOnlyList<ReportTable> Of(ModelResult model, ExplanationResult explanation)
    {
        var names = ShortClasses.Of(model);
        return Of(model, explanation, name => names[name]);
    }

    /// <summary>The tables that have rows.</summary>
    /// <param name="model">The model.</param>
    /// <param name="explanation">What drives its metrics.</param>
    /// <param name="call">What a class is called, by its name.</param>
    public static IReadOnlyList<ReportTable> Of(ModelResult model, ExplanationResult explanation, Func<string, string> call)
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
                ],
                call
            ),
            Pairs("Functional edges that no similarity explains", explanation.UnexplainedConfusions, hasCounts, call),
            Pairs("Considered similar, but never confused", explanation.UnconfusedSimilarities, hasCounts, call),
            LeastAccurate(explanation, hasHierarchy, hasCounts, call),
        ];
        return [.. tables.Where(table => !table.Rows.IsEmpty)];
    }

    private static ReportTable Pairs(string title, ImmutableArray<PairResult> pairs, bool hasCounts, Func<string, string> call) =>
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
            ],
            call
        );

    private static ReportTable LeastAccurate(ExplanationResult explanation, bool hasHierarchy, bool hasCounts, Func<string, string> call)
    {
        var tested = explanation.Classes.Count(share => share.Accuracy is not null);
        ClassResult[] imperfect = [.. explanation.Classes.Where(share => share.Accuracy < 1)];
        return new ReportTable(
            imperfect.Length > MostRows
                ? string.Create(CultureInfo.InvariantCulture, $"The {MostRows} of {tested} classes with the lowest accuracy")
                : "Classes with the lowest accuracy",
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
                                call(share.Name),
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
