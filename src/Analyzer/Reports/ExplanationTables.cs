using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Labels;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports;

/// <summary>Short tables of what drives a model's metrics, for people. The JSON report has all of it.</summary>
internal static class ExplanationTables
{
    private const int MostRows = 5;
    private static readonly string[] PairHeads = ["class", "class", "in common", "depth", "similarity", "confusions"];

    /// <summary>The tables that have rows.</summary>
    public static IReadOnlyList<ReportTable> Of(ModelResult model, ExplanationResult explanation)
    {
        ReportTable[] tables =
        [
            new(
                ReportTable.Shorten("Considered similar, with least in common", MostRows, model.Structural!.Edges.Length),
                [.. PairHeads[..5]],
                3,
                [
                    .. explanation
                        .ShallowestEdges.Take(MostRows)
                        .Select(edge =>
                            ImmutableArray.Create(
                                Name(edge.AName),
                                Name(edge.BName),
                                edge.SubsumerName,
                                Depth(edge.Depth),
                                Figure.Format(edge.Similarity)
                            )
                        ),
                ]
            ),
            Pairs("Confusions that no similarity explains", explanation.UnexplainedConfusions),
            Pairs("Considered similar, but never confused", explanation.UnconfusedSimilarities),
            LeastAccurate(explanation),
        ];
        return [.. tables.Where(table => !table.Rows.IsEmpty)];
    }

    private static ReportTable Pairs(string title, ImmutableArray<PairResult> pairs) =>
        new(
            ReportTable.Shorten(title, MostRows, pairs.Length),
            [.. PairHeads],
            3,
            [
                .. pairs
                    .Take(MostRows)
                    .Select(pair =>
                        ImmutableArray.Create(
                            Name(pair.AName),
                            Name(pair.BName),
                            pair.SubsumerName,
                            Depth(pair.Depth),
                            Figure.Format(pair.Similarity),
                            Figure.Count(pair.Confusions)
                        )
                    ),
            ]
        );

    private static ReportTable LeastAccurate(ExplanationResult explanation)
    {
        ClassResult[] imperfect = [.. explanation.Classes.Where(share => share.Accuracy < 1)];
        return new ReportTable(
            ReportTable.Shorten("Classes with the lowest accuracy", MostRows, imperfect.Length),
            ["class", "samples", "accuracy", "precision", "mistake severity"],
            1,
            [
                .. imperfect
                    .OrderBy(share => share.Accuracy)
                    .Take(MostRows)
                    .Select(share =>
                        ImmutableArray.Create(
                            Name(share.Name),
                            Figure.Count(share.Samples!.Value),
                            Optional(share.Accuracy),
                            Optional(share.Precision),
                            Optional(share.MistakeSeverity)
                        )
                    ),
            ]
        );
    }

    private static string Name(string name) => ClassName.Short(name);

    private static string Depth(int depth) => depth.ToString(CultureInfo.InvariantCulture);

    private static string Optional(double? value) => value is { } number ? Figure.Format(number) : "-";
}
