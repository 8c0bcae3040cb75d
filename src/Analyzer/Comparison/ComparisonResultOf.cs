using QualityGate.Analysis;
using QualityGate.Results;

namespace QualityGate.Comparison;

/// <summary>Makes the plain result of a comparison; nothing of the two analyses is held by it.</summary>
internal static class ComparisonResultOf
{
    public static ComparisonResult Of(ModelComparison comparison)
    {
        var names = new ClassNames(comparison.A.Classes);
        return new ComparisonResult(
            comparison.IsPaired,
            comparison.Metrics.ToDictionary(difference => difference.Metric.Name, Of, StringComparer.Ordinal),
            [.. comparison.NewConfusions.Select(Confusion)],
            [.. comparison.VanishedConfusions.Select(Confusion)],
            Graph(comparison.Structural),
            Of(comparison.A),
            Of(comparison.B),
            comparison.Functional is { } functional ? Graph(functional) : null
        );

        ConfusionResult Confusion(Confused confused) =>
            new(
                names.TextOfOutput(confused.Actual),
                names.NameOfOutput(confused.Actual),
                names.TextOfOutput(confused.Predicted),
                names.NameOfOutput(confused.Predicted),
                confused.Count
            );

        GraphChangeResult Graph(GraphDifference graph) =>
            new(
                [.. graph.Gained.Select(names.Edge)],
                [.. graph.Lost.Select(names.Edge)],
                [
                    .. graph.Moved.Select(moved => new MovedResult(
                        names.Text(moved.Class),
                        names.Name(moved.Class),
                        names.Texts([.. moved.From]),
                        names.Texts([.. moved.To]),
                        names.Names([.. moved.From]),
                        names.Names([.. moved.To])
                    )),
                ]
            );
    }

    private static DifferenceResult Of(MetricDifference difference) =>
        new(
            difference.Change,
            difference.A.Value,
            difference.B.Value,
            difference.Difference,
            difference.Interval?.Low,
            difference.Interval?.High,
            difference.Interval?.Level,
            difference.WhyNoInterval
        );

    private static ComparedModel Of(ModelAnalysis analysis)
    {
        var names = new ClassNames(analysis.Classes);
        var classifier = ResultOf.Classifier(analysis);
        var functional = analysis.Functional is { } graph ? names.Graph(graph) : null;
        return new ComparedModel(
            analysis.Classifier.Path.FileName,
            classifier,
            LayerLine.Of(classifier, names.Graph(analysis.Structural), functional, analysis.Confusion?.Samples),
            [.. analysis.Diagnostics.Select(DiagnosticResult.Of)]
        );
    }
}
