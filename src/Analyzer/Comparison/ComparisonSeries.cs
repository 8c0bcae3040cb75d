using System.Collections.Immutable;
using System.Text.Json.Serialization;
using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Hierarchies.Reading;
using QualityGate.Results;

namespace QualityGate.Comparison;

/// <summary>Several models of the same classes, each compared with the first: plain values, from which every report is written.</summary>
/// <param name="Comparisons">The comparisons; in each, A is the first model. At least one.</param>
internal sealed record ComparisonSeries(ImmutableArray<ComparisonResult> Comparisons)
{
    /// <summary>The version of the JSON's shape.</summary>
    [JsonPropertyOrder(-1)]
    public int SchemaVersion => GateResult.CurrentSchemaVersion;

    /// <summary>Errors and warnings about the models, each once.</summary>
    [JsonIgnore]
    public IEnumerable<Diagnostic> AllDiagnostics =>
        Comparisons[0]
            .A.Diagnostics.Concat(Comparisons.SelectMany(comparison => comparison.B.Diagnostics))
            .Select(diagnostic => diagnostic.ToDiagnostic());

    /// <summary>The same, with models called by their files, or by their paths where files of several folders are called alike.</summary>
    /// <param name="models">The models, in the order of the comparisons.</param>
    public ComparisonSeries Called(IReadOnlyList<InputPath> models)
    {
        var areTold = models.Select(path => path.FileName).Distinct(StringComparer.Ordinal).Count() == models.Count;
        string[] names = [.. models.Select(path => areTold ? path.FileName : path.NamedAt.File)];
        return new([
            .. Comparisons.Select(
                (comparison, i) =>
                    comparison with
                    {
                        A = comparison.A with { File = names[0] },
                        B = comparison.B with { File = names[i + 1] },
                    }
            ),
        ]);
    }

    /// <summary>Compares models from files, each of which is analysed once.</summary>
    /// <param name="models">The models, at least two; all with the hierarchy of the first.</param>
    /// <param name="level">The confidence level of the differences' intervals; null leaves them out.</param>
    /// <param name="progress">Is told the stage of the work, and how far the drawing of test sets is.</param>
    /// <param name="cancellationToken">Stops a long computation.</param>
    /// <exception cref="QualityGateException">A file cannot be used, or the classes are not the same (QG3015).</exception>
    /// <exception cref="OperationCanceledException">The computation was stopped.</exception>
    public static ComparisonSeries Of(
        IReadOnlyList<AnalysisInputs> models,
        double? level,
        IProgress<string>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        var hierarchy = new LoadedHierarchies().Of(models[0].Hierarchy, cancellationToken);
        ModelAnalysis Analyze(AnalysisInputs inputs)
        {
            progress?.Report(inputs.Name ?? inputs.Model.FileName);
            return ModelAnalyzer.Analyze(inputs, hierarchy, progress, cancellationToken);
        }

        var first = Analyze(models[0]);
        return new ComparisonSeries([
            .. models
                .Skip(1)
                .Select(inputs =>
                    ComparisonResultOf.Of(ModelComparison.Of(models[0], first, inputs, Analyze(inputs), level, progress, cancellationToken))
                ),
        ]);
    }
}
