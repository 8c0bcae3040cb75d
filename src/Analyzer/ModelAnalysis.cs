using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using QualityGate.Clustering;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Evaluation;
using QualityGate.Forests;
using QualityGate.Hierarchies;
using QualityGate.Inputs;
using QualityGate.Metrics;
using QualityGate.Models;
using QualityGate.Uncertainty;

namespace QualityGate;

/// <summary>The facts about an analysed model. Metrics and intervals are computed on them by <see cref="Measurements"/>, and cached there.</summary>
public sealed class ModelAnalysis
{
    private readonly ImmutableArray<Diagnostic> warnings;
    private readonly TestSet testSet;
    private readonly Lazy<SemanticReference> semantic;
    private Measurements? measurements;

    internal ModelAnalysis(
        Classifier classifier,
        ClassLabels labels,
        Relatedness relatedness,
        ClusteringAlgorithm clustering,
        ClassGraph structural,
        ImmutableArray<Diagnostic> diagnostics
    )
    {
        Classifier = classifier;
        Labels = labels;
        Relatedness = relatedness;
        Clustering = clustering;
        Structural = structural;
        warnings = diagnostics;
        testSet = TestSet.None;
        semantic = new Lazy<SemanticReference>(() => SemanticReference.Of(relatedness, clustering));
        Ranks = new PairRankViews(structural.Similarity, relatedness);
    }

    // The same model with other test data or another forest: whatever doesn't depend on these is shared.
    private ModelAnalysis(ModelAnalysis other, ClassGraph structural, TestSet testSet)
    {
        Classifier = other.Classifier;
        Labels = other.Labels;
        Relatedness = other.Relatedness;
        Clustering = other.Clustering;
        Structural = structural;
        warnings = other.warnings;
        this.testSet = testSet;
        semantic = other.semantic;
        Ranks = other.Ranks.With(testSet);
        Replicates = other.Replicates;
    }

    /// <summary>The classifier layer.</summary>
    public Classifier Classifier { get; }

    /// <summary>The labels of its classes.</summary>
    public ClassLabels Labels { get; }

    /// <summary>What the hierarchy says about pairs of classes.</summary>
    public Relatedness Relatedness { get; }

    /// <summary>How the classes are partitioned.</summary>
    public ClusteringAlgorithm Clustering { get; }

    /// <summary>The confusion matrix of a test set; null without test data.</summary>
    public ConfusionMatrix? Confusion => testSet.Confusion;

    /// <summary>The graph of the classes whose templates are similar.</summary>
    public ClassGraph Structural { get; }

    /// <summary>The graph of the classes that are confused; null without test data, or when the clustering found no cluster.</summary>
    public ClassGraph? Functional => testSet.Functional;

    /// <summary>The bounds within which Similarity Depth can be expected for these classes.</summary>
    public SemanticReference Semantic => semantic.Value;

    /// <summary>Warnings, those about the test data included.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => [.. warnings, .. testSet.Warnings];

    /// <summary>The metrics and intervals of this analysis.</summary>
    public Measurements Measurements => LazyInitializer.EnsureInitialized(ref measurements, () => new Measurements(this));

    /// <summary>How many test sets are drawn for an interval; tests get along with fewer.</summary>
    internal int Replicates { get; init; } = Bootstrap.Replicates;

    /// <summary>The ranks of all pairs of classes in the three views.</summary>
    internal PairRankViews Ranks { get; }

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
        string model,
        string labels,
        string? predictions = null,
        string? confusion = null,
        string? clustering = null,
        string? classifier = null,
        LabelsOrder labelsOrder = LabelsOrder.Agreed,
        Orientation? orientation = null
    )
    {
        var inputs = EntryReader.Apply(
            new AnalysisInputs(InputPath.FromUser(model)) { LabelsOrder = labelsOrder },
            InputPath.FromUser,
            (EntryKeys.Labels, nameof(labels), labels),
            (EntryKeys.Predictions, nameof(predictions), predictions),
            (EntryKeys.Confusion, nameof(confusion), confusion),
            (EntryKeys.Orientation, nameof(orientation), orientation is { } given ? OrientationName.Of(given) : null),
            (EntryKeys.Clustering, nameof(clustering), clustering),
            (EntryKeys.Classifier, nameof(classifier), classifier)
        );
        return ModelAnalyzer.Analyze(inputs, KnownHierarchies.Load(inputs.Hierarchy));
    }

    /// <summary>Computes a metric, once however often it is asked for.</summary>
    /// <param name="metric">A metric of <see cref="MetricCatalog"/>.</param>
    /// <returns>Its value, or why it has none.</returns>
    public MetricResult Measure(Metric metric) => Measurements.Of(metric);

    /// <inheritdoc cref="Measurements.IntervalOf"/>
    public IntervalResult IntervalOf(Metric metric, double level) => Measurements.IntervalOf(metric, level);

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

    /// <summary>The same model with a test set.</summary>
    internal ModelAnalysis With(TestSet other) => new(this, Structural, other);

    /// <summary>The same model with other edges of its structural forest.</summary>
    internal ModelAnalysis With(ImmutableArray<ForestEdge> structuralEdges) =>
        new(this, Structural with { Edges = structuralEdges }, testSet);

    /// <summary>The same model, of whose intervals less is asked.</summary>
    internal ModelAnalysis WithReplicates(int replicates) => new(this, Structural, testSet) { Replicates = replicates };

    /// <summary>The model and its figures in one line, for messages.</summary>
    /// <returns>The file's name, the classifier's size and its headline metrics, as far as they could be computed.</returns>
    public override string ToString()
    {
        var text = new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $"{Classifier.Path.FileName} ({Classifier.Operator}, {Classifier.Templates.Classes} classes x {Classifier.Templates.Features} features"
        );
        foreach (var metric in MetricCatalog.Headlines)
        {
            if (metric.NeedsTestData && Confusion is null)
            {
                continue;
            }

            text.Append(
                CultureInfo.InvariantCulture,
                $"; {metric.Name} {(Measure(metric).Value is { } value ? Figure.Format(value) : "undefined")}"
            );
        }

        return LogCommands.Defuse(text.Append(')').ToString());
    }
}
