using System.Collections.Concurrent;
using QualityGate.Analysis;
using QualityGate.Hierarchies;
using QualityGate.Hierarchies.Reading;
using QualityGate.TestData.Images;

namespace QualityGate.NUnit;

/// <summary>
/// Analyses that all tests of a process share. Each model is analysed once, by whoever asks first, while others that ask wait;
/// again only when one of its files has changed. A model with test data has a second analysis, which adds the test data to the first: only
/// constraints that rest on test data ask for it.
/// </summary>
internal sealed class SharedAnalyses
{
    private readonly ConcurrentDictionary<AnalysisKey, Lazy<ModelAnalysis>> analyses = [];
    private readonly ConcurrentDictionary<AnalysisKey, Lazy<ModelAnalysis>> borrowed = [];
    private readonly ConcurrentDictionary<AnalysisKey, Lazy<ModelAnalysis>> tested = [];
    private readonly ConcurrentDictionary<(string Name, FileStamp File), Lazy<Hierarchy>> hierarchies = [];
    private int count;

    /// <summary>The one that the constraints use: what is shared by a process cannot be passed to NUnit's <c>Has</c>.</summary>
    public static SharedAnalyses OfProcess { get; } = new();

    /// <summary>The number of models analysed.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>The analysis of a model.</summary>
    /// <exception cref="QualityGate.Diagnostics.QualityGateException">The model, its labels or its test data cannot be used.</exception>
    public ModelAnalysis Of(AnalysisInputs inputs)
    {
        var weights = inputs with { TestData = null };
        var analysis = Of(analyses, AnalysisKey.Of(weights), () => ModelAnalyzer.Analyze(weights, Of(weights.Hierarchy)));
        return inputs.TestData is null
            ? analysis
            : tested
                .GetOrAdd(
                    AnalysisKey.Of(inputs),
                    _ => new Lazy<ModelAnalysis>(() =>
                        ModelAnalyzer.AddTestData(analysis, WithImages(inputs)).With(new TestProgress(TestContext.Progress))
                    )
                )
                .Value;
    }

    /// <summary>The analysis of a model, without test data, by the labels of another.</summary>
    /// <exception cref="QualityGate.Diagnostics.QualityGateException">The model cannot be used, or has more or fewer classes.</exception>
    public ModelAnalysis Of(AnalysisInputs inputs, ModelAnalysis like) =>
        Of(
            borrowed,
            AnalysisKey.Of(inputs with { Labels = like.Outputs.Path, Hierarchy = like.Outputs.Hierarchy.Source, TestData = null }),
            () => ModelAnalyzer.AnalyzeWithLabels(inputs, like)
        );

    // Loaded once, and again when its file has changed.
    private Hierarchy Of(HierarchySource source) =>
        hierarchies
            .GetOrAdd((source.Name, FileStamp.Of(source.File?.FullPath)), _ => new Lazy<Hierarchy>(() => HierarchyLoader.Load(source)))
            .Value;

    private static AnalysisInputs WithImages(AnalysisInputs inputs) =>
        inputs.TestData is ImageTestData ? inputs with { ImageRun = InferencePackage.Run() } : inputs;

    private ModelAnalysis Of(ConcurrentDictionary<AnalysisKey, Lazy<ModelAnalysis>> among, AnalysisKey key, Func<ModelAnalysis> analyse) =>
        among
            .GetOrAdd(
                key,
                _ => new Lazy<ModelAnalysis>(() =>
                {
                    Interlocked.Increment(ref count);
                    return analyse();
                })
            )
            .Value;
}
