using System.Collections.Immutable;
using System.Text.Json.Serialization;
using QualityGate.Gates;

namespace QualityGate.Results;

/// <summary>The result of one model: its figures, its graphs, and what became of its thresholds.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Path">The model file.</param>
/// <param name="State">The worst state of its thresholds; not measured as well where the model or its data cannot be used.</param>
/// <param name="Inputs">The files that the analysis read.</param>
/// <param name="Verdicts">A verdict for each threshold, in the order of the file; then those on parts of the model.</param>
/// <param name="Diagnostics">Errors and warnings, violated thresholds among them.</param>
/// <param name="Sha256">The SHA-256 of the model file; null where its bytes come only once, as from a pipe, or were changed since. It is
/// null, like all that follows, when the model or its data cannot be used.</param>
/// <param name="Classifier">The layer that was analysed.</param>
/// <param name="TestData">The size of the test data; null without any.</param>
/// <param name="Metrics">The value of every metric that has one, under all its names.</param>
/// <param name="Undefined">
/// Why a metric has no value, though what it is computed from is there, or though a threshold asks for it; as the end of a sentence.
/// </param>
/// <param name="Intervals">The intervals that were asked for.</param>
/// <param name="NoIntervals">Why an interval that was asked for is withheld, as the end of a sentence.</param>
/// <param name="Chance">The values that permuted labels give, for the metrics of which that can be said.</param>
/// <param name="Structural">The graph of the classes that the weights make similar.</param>
/// <param name="Functional">The graph of the classes that are confused; null without test data, or when nothing could be clustered.</param>
/// <param name="Semantic">The bounds of Similarity Depth for these classes; null without a hierarchy.</param>
/// <param name="Explanation">The parts that drive the metrics.</param>
/// <param name="Hierarchy">The hierarchy whose concepts the labels name.</param>
/// <param name="Parts">A sum for each line of limits on parts of the model, in the order of the file; null without any.</param>
/// <param name="Trend">The latest runs of this model that the history has, the oldest first and this one last: at most a hundred. Null
/// without a history.</param>
/// <param name="ConfusionChanges">The confusions that are new since the baseline, and those that have vanished; null without a baseline
/// that knows its own on as many test samples.</param>
public sealed record ModelResult(
    [property: JsonPropertyOrder(-4)] string Name,
    [property: JsonPropertyOrder(-3)] string Path,
    [property: JsonPropertyOrder(-1)] VerdictState State,
    [property: JsonPropertyOrder(1)] ImmutableArray<InputResult> Inputs,
    [property: JsonPropertyOrder(1)] ImmutableArray<VerdictResult> Verdicts,
    [property: JsonPropertyOrder(2)] ImmutableArray<DiagnosticResult> Diagnostics,
    string? Sha256 = null,
    ClassifierResult? Classifier = null,
    TestDataResult? TestData = null,
    IReadOnlyDictionary<string, double>? Metrics = null,
    IReadOnlyDictionary<string, string>? Undefined = null,
    IReadOnlyDictionary<string, MetricInterval>? Intervals = null,
    IReadOnlyDictionary<string, string>? NoIntervals = null,
    IReadOnlyDictionary<string, MetricChance>? Chance = null,
    GraphResult? Structural = null,
    GraphResult? Functional = null,
    SemanticResult? Semantic = null,
    ExplanationResult? Explanation = null,
    HierarchyResult? Hierarchy = null,
    ImmutableArray<PartLineResult>? Parts = null,
    IReadOnlyList<TrendPoint>? Trend = null,
    ConfusionChangesResult? ConfusionChanges = null
)
{
    /// <summary>The name of the clustering that its graphs rest on; null in reports of earlier versions.</summary>
    public string? Clustering { get; init; }

    /// <summary>
    /// The classes that have moved to another structural cluster since the baseline; null without a baseline that knows its clusters, by
    /// the same clustering.
    /// </summary>
    public ClusterChangesResult? ClusterChanges { get; init; }

    /// <summary>The verdicts on the whole model.</summary>
    [JsonIgnore]
    internal IEnumerable<VerdictResult> WholeVerdicts => Verdicts.Where(verdict => verdict.Part is null);

    /// <summary>True when everything was measured and every threshold of severity error holds.</summary>
    [JsonPropertyOrder(-2)]
    public bool Passed => VerdictStates.Pass(State);

    /// <summary>True when the model was analysed; else only its verdicts and diagnostics say something.</summary>
    [JsonIgnore]
    public bool IsMeasured => Classifier is not null;
}
