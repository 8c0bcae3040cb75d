using System.Globalization;
using QualityGate.Analysis;
using QualityGate.Graphs.Forests;
using QualityGate.Metrics;
using QualityGate.Similarity;
using QualityGate.TestData;
using QualityGate.Text;

namespace QualityGate.Generate;

/// <summary>
/// Writes how the value of a metric comes about: the numbers of a small model put into the formula, such as <c>(12 + 4) / 2</c>.
/// </summary>
internal static class WorkedExample
{
    /// <param name="metric">A metric.</param>
    /// <param name="analysis">An analysed model of a few classes, of which the metric has a value.</param>
    /// <exception cref="InvalidDataException">It isn't known how the metric is computed.</exception>
    public static string Of(Metric metric, ModelAnalysis analysis) =>
        metric switch
        {
            SimilarityDepth => Depths(analysis.Structural),
            FunctionalSimilarityDepth => Depths(analysis.Functional!),
            RelativeSimilarityDepth => Relative(analysis),
            ComplianceMetric compliance => Edges(compliance, analysis),
            Accuracy => Text($"{analysis.Confusion!.Right} / {analysis.Confusion.Samples}"),
            TopFiveAccuracy => Text($"{analysis.Confusion!.TopFive!.Value.Hits} / {analysis.Confusion.TopFive.Value.Samples}"),
            MistakeMetric mistakes => Mistakes(mistakes, analysis),
            HierarchicalMetric hierarchical => Share(hierarchical.Of(AncestorCounts.Of(analysis))),
            CorrelationMetric correlation => Ranks(correlation.Of(analysis)),
            _ => throw new InvalidDataException($"eng/Generate/WorkedExample.cs has no example for '{metric.Name}'; add a case."),
        };

    private static string Depths(ClassGraph graph) =>
        $"({string.Join(" + ", graph.Edges.Select(edge => edge.Depth))}) / {graph.Edges.Length}";

    private static string Relative(ModelAnalysis analysis)
    {
        var (depth, chance, ceiling) = (
            Figure.Format(new SimilarityDepth().Compute(analysis).Value!.Value),
            Figure.Format(analysis.Semantic!.Chance),
            Figure.Format(analysis.Semantic.Ceiling!.Value)
        );
        return $"({depth} − {chance}) / ({ceiling} − {chance})";
    }

    private static string Edges(ComplianceMetric metric, ModelAnalysis analysis)
    {
        var compliance = GraphCompliance.Of(analysis)!;
        var edges = metric.EdgesOf(compliance);
        var agreeing = edges.Where(edge => metric.Agrees(compliance, edge.A, edge.B)).ToArray();
        var names = string.Join(", ", agreeing.Select(edge => $"{analysis.Labels[edge.A].Name}–{analysis.Labels[edge.B].Name}"));
        return $"{agreeing.Length} / {edges.Length}{(names.Length > 0 ? $" ({names})" : string.Empty)}";
    }

    private static string Mistakes(MistakeMetric metric, ModelAnalysis analysis)
    {
        var wrong = Prediction.Wrong(analysis.Confusion!).ToArray();
        var terms = wrong.Select(pair => Text($"{pair.Weight} · {metric.Of(analysis, pair.Actual, pair.Predicted):0.####}"));
        return Text($"({string.Join(" + ", terms)}) / {wrong.Sum(pair => pair.Weight)}");
    }

    private static string Share((double Part, double Whole) share) => Text($"{share.Part} / {share.Whole}");

    private static string Ranks((PairRanks? First, PairRanks? Second) views) =>
        $"ρ of the ranks {Ranks(views.First!)} and {Ranks(views.Second!)}";

    private static string Ranks(PairRanks ranks) =>
        string.Join(' ', ranks.Values.Select(rank => rank.ToString("0.#", CultureInfo.InvariantCulture)));

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
