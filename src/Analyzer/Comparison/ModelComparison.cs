using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Graphs.Forests;
using QualityGate.Hierarchies;
using QualityGate.Hierarchies.Reading;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;
using QualityGate.TestData.Evaluations;
using QualityGate.TestData.Reading;
using QualityGate.Text;

namespace QualityGate.Comparison;

/// <summary>The changes from one model, A, to another, B, of the same classes. Classes are named by their index in A.</summary>
/// <param name="A">The model before.</param>
/// <param name="B">The model after.</param>
/// <param name="IsPaired">Whether both were tested on the same samples, so that intervals of differences are of pairs.</param>
/// <param name="Metrics">The metrics that at least one of the two has a value of, in the order of the catalogue.</param>
/// <param name="NewConfusions">Confusions that A never made, the most frequent first.</param>
/// <param name="VanishedConfusions">Confusions that B never makes, the most frequent first.</param>
/// <param name="Structural">How the structural graph changed.</param>
/// <param name="Functional">How the functional graph changed; null unless both have one.</param>
internal sealed record ModelComparison(
    ModelAnalysis A,
    ModelAnalysis B,
    bool IsPaired,
    ImmutableArray<MetricDifference> Metrics,
    ImmutableArray<Confused> NewConfusions,
    ImmutableArray<Confused> VanishedConfusions,
    GraphDifference Structural,
    GraphDifference? Functional
)
{
    /// <summary>Compares two models from files.</summary>
    /// <param name="a">The model before.</param>
    /// <param name="b">The model after.</param>
    /// <param name="level">The confidence level of the differences' intervals, between 0 and 1; null leaves them out, which is
    /// quick.</param>
    /// <param name="progress">Is told the stage of the work, and how far the drawing of test sets is.</param>
    /// <param name="cancellationToken">Stops a long computation.</param>
    /// <returns>The changes from A to B.</returns>
    /// <exception cref="QualityGateException">A file cannot be used, the classes are not the same (QG3015), or the hierarchies are
    /// not (QG3044).</exception>
    /// <exception cref="OperationCanceledException">The computation was stopped.</exception>
    public static ModelComparison Of(
        AnalysisInputs a,
        AnalysisInputs b,
        double? level,
        IProgress<string>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return Of(a, b, OfBoth(a.Hierarchy, b.Hierarchy, cancellationToken), level, progress, cancellationToken);
    }

    /// <summary>Compares two models whose labels name concepts of a hierarchy that is at hand.</summary>
    internal static ModelComparison Of(
        AnalysisInputs a,
        AnalysisInputs b,
        Hierarchy hierarchy,
        double? level,
        IProgress<string>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        var before = ModelAnalyzer.Analyze(a, hierarchy, progress, cancellationToken);
        return Of(a, before, b, ModelAnalyzer.Analyze(b, hierarchy, progress, cancellationToken), level, progress, cancellationToken);
    }

    /// <summary>Compares two models that have been analysed.</summary>
    internal static ModelComparison Of(
        AnalysisInputs a,
        ModelAnalysis before,
        AnalysisInputs b,
        ModelAnalysis after,
        double? level,
        IProgress<string>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        var classes = ClassMap.Of(before.Outputs, after.Outputs, b.Labels ?? b.Model);
        var concepts = classes.Of(before.Classes, after.Classes);
        var samples =
            TestDataReader.Predictions(a, before.Outputs, cancellationToken) is { } first
            && TestDataReader.Predictions(b, after.Outputs, cancellationToken) is { } second
            && EvaluatedPredictions.MayBePaired(first.Path, second.Path)
            && TestDataListing.Of(first).ReadSamples(before.Outputs, cancellationToken) is { } samplesOfA
            && TestDataListing.Of(second).ReadSamples(after.Outputs, cancellationToken) is { } samplesOfB
                ? PairedSamples.Of(samplesOfA, samplesOfB, classes)
                : null;
        var name = $"{a.Model.FileName} and {b.Model.FileName}";
        Measure(before, after, name, progress, cancellationToken);
        var (appeared, vanished) = Confused.Changes(before, after, classes);
        return new ModelComparison(
            before,
            after,
            samples is not null,
            MetricDifference.Of(before, after, samples, level, DrawingProgress.Of(name, progress), cancellationToken),
            appeared,
            vanished,
            Graphs(before.Structural, after.Structural),
            before.Functional is { } functional && after.Functional is { } other ? Graphs(functional, other) : null
        );

        GraphDifference Graphs(ClassGraph first, ClassGraph second) =>
            GraphDifference.Of(first, second, concepts, position => before.Classes.Labels[position].Text);
    }

    // Metrics are remembered: they are computed here so that it is known what takes so long.
    private static void Measure(
        ModelAnalysis a,
        ModelAnalysis b,
        string name,
        IProgress<string>? progress,
        CancellationToken cancellationToken
    )
    {
        using var stage = StageProgress.Begin($"{name}: computing metrics", progress);
        foreach (var metric in MetricCatalog.All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            a.Measure(metric);
            b.Measure(metric);
        }
    }

    // Depths in two hierarchies say nothing about each other. Two files of the same bytes are one.
    internal static Hierarchy OfBoth(HierarchySource a, HierarchySource b, CancellationToken cancellationToken)
    {
        var hierarchies = new LoadedHierarchies();
        var (first, second) = (hierarchies.Of(a, cancellationToken), hierarchies.Of(b, cancellationToken));
        return first.IsSameAs(second)
            ? first
            : throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.HierarchiesDiffer,
                    (b.File ?? a.File)?.NamedAt ?? new SourceLocation("qualitygate"),
                    $"the models to compare have different hierarchies, '{a.Name}' and '{b.Name}', so that their figures say nothing about "
                        + "each other; give one for both."
                )
            );
    }
}
