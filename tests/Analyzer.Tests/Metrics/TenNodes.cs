using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Graphs.Clustering;
using QualityGate.Hierarchies;
using QualityGate.Labels;
using QualityGate.Models;
using QualityGate.TestData;

namespace QualityGate.Analyzer.Tests.Metrics;

/// <summary>
/// A taxonomy of ten concepts, one of which has two parents, with six classes (in brackets), and test data that can be
/// counted by hand:
/// <code>
/// thing ─ animal ─ mammal ─ [dog], [cat]
///       │        └ [bird]
///       └ vehicle ─ [car] ── [amphicar]
///                 └ [boat] ┘
/// </code>
/// </summary>
internal sealed class TenNodes : Hierarchy
{
    private static readonly ImmutableArray<string> Names =
    [
        "thing",
        "animal",
        "mammal",
        "dog",
        "cat",
        "bird",
        "vehicle",
        "car",
        "boat",
        "amphicar",
    ];

    public override string Name => "ten";

    internal override ConceptGraph Graph { get; } =
        ConceptGraph.Create([
            [],
            [0],
            [1],
            [2],
            [2],
            [1],
            [0],
            [6],
            [6],
            [7, 8],
        ]);

    public static ImmutableArray<string> Classes => ["dog", "cat", "bird", "car", "boat", "amphicar"];

    public static double[] Confusion =>
        [6, 2, 1, 1, 0, 0, 1, 9, 0, 0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 8, 0, 2, 1, 0, 0, 0, 9, 0, 0, 0, 0, 3, 0, 7];

    // Directions in a plane, in degrees: the chain bird, dog, cat, car, amphicar, boat.
    public static double[] Angles => [12, 20, 0, 60, 105, 75];

    public override string IdOf(int node) => Names[node];

    public override string NameOf(int node) => Names[node];

    public override int? Find(string text) => Names.IndexOf(text) is >= 0 and var node ? node : null;

    public override string Suggest(string text) => string.Empty;

    public static ClassLabels Labels(IEnumerable<string> classes)
    {
        var hierarchy = new TenNodes();
        return new ClassLabels(
            InputPath.FromUser("labels.txt"),
            hierarchy,
            [.. classes.Select(name => new ClassLabel(name, name, hierarchy.Find(name)!.Value))],
            new SourceLocation("labels.txt"),
            []
        );
    }

    public static ClassTemplates Plane(IEnumerable<double> angles)
    {
        double[] values = [.. angles.SelectMany(a => new[] { Math.Cos(a * Math.PI / 180), Math.Sin(a * Math.PI / 180) })];
        return ClassTemplates.Create(values.Length / 2, 2, values);
    }

    public static ConfusionMatrix Counts(params double[] counts) =>
        ConfusionMatrix.Create((int)Math.Sqrt(counts.Length), counts, isRates: false, new SourceLocation("predictions.csv"));

    public static ModelAnalysis Analyze(
        ClassTemplates templates,
        IEnumerable<string> classes,
        ConfusionMatrix? confusion,
        string clustering = "none"
    ) =>
        ModelAnalyzer.Analyze(
            new Classifier(InputPath.FromUser("model.onnx"), "Gemm", "w", "float32", [], templates),
            Labels(classes),
            confusion,
            Clusterings.Find(clustering)!
        );

    public static ModelAnalysis Analyze() => Analyze(Plane(Angles), Classes, Counts(Confusion));
}
