using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Explanations;
using QualityGate.Gates;
using QualityGate.Metrics;

namespace QualityGate.Reports;

/// <summary>Short tables of what drives a model's metrics, for people. The JSON report has all of it.</summary>
internal static class ExplanationTables
{
    private const int MostRows = 5;

    /// <summary>The tables that have rows.</summary>
    public static IReadOnlyList<ReportTable> Of(AnalysedModel analysis, Explanation explanation)
    {
        var labels = analysis.Labels;
        string Name(int index) => ReportTable.NameOf(labels, index);
        string Concept(int node) => labels.Hierarchy.NameOf(node);
        string Count(double count) => ReportTable.Count(count);
        ImmutableArray<string> Pair(PairOfClasses pair) =>
            [Name(pair.A), Name(pair.B), Concept(pair.Subsumer), Depth(pair.Depth), Figure.Format(pair.Similarity), Count(pair.Confusions)];
        string[] pairHeads = ["class", "class", "in common", "depth", "similarity", "confusions"];

        ClassShare[] imperfect = [.. explanation.Classes.Where(share => share.Accuracy < 1)];
        ReportTable[] tables =
        [
            new(ReportTable.Shorten("Held for similar, with least in common", MostRows, analysis.Structural.Edges.Length), [.. pairHeads[..5]], 3, [.. explanation.ShallowestEdges.Take(MostRows).Select(edge =>
                ImmutableArray.Create(Name(edge.A), Name(edge.B), Concept(edge.Subsumer), Depth(edge.Depth), Figure.Format(edge.Similarity)))]),
            new(ReportTable.Shorten("Confusions that no similarity explains", MostRows, explanation.UnexplainedConfusions.Length), [.. pairHeads], 3, [.. explanation.UnexplainedConfusions.Take(MostRows).Select(Pair)]),
            new(ReportTable.Shorten("Held for similar, but never confused", MostRows, explanation.UnconfusedSimilarities.Length), [.. pairHeads], 3, [.. explanation.UnconfusedSimilarities.Take(MostRows).Select(Pair)]),
            new(ReportTable.Shorten("Classes with the lowest accuracy", MostRows, imperfect.Length), ["class", "samples", "accuracy", "precision", "mistake severity"], 1,
            [
                .. imperfect.OrderBy(share => share.Accuracy).Take(MostRows).Select(share =>
                    ImmutableArray.Create(Name(share.Class), Count(share.Samples!.Value), Optional(share.Accuracy), Optional(share.Precision), Optional(share.MistakeSeverity))),
            ]),
        ];
        return [.. tables.Where(table => !table.Rows.IsEmpty)];
    }

    private static string Depth(int depth) => depth.ToString(CultureInfo.InvariantCulture);

    private static string Optional(double? value) => value is { } number ? Figure.Format(number) : "-";
}
