using System.Collections.Immutable;
using System.Text.Json.Serialization;
using QualityGate.Diagnostics;
using QualityGate.Results;

namespace QualityGate.Comparison;

/// <summary>The changes from one model, A, to another, B, of the same classes: plain values, from which every report is written.</summary>
/// <param name="Paired">Whether both were tested on the same samples, so that intervals of differences are of pairs.</param>
/// <param name="Metrics">The metrics that at least one of the two has a value of, in the order of the catalogue.</param>
/// <param name="NewConfusions">Confusions that A never made, the most frequent first.</param>
/// <param name="VanishedConfusions">Confusions that B never makes, the most frequent first.</param>
/// <param name="Structural">The changes of the structural graph.</param>
/// <param name="A">The model before.</param>
/// <param name="B">The model after.</param>
/// <param name="Functional">The changes of the functional graph; null unless both have one.</param>
internal sealed record ComparisonResult(
    bool Paired,
    IReadOnlyDictionary<string, DifferenceResult> Metrics,
    ImmutableArray<ConfusionResult> NewConfusions,
    ImmutableArray<ConfusionResult> VanishedConfusions,
    GraphChangeResult Structural,
    [property: JsonPropertyOrder(2)] ComparedModel A,
    [property: JsonPropertyOrder(2)] ComparedModel B,
    [property: JsonPropertyOrder(1)] GraphChangeResult? Functional = null
)
{
    /// <summary>The version of the JSON's shape.</summary>
    [JsonPropertyOrder(-1)]
    public int SchemaVersion => GateResult.CurrentSchemaVersion;

    /// <summary>Errors and warnings about either model.</summary>
    [JsonIgnore]
    public IEnumerable<Diagnostic> AllDiagnostics => A.Diagnostics.Concat(B.Diagnostics).Select(diagnostic => diagnostic.ToDiagnostic());
}

/// <summary>One of two models that are compared.</summary>
/// <param name="File">The name of its file.</param>
/// <param name="Classifier">The layer that was analysed.</param>
/// <param name="Description">Its layer and graphs in one line.</param>
/// <param name="Diagnostics">Errors and warnings about it; not in the JSON, which has no paths.</param>
internal sealed record ComparedModel(
    string File,
    ClassifierResult Classifier,
    string Description,
    [property: JsonIgnore] ImmutableArray<DiagnosticResult> Diagnostics
);

/// <summary>A metric of two models.</summary>
/// <param name="Change">The kind of change.</param>
/// <param name="A">Its value for the model before; null when it has none.</param>
/// <param name="B">Its value for the model after.</param>
/// <param name="Difference">B − A; null where one of the two has no value.</param>
/// <param name="Low">The lower end of the difference's interval, which contains it; null where there is none.</param>
/// <param name="High">The upper end.</param>
/// <param name="Level">The confidence level, between 0 and 1.</param>
/// <param name="NoInterval">Why the difference has no interval, as the end of a sentence.</param>
internal sealed record DifferenceResult(
    [property: JsonPropertyOrder(1)] Change Change,
    double? A = null,
    double? B = null,
    double? Difference = null,
    double? Low = null,
    double? High = null,
    double? Level = null,
    [property: JsonPropertyOrder(2)] string? NoInterval = null
);

/// <summary>A confusion that one model makes and the other never does.</summary>
/// <param name="True">The label of the true class.</param>
/// <param name="TrueName">Its name for people.</param>
/// <param name="Predicted">The label of the class that it is taken for.</param>
/// <param name="PredictedName">Its name for people.</param>
/// <param name="Samples">How many samples; the share of the true class where only shares are known.</param>
internal sealed record ConfusionResult(string True, string TrueName, string Predicted, string PredictedName, double Samples);

/// <summary>The changes of a graph over the classes.</summary>
/// <param name="EdgesGained">Edges that only B has.</param>
/// <param name="EdgesLost">Edges that only A has.</param>
/// <param name="Moved">Classes that are in another cluster.</param>
internal sealed record GraphChangeResult(
    ImmutableArray<EdgeResult> EdgesGained,
    ImmutableArray<EdgeResult> EdgesLost,
    ImmutableArray<MovedResult> Moved
);

/// <summary>A class that is in another cluster.</summary>
/// <param name="Class">Its label.</param>
/// <param name="ClassName">Its name for people.</param>
/// <param name="From">The labels of the classes that it was together with.</param>
/// <param name="To">The labels of those that it is together with now.</param>
/// <param name="FromNames">The names of the classes that it was together with.</param>
/// <param name="ToNames">The names of those that it is together with now.</param>
internal sealed record MovedResult(
    string Class,
    string ClassName,
    ImmutableArray<string> From,
    ImmutableArray<string> To,
    ImmutableArray<string> FromNames,
    ImmutableArray<string> ToNames
);
