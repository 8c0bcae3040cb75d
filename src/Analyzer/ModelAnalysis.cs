using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using QualityGate.Clustering;
using QualityGate.Diagnostics;
using QualityGate.Evaluation;
using QualityGate.Forests;
using QualityGate.Hierarchies;
using QualityGate.Inputs;
using QualityGate.Metrics;
using QualityGate.Models;
using QualityGate.Similarity;

namespace QualityGate;

/// <summary>
/// An analysed model: what metrics are computed from. What takes long and not every metric needs is computed when it is first
/// asked for.
/// </summary>
public sealed class ModelAnalysis
{
    private readonly Lazy<ClassGraph?> functional;
    private readonly Lazy<SemanticReference> semantic;
    private readonly Lazy<PairRanks> structuralRanks;
    private readonly Lazy<SimilarityMatrix?> semanticSimilarity;
    private readonly Lazy<PairRanks?> semanticRanks;
    private readonly Lazy<PairRanks?> functionalRanks;

    internal ModelAnalysis(
        Classifier classifier,
        ClassLabels labels,
        Relatedness relatedness,
        ClusteringAlgorithm clustering,
        ClassGraph structural,
        ImmutableArray<Diagnostic> diagnostics)
    {
        Classifier = classifier;
        Labels = labels;
        Relatedness = relatedness;
        Clustering = clustering;
        Structural = structural;
        Diagnostics = diagnostics;
        functional = new Lazy<ClassGraph?>((ClassGraph?)null);
        functionalRanks = new Lazy<PairRanks?>((PairRanks?)null);
        semantic = new Lazy<SemanticReference>(() => SemanticReference.Of(relatedness, clustering));
        structuralRanks = new Lazy<PairRanks>(() => PairRanks.Of(structural.Similarity, structural.Similarity.Classes));
        semanticSimilarity = new Lazy<SimilarityMatrix?>(() => SemanticSimilarity.Of(relatedness, SemanticMeasure.WuPalmer));
        semanticRanks = new Lazy<PairRanks?>(() => semanticSimilarity.Value is { } matrix ? PairRanks.Of(matrix, matrix.Classes) : null);
    }

    // The same model with other test data or another forest: what doesn't depend on these is shared.
    private ModelAnalysis(ModelAnalysis other, ConfusionMatrix? confusion, ClassGraph structural, Lazy<ClassGraph?> functional, ImmutableArray<Diagnostic> diagnostics)
    {
        Classifier = other.Classifier;
        Labels = other.Labels;
        Relatedness = other.Relatedness;
        Clustering = other.Clustering;
        Structural = structural;
        Confusion = confusion;
        Diagnostics = diagnostics;
        this.functional = functional;
        functionalRanks = new Lazy<PairRanks?>(() => confusion is null ? null : PairRanks.Of(functional.Value?.Similarity ?? FunctionalSimilarity.Of(confusion), confusion.MeasuredClasses));
        (semantic, structuralRanks, semanticSimilarity, semanticRanks) = (other.semantic, other.structuralRanks, other.semanticSimilarity, other.semanticRanks);
    }

    /// <summary>The classifier layer.</summary>
    public Classifier Classifier { get; }

    /// <summary>The labels of its classes.</summary>
    public ClassLabels Labels { get; }

    /// <summary>What the hierarchy says about pairs of classes.</summary>
    public Relatedness Relatedness { get; }

    /// <summary>How the classes are partitioned.</summary>
    public ClusteringAlgorithm Clustering { get; }

    /// <summary>What the model did on a test set, if that is known.</summary>
    public ConfusionMatrix? Confusion { get; }

    /// <summary>What its class templates hold for similar.</summary>
    public ClassGraph Structural { get; }

    /// <summary>What it confuses; null without a test set, or when the clustering found no cluster.</summary>
    public ClassGraph? Functional => functional.Value;

    /// <summary>Between which bounds Similarity Depth can be expected for these classes.</summary>
    public SemanticReference Semantic => semantic.Value;

    /// <summary>Warnings.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    internal PairRanks StructuralRanks => structuralRanks.Value;

    internal PairRanks? SemanticRanks => semanticRanks.Value;

    internal PairRanks? FunctionalRanks => functionalRanks.Value;

    internal PairRanks StructuralRanksOfMeasured => AllAreMeasured ? StructuralRanks : PairRanks.Of(Structural.Similarity, Confusion!.MeasuredClasses);

    internal PairRanks? SemanticRanksOfMeasured => AllAreMeasured ? SemanticRanks
        : semanticSimilarity.Value is { } matrix ? PairRanks.Of(matrix, Confusion!.MeasuredClasses) : null;

    private bool AllAreMeasured => Confusion?.MeasuredClasses.Length == Labels.Count;

    /// <summary>Analyses a model from files.</summary>
    /// <param name="model">The ONNX file.</param>
    /// <param name="labels">The labels file: text, or JSON as Keras writes it.</param>
    /// <param name="predictions">A CSV file with the columns <c>true</c> and <c>pred</c>, if there is one.</param>
    /// <param name="confusion">A CSV file with a confusion matrix, if there is one; not together with predictions.</param>
    /// <param name="clustering">The name of the clustering algorithm; affinity propagation when null.</param>
    /// <param name="classifier">The name of an output or of weights that tells the classifier layer, where the graph leaves a choice.</param>
    /// <returns>The analysis.</returns>
    /// <exception cref="ArgumentException">Both predictions and confusion are given, or the clustering is unknown.</exception>
    /// <exception cref="QualityGateException">A file cannot be used; the exception says which and why.</exception>
    public static ModelAnalysis Load(
        string model, string labels, string? predictions = null, string? confusion = null, string? clustering = null, string? classifier = null)
    {
        if (predictions is not null && confusion is not null)
        {
            throw new ArgumentException("Give predictions or a confusion matrix, not both.", nameof(confusion));
        }

        var algorithm = clustering is null ? Clusterings.Default : Clusterings.Find(clustering);
        var testData = TestData.From(
            predictions is null ? null : InputPath.FromUser(predictions), confusion is null ? null : InputPath.FromUser(confusion));
        return ModelAnalyzer.Analyze(
            new AnalysisInputs(InputPath.FromUser(model), InputPath.FromUser(labels), testData, algorithm
                ?? throw new ArgumentException($"There is no clustering '{clustering}'.", nameof(clustering))) { Classifier = classifier },
            WordNet.Load());
    }

    /// <summary>Computes a metric.</summary>
    /// <param name="metric">A metric of <see cref="MetricCatalog"/>.</param>
    /// <returns>Its value, or why it has none.</returns>
    public MetricResult Measure(Metric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return metric.Compute(this);
    }

    /// <summary>The same model, with a confusion matrix in place of the one that it has, if any.</summary>
    /// <param name="confusion">A confusion matrix of as many classes.</param>
    /// <returns>Another analysis.</returns>
    public ModelAnalysis With(ConfusionMatrix confusion)
    {
        ArgumentNullException.ThrowIfNull(confusion);
        return new ModelAnalysis(this, confusion, Structural, new Lazy<ClassGraph?>(() => ModelAnalyzer.FunctionalGraph(confusion, Clustering, Relatedness)), Diagnostics);
    }

    /// <summary>The same model with test data that has been analysed, and more warnings.</summary>
    internal ModelAnalysis With(ConfusionMatrix confusion, ClassGraph? functionalGraph, IEnumerable<Diagnostic> warnings) =>
        new(this, confusion, Structural, new Lazy<ClassGraph?>(functionalGraph), [.. Diagnostics, .. warnings]);

    /// <summary>The same model with other edges of its structural forest.</summary>
    internal ModelAnalysis With(ImmutableArray<ForestEdge> structuralEdges) =>
        new(this, Confusion, Structural with { Edges = structuralEdges }, functional, Diagnostics);

    /// <summary>The model and its figures in one line, for messages.</summary>
    /// <returns>The file's name, the classifier's size and its headline metrics, as far as they could be computed.</returns>
    public override string ToString()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture,
            $"{Classifier.Path.FileName} ({Classifier.Operator}, {Classifier.Templates.Classes} classes x {Classifier.Templates.Features} features");
        foreach (var metric in MetricCatalog.Headlines)
        {
            if (Measure(metric).Value is { } value)
            {
                text.Append(CultureInfo.InvariantCulture, $"; {metric.Name} {Figure.Format(value)}");
            }
        }

        return text.Append(')').ToString();
    }
}
