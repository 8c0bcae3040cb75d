using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Explanations;
using QualityGate.Gates;
using QualityGate.Gates.Parts;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Results;

/// <summary>Makes plain results of what an analysis found; nothing of the analysis is held by them.</summary>
internal sealed class ResultOf
{
    private readonly ClassNames names;

    private ResultOf(ConceptClasses classes) => names = new ClassNames(classes);

    /// <summary>The result of a model that could not be measured: its thresholds stay in it, without a value.</summary>
    public static ModelResult Unmeasured(GateEntry entry, IEnumerable<Verdict> verdicts, IEnumerable<Diagnostic> diagnostics) =>
        new ModelResult(
            entry.Name,
            entry.Inputs.Model.FullPath,
            VerdictState.NotMeasured,
            [],
            [.. verdicts.Select(VerdictResultOf.Of)],
            [.. diagnostics.Select(DiagnosticResult.Of)]
        )
        {
            Parts = entry.Parts.IsEmpty ? null : [.. entry.Parts.Select(PartLineResultOf.Unmeasured)],
        };

    /// <summary>The result of a model that was measured.</summary>
    public static ModelResult Measured(
        GateEntry entry,
        ModelAnalysis analysis,
        ImmutableArray<MeasuredMetric> metrics,
        ImmutableArray<Verdict> verdicts,
        ImmutableArray<PartLineVerdict> parts,
        ImmutableArray<Diagnostic> diagnostics
    )
    {
        var of = new ResultOf(analysis.Classes);
        ImmutableArray<InputResult> inputs =
        [
            .. analysis
                .Analysed.Files.Where(file => file.Role != AnalysedInputs.ModelData || !file.IsAbsent)
                .Select(file => new InputResult(file.Role, file.Path.FullPath, file.Sha256)),
        ];
        var level = metrics.FirstOrDefault(measured => measured.Metric is Accuracy)?.Interval?.Level;
        return new ModelResult(
            entry.Name,
            entry.Inputs.Model.FullPath,
            StateOf(verdicts.Select(verdict => verdict.StateInModel).Concat(parts.Select(line => line.StateInModel)), diagnostics),
            inputs,
            [.. verdicts.Select(VerdictResultOf.Of), .. parts.SelectMany(PartLineResultOf.Verdicts)],
            [.. diagnostics.Select(DiagnosticResult.Of)],
            inputs.FirstOrDefault(input => input.Role == AnalysedInputs.Model)?.Sha256,
            Classifier(analysis),
            analysis.Confusion is { } confusion ? new TestDataResult(confusion.Samples) : null,
            ByName(metrics, measured => measured.Result.Value),
            ByName(metrics.Where(measured => IsMissed(measured, analysis, verdicts)), measured => measured.Result.WhyUndefined),
            ByName(metrics, measured =>
                measured.Interval is { } interval ? new MetricInterval(interval.Level, interval.Low, interval.High) : null
            ),
            ByName(metrics, measured => measured.WhyNoInterval),
            ByName(metrics, Chance),
            of.names.Graph(analysis.Structural, analysis.ConceptConfusion),
            analysis.Functional is { } functional ? of.names.Graph(functional, analysis.ConceptConfusion) : null,
            analysis.Semantic is { } semantic
                ? new SemanticResult(
                    semantic.Chance,
                    semantic.Ceiling,
                    [.. semantic.PairDepths.Select(count => new DepthCount(count.Depth, count.Pairs))]
                )
                : null,
            of.Explain(Explanation.Of(analysis), level),
            HierarchyResultOf.Of(analysis),
            parts.IsEmpty ? null : [.. parts.Select(PartLineResultOf.Of)]
        )
        {
            Clustering = analysis.Clustering.Name,
        };
    }

    /// <summary>The layer of an analysis.</summary>
    public static ClassifierResult Classifier(ModelAnalysis analysis)
    {
        var classifier = analysis.Classifier;
        return new ClassifierResult(
            classifier.Operator,
            classifier.Weights,
            classifier.Templates.Classes,
            classifier.Templates.Features,
            [.. classifier.Remarks],
            analysis.Classes.LeftOut > 0 ? analysis.Classes.LeftOut : null
        );
    }

    // An error that is no verdict's is about something that could not be measured.
    private static VerdictState StateOf(IEnumerable<VerdictState> verdicts, ImmutableArray<Diagnostic> diagnostics) =>
        VerdictStates.Fold([
            .. verdicts,
            .. diagnostics.Any(diagnostic =>
                diagnostic.Severity == Severity.Error && !DiagnosticCodes.OfJudgedLimits.Contains(diagnostic.Code)
            )
                ? [VerdictState.NotMeasured]
                : Array.Empty<VerdictState>(),
        ]);

    // Without scores, test data or a hierarchy, metrics that rest on it are missed only where a threshold asks for them.
    private static bool IsMissed(MeasuredMetric measured, ModelAnalysis analysis, ImmutableArray<Verdict> verdicts) =>
        measured.Result.Value is null
        && (
            (
                (!measured.Metric.NeedsTestData || analysis.Confusion is not null)
                && (!measured.Metric.NeedsHierarchy || analysis.Relatedness is not null)
                && (measured.Metric is not TopFiveAccuracy || analysis.Confusion?.IsTopFiveKnownOfSome == true)
            ) || verdicts.Any(verdict => verdict.Threshold.Metric == measured.Metric)
        );

    private static MetricChance? Chance(MeasuredMetric measured) =>
        measured.Chance is not { } chance
            ? null
            : new MetricChance(
                chance.Expected,
                chance.PValue,
                measured is { Metric.Unit: "share", Result.Value: { } value } && chance.Expected > 0 ? value / chance.Expected : null
            );

    private static Dictionary<string, double> ByName(IEnumerable<MeasuredMetric> metrics, Func<MeasuredMetric, double?> part) =>
        ByName(metrics.Where(measured => part(measured) is not null), measured => (object)part(measured)!)
            .ToDictionary(pair => pair.Key, pair => (double)pair.Value);

    // Under all names of each metric, in the order of the catalogue.
    private static Dictionary<string, T> ByName<T>(IEnumerable<MeasuredMetric> metrics, Func<MeasuredMetric, T?> part)
        where T : class
    {
        var found = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var measured in metrics)
        {
            if (part(measured) is { } value)
            {
                foreach (var name in measured.Metric.Aliases.Prepend(measured.Metric.Name))
                {
                    found.Add(name, value);
                }
            }
        }

        return found;
    }

    private PairResult Pair(PairOfClasses pair) =>
        new(
            names.Text(pair.A),
            names.Name(pair.A),
            names.Text(pair.B),
            names.Name(pair.B),
            pair.Similarity,
            pair.Confusions,
            pair.Depth,
            names.Id(pair.Subsumer),
            names.Concept(pair.Subsumer)
        );

    private ClusterResult Cluster(ClusterDepth cluster) => new(names.Texts(cluster.Classes), cluster.Edges, cluster.SimilarityDepth);

    private ExplanationResult Explain(Explanation explanation, double? level) =>
        new(
            [.. explanation.ShallowestEdges.Select(names.Edge)],
            [.. explanation.UnexplainedConfusions.Select(Pair)],
            [.. explanation.UnconfusedSimilarities.Select(Pair)],
            [.. explanation.StructuralClusters.Select(Cluster)],
            [.. explanation.FunctionalClusters.Select(Cluster)],
            [
                .. explanation.Classes.Select(share => new ClassResult(
                    names.TextOfOutput(share.Class),
                    names.NameOfOutput(share.Class),
                    share.Edges,
                    share.DepthContribution,
                    share.SimilarityDepth,
                    share.Samples,
                    share.Accuracy,
                    IntervalOf(share.Accuracy, share.Samples, level),
                    share.Precision,
                    share.MistakeSeverity
                )),
            ],
            [
                .. explanation.Superclasses.Select(group => new SuperclassResult(
                    names.Id(group.Concept),
                    names.Concept(group.Concept),
                    group.Classes,
                    group.Samples,
                    group.Accuracy,
                    group.ExactAccuracy,
                    IntervalOf(group.Accuracy, group.Samples, level),
                    IntervalOf(group.ExactAccuracy, group.Samples, level)
                )),
            ]
        );

    // The interval of a share is exact; shares are computed from whole numbers of samples, to which they are turned back.
    private static MetricInterval? IntervalOf(double? share, double? samples, double? level)
    {
        if (level is not { } confidence || share is not { } value || samples is not { } count)
        {
            return null;
        }

        var interval = ClopperPearson.Of(Math.Round(value * count), count, confidence);
        return new MetricInterval(confidence, Math.Min(interval.Low, value), Math.Max(interval.High, value));
    }
}
