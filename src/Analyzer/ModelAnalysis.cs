using System.Collections.Concurrent;
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
using QualityGate.Uncertainty;

namespace QualityGate;

/// <summary>
/// An analysed model: what metrics are computed from. What takes long and not every metric needs is computed when it is first
/// asked for.
/// </summary>
public sealed class ModelAnalysis
{
    private readonly ImmutableArray<Diagnostic> warnings;
    private readonly TestSet testSet;
    private readonly Lazy<SemanticReference> semantic;
    private readonly Lazy<PairRanks> structuralRanks;
    private readonly Lazy<SimilarityMatrix?> semanticSimilarity;
    private readonly Lazy<PairRanks?> semanticRanks;
    private readonly Lazy<PairRanks?> functionalRanks;
    private ConcurrentDictionary<Metric, Lazy<MetricResult>>? measured;
    private ConcurrentDictionary<Metric, Lazy<Bootstrap>>? resampled;
    private ConcurrentDictionary<Metric, Lazy<MetricBounds>>? bounds;

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
        warnings = diagnostics;
        testSet = TestSet.None;
        functionalRanks = new Lazy<PairRanks?>((PairRanks?)null);
        semantic = new Lazy<SemanticReference>(() => SemanticReference.Of(relatedness, clustering));
        structuralRanks = new Lazy<PairRanks>(() => PairRanks.Of(structural.Similarity, structural.Similarity.Classes));
        semanticSimilarity = new Lazy<SimilarityMatrix?>(() => SemanticSimilarity.Of(relatedness, SemanticMeasure.WuPalmer));
        semanticRanks = new Lazy<PairRanks?>(() => semanticSimilarity.Value is { } matrix ? PairRanks.Of(matrix, matrix.Classes) : null);
    }

    // The same model with other test data or another forest: what doesn't depend on these is shared.
    private ModelAnalysis(ModelAnalysis other, ClassGraph structural, TestSet testSet)
    {
        Classifier = other.Classifier;
        Labels = other.Labels;
        Relatedness = other.Relatedness;
        Clustering = other.Clustering;
        Structural = structural;
        warnings = other.warnings;
        this.testSet = testSet;
        functionalRanks = new Lazy<PairRanks?>(() => testSet.Confusion is not { } confusion ? null : PairRanks.Of(testSet.Functional?.Similarity ?? FunctionalSimilarity.Of(confusion), confusion.MeasuredClasses));
        Replicates = other.Replicates;
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

    /// <summary>What the model did on a test set, if that is known; read now where reading was put off.</summary>
    /// <exception cref="QualityGateException">Reading was put off, and the test data cannot be read (codes QG3xxx).</exception>
    public ConfusionMatrix? Confusion => testSet.Confusion;

    /// <summary>Whether test data is only read when something is first asked for that rests on it; see <see cref="ModelAnalyzer.AnalyzeModel"/>.</summary>
    public bool PutsOffTestData => testSet.IsPutOff;

    /// <summary>What its class templates hold for similar.</summary>
    public ClassGraph Structural { get; }

    /// <summary>What it confuses; null without a test set, or when the clustering found no cluster.</summary>
    /// <exception cref="QualityGateException">Reading was put off, and the test data cannot be read (codes QG3xxx).</exception>
    public ClassGraph? Functional => testSet.Functional;

    /// <summary>Between which bounds Similarity Depth can be expected for these classes.</summary>
    public SemanticReference Semantic => semantic.Value;

    /// <summary>Warnings, those about the test data included.</summary>
    /// <exception cref="QualityGateException">Reading was put off, and the test data cannot be read (codes QG3xxx).</exception>
    public ImmutableArray<Diagnostic> Diagnostics => [.. warnings, .. testSet.Warnings];

    /// <summary>How many test sets are drawn for an interval; tests get along with fewer.</summary>
    internal int Replicates { get; init; } = Bootstrap.Replicates;

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
    /// <param name="labelsOrder">Whose order of the classes counts where the model names them, too.</param>
    /// <param name="orientation">What the rows of the confusion matrix are; null where the file leaves no doubt that they are true classes.</param>
    /// <returns>The analysis.</returns>
    /// <exception cref="ArgumentException">Both predictions and confusion are given, or an orientation without a confusion matrix, or the clustering is unknown.</exception>
    /// <exception cref="QualityGateException">A file cannot be used; the exception says which and why.</exception>
    public static ModelAnalysis Load(
        string model, string labels, string? predictions = null, string? confusion = null, string? clustering = null, string? classifier = null,
        LabelsOrder labelsOrder = LabelsOrder.Agreed, Orientation? orientation = null)
    {
        if (predictions is not null && confusion is not null)
        {
            throw new ArgumentException("Give predictions or a confusion matrix, not both.", nameof(confusion));
        }

        if (orientation is not null && confusion is null)
        {
            throw new ArgumentException("An orientation is about a confusion matrix, and none is given.", nameof(orientation));
        }

        var algorithm = clustering is null ? Clusterings.Default : Clusterings.Find(clustering);
        var testData = TestData.From(
            predictions is null ? null : InputPath.FromUser(predictions), confusion is null ? null : InputPath.FromUser(confusion), orientation);
        return ModelAnalyzer.Analyze(
            new AnalysisInputs(InputPath.FromUser(model), InputPath.FromUser(labels), testData, algorithm
                ?? throw new ArgumentException($"There is no clustering '{clustering}'; it is one of: {string.Join(", ", Clusterings.All.Select(known => known.Name))}.", nameof(clustering))) { Classifier = classifier, LabelsOrder = labelsOrder },
            WordNet.Load());
    }

    /// <summary>Computes a metric, once however often it is asked for.</summary>
    /// <param name="metric">A metric of <see cref="MetricCatalog"/>.</param>
    /// <returns>Its value, or why it has none.</returns>
    /// <exception cref="QualityGateException">The metric rests on test data whose reading was put off, and which cannot be read (codes QG3xxx).</exception>
    public MetricResult Measure(Metric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return LazyInitializer.EnsureInitialized(ref measured).GetOrAdd(metric, asked => new Lazy<MetricResult>(() => asked.Compute(this))).Value;
    }

    /// <summary>Computes the bounds of a metric that has a value, once.</summary>
    internal MetricBounds BoundsOf(Metric metric) =>
        LazyInitializer.EnsureInitialized(ref bounds).GetOrAdd(metric, asked => new Lazy<MetricBounds>(() => asked.Bounds(this))).Value;

    /// <summary>
    /// Computes the interval of a metric, which contains its value and is about the value that test sets of this size give on average. What is drawn
    /// for it is drawn once, whatever level is asked for.
    /// </summary>
    /// <param name="metric">A metric of <see cref="MetricCatalog"/>.</param>
    /// <param name="level">The confidence level, from <see cref="ConfidenceLevel.Least"/> to <see cref="ConfidenceLevel.Most"/>.</param>
    /// <returns>The interval, or why there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is no level that can be asked for.</exception>
    /// <exception cref="QualityGateException">The metric rests on test data whose reading was put off, and which cannot be read (codes QG3xxx).</exception>
    public IntervalResult IntervalOf(Metric metric, double level)
    {
        ArgumentNullException.ThrowIfNull(metric);
        if (!ConfidenceLevel.Contains(level))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, $"A confidence level is from {ConfidenceLevel.Least} to {ConfidenceLevel.Most}.");
        }

        return LazyInitializer.EnsureInitialized(ref resampled).GetOrAdd(metric, asked => new Lazy<Bootstrap>(() => Bootstrap.Run(this, [asked]))).Value.Interval(metric, level);
    }

    /// <summary>The same model, with a confusion matrix in place of the one that it has, if any.</summary>
    /// <param name="confusion">A confusion matrix of as many classes.</param>
    /// <returns>Another analysis.</returns>
    public ModelAnalysis With(ConfusionMatrix confusion)
    {
        ArgumentNullException.ThrowIfNull(confusion);
        return With(TestSet.Of(confusion, () => ModelAnalyzer.FunctionalGraph(confusion, Clustering, Relatedness)));
    }

    /// <summary>The same model without test data.</summary>
    /// <returns>Another analysis, of which only what rests on the model alone can be asked.</returns>
    public ModelAnalysis WithoutTestData() => With(TestSet.None);

    /// <summary>The same model with its test data read, if it has any: whatever is asked of it then may rest on that.</summary>
    /// <returns>Another analysis, which puts nothing off; this one where nothing was.</returns>
    /// <exception cref="QualityGateException">The test data cannot be read (codes QG3xxx).</exception>
    public ModelAnalysis WithTestDataRead() => !PutsOffTestData ? this : With(TestSet.Of(testSet.Confusion!, testSet.Functional, testSet.Warnings));

    /// <summary>The same model with a test set.</summary>
    internal ModelAnalysis With(TestSet other) => new(this, Structural, other);

    /// <summary>The same model with other edges of its structural forest.</summary>
    internal ModelAnalysis With(ImmutableArray<ForestEdge> structuralEdges) =>
        new(this, Structural with { Edges = structuralEdges }, testSet);

    /// <summary>The same model, of whose intervals less is asked.</summary>
    internal ModelAnalysis WithReplicates(int replicates) => new(this, Structural, testSet) { Replicates = replicates };

    /// <summary>The model and its figures in one line, for messages.</summary>
    /// <returns>
    /// The file's name, the classifier's size and its headline metrics, as far as they could be computed; where reading the
    /// test data is put off, those that don't rest on it.
    /// </returns>
    public override string ToString()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture,
            $"{Classifier.Path.FileName} ({Classifier.Operator}, {Classifier.Templates.Classes} classes x {Classifier.Templates.Features} features");
        foreach (var metric in MetricCatalog.Headlines)
        {
            if (metric.NeedsTestData && (PutsOffTestData || Confusion is null))
            {
                continue;
            }

            text.Append(CultureInfo.InvariantCulture, $"; {metric.Name} {(Measure(metric).Value is { } value ? Figure.Format(value) : "undefined")}");
        }

        return LogCommands.Defuse(text.Append(')').ToString());
    }
}
