using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Diagnostics;
using QualityGate.Graphs.Clustering;
using QualityGate.Graphs.Forests;
using QualityGate.Hierarchies;
using QualityGate.Labels;
using QualityGate.Models;
using QualityGate.Similarity;
using QualityGate.TestData;
using QualityGate.Text;

namespace QualityGate.Analysis;

/// <summary>The facts about an analysed model; metrics and intervals are computed on them elsewhere.</summary>
public sealed class ModelAnalysis
{
    /// <summary>The number of test sets that is enough for any interval.</summary>
    internal const int UsualReplicates = 1000;

    private readonly ImmutableArray<Diagnostic> warnings;
    private readonly TestSet testSet;
    private readonly Lazy<SemanticReference?> semantic;
    private readonly ConcurrentDictionary<Type, Lazy<object>> remembered = [];

    internal ModelAnalysis(
        AnalysedInputs analysed,
        Classifier classifier,
        ConceptClasses classes,
        Relatedness? relatedness,
        ClusteringAlgorithm clustering,
        ClassGraph structural,
        ImmutableArray<Diagnostic> diagnostics
    )
    {
        Analysed = analysed;
        Classifier = classifier;
        Classes = classes;
        Relatedness = relatedness;
        Clustering = clustering;
        Structural = structural;
        warnings = diagnostics;
        testSet = TestSet.None;
        var related = new Lazy<SimilarityMatrix?>(() =>
            relatedness is null ? null : SemanticSimilarity.Of(relatedness, SemanticMeasure.WuPalmer)
        );
        semantic = new Lazy<SemanticReference?>(() =>
            relatedness is null ? null : SemanticReference.Of(relatedness, related.Value, clustering)
        );
        Ranks = new PairRankViews(structural.Similarity, related);
    }

    // The same model with other test data or another forest: whatever doesn't depend on these is shared.
    private ModelAnalysis(ModelAnalysis other, AnalysedInputs analysed, ClassGraph structural, TestSet testSet)
    {
        Analysed = analysed;
        Classifier = other.Classifier;
        Classes = other.Classes;
        Relatedness = other.Relatedness;
        Clustering = other.Clustering;
        Structural = structural;
        warnings = other.warnings;
        this.testSet = testSet;
        semantic = other.semantic;
        Ranks = other.Ranks.With(testSet);
        Replicates = other.Replicates;
        Watcher = other.Watcher;
    }

    /// <summary>The inputs and files that were analysed.</summary>
    internal AnalysedInputs Analysed { get; }

    /// <summary>The inputs that were analysed; without test data where these came from no file.</summary>
    internal AnalysisInputs Inputs => Analysed.Inputs;

    /// <summary>The classifier layer.</summary>
    public Classifier Classifier { get; }

    /// <summary>The classes that stand for a concept, among all outputs.</summary>
    internal ConceptClasses Classes { get; }

    /// <summary>
    /// The labels of the classes of graphs: of all outputs, but for those that stand for no concept, such as a background.
    /// </summary>
    public ClassLabels Labels => Classes.Labels;

    /// <summary>The labels of all outputs.</summary>
    internal ClassLabels Outputs => Classes.Outputs;

    /// <summary>The relatedness of pairs of classes in the hierarchy; null where there is none.</summary>
    internal Relatedness? Relatedness { get; }

    /// <summary>The algorithm that partitions the classes.</summary>
    public ClusteringAlgorithm Clustering { get; }

    /// <summary>The confusion matrix of all outputs on a test set; null without test data.</summary>
    public ConfusionMatrix? Confusion => testSet.Confusion;

    /// <summary>
    /// The confusions among the classes of <see cref="Labels"/>: without samples of others, and those predicted as others. The same as
    /// <see cref="Confusion"/> where each output stands for a concept; null without any such sample.
    /// </summary>
    internal ConfusionMatrix? ConceptConfusion => testSet.AmongConcepts;

    /// <summary>All samples of the classes of <see cref="Labels"/>, whatever they were predicted as, by output.</summary>
    internal ConfusionMatrix? ConceptSamples => testSet.OfConcepts;

    /// <summary>The graph of the classes whose templates are similar.</summary>
    public ClassGraph Structural { get; }

    /// <summary>The graph of the classes that are confused; null without test data, or when the clustering found no cluster.</summary>
    public ClassGraph? Functional => testSet.Functional;

    /// <summary>The bounds within which Similarity Depth can be expected for these classes; null without a hierarchy.</summary>
    internal SemanticReference? Semantic => semantic.Value;

    /// <summary>Warnings, those about the test data included.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => [.. warnings, .. testSet.Warnings];

    /// <summary>The number of test sets that is enough for any interval; tests get along with fewer.</summary>
    internal int Replicates { get; init; } = UsualReplicates;

    /// <summary>Is told how far the drawing of test sets is that an interval needs; null where nobody watches.</summary>
    internal IProgress<string>? Watcher { get; init; }

    /// <summary>The ranks of all pairs of classes in the three views.</summary>
    internal PairRankViews Ranks { get; }

    /// <summary>The same model, with a confusion matrix in place of the one that it has, if any.</summary>
    /// <param name="confusion">A confusion matrix of as many classes as the model has outputs.</param>
    /// <returns>Another analysis.</returns>
    public ModelAnalysis With(ConfusionMatrix confusion)
    {
        ArgumentNullException.ThrowIfNull(confusion);
        var given = TestSet.Of(confusion, Classes, among => ModelAnalyzer.FunctionalGraph(among, Clustering, Relatedness));
        return new ModelAnalysis(this, Analysed.WithoutTestData, Structural, given);
    }

    /// <summary>The same model without test data.</summary>
    /// <returns>Another analysis, of which only what rests on the model alone can be asked.</returns>
    public ModelAnalysis WithoutTestData() => new(this, Analysed.WithoutTestData, Structural, TestSet.None);

    /// <summary>The same model with a test set that was drawn.</summary>
    internal ModelAnalysis With(TestSet drawn) => new(this, Analysed, Structural, drawn);

    /// <summary>The same model with a test set that was read.</summary>
    internal ModelAnalysis With(TestSet read, AnalysedInputs analysed) => new(this, analysed, Structural, read);

    /// <summary>The same model with other edges of its structural forest.</summary>
    internal ModelAnalysis With(ImmutableArray<ForestEdge> structuralEdges) =>
        new(this, Analysed, Structural with { Edges = structuralEdges }, testSet);

    /// <summary>The same model, of whose intervals less is asked.</summary>
    internal ModelAnalysis WithReplicates(int replicates) => new(this, Analysed, Structural, testSet) { Replicates = replicates };

    /// <summary>The same model, watched.</summary>
    internal ModelAnalysis With(IProgress<string> watcher) => new(this, Analysed, Structural, testSet) { Watcher = watcher };

    /// <summary>An object that a later stop computes from these facts: one of each type, made when it is first asked for.</summary>
    /// <param name="compute">Makes it; called once, whichever threads ask.</param>
    internal T Remembered<T>(Func<ModelAnalysis, T> compute)
        where T : class => (T)remembered.GetOrAdd(typeof(T), _ => new Lazy<object>(() => compute(this))).Value;

    /// <summary>The model in one line, for messages.</summary>
    /// <returns>The file's name, the classifier's operator and size.</returns>
    public override string ToString() => Describe([]);

    /// <summary>The model in one line, with figures of it.</summary>
    internal string Describe(IEnumerable<string> figures) =>
        LogCommands.Defuse(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Classifier.Path.FileName} ({Classifier.Operator}, {Classifier.Templates.Classes} classes x "
                    + $"{Classifier.Templates.Features} features{string.Concat(figures.Select(figure => $"; {figure}"))})"
            )
        );
}
