using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Graphs.Clustering;
using QualityGate.Hierarchies;
using QualityGate.Labels;
using QualityGate.Models;
using QualityGate.TestData;

namespace QualityGate.Generate;

/// <summary>The model of six classes by which the handbook explains the metrics. It is analysed, so that the figures are true.</summary>
internal static class HandbookModel
{
    private static readonly string[] Classes = ["dog.n.01", "cat.n.01", "horse.n.01", "car.n.01", "truck.n.01", "bicycle.n.01"];

    /// <summary>A row for each class, of two features: how much like an animal, and how much like a vehicle.</summary>
    public static double[][] Templates { get; } =
    [
        [5, 1],
        [4.5, 1.5],
        [2.4, 3.6],
        [1, 5],
        [1.5, 4.5],
        [-1.5, 4],
    ];

    /// <summary>A row for each true class, 100 samples each.</summary>
    public static double[][] Confusion { get; } =
    [
        [80, 14, 5, 0, 0, 1],
        [18, 79, 2, 1, 0, 0],
        [3, 9, 88, 0, 0, 0],
        [0, 0, 0, 84, 13, 3],
        [0, 1, 0, 20, 78, 1],
        [0, 0, 4, 6, 2, 88],
    ];

    public static ModelAnalysis Analyze(WordNet wordNet)
    {
        var labels = new ClassLabels(
            InputPath.FromUser("labels.txt"),
            wordNet,
            [.. Classes.Select(name => new ClassLabel(name, name.Split('.')[0], wordNet.Find(name)!.Value))],
            new SourceLocation("labels.txt"),
            []
        );
        var templates = ClassTemplates.Create(6, 2, [.. Templates.SelectMany(row => row)]);
        return ModelAnalyzer.Analyze(
            new Classifier(InputPath.FromUser("example.onnx"), "Gemm", "w", "float32", [], templates),
            labels,
            ConfusionMatrix
                .Create(6, [.. Confusion.SelectMany(row => row)], isRates: false, new SourceLocation("predictions.csv"))
                .With(new TopFive(597, 600), string.Empty),
            new AffinityPropagation()
        );
    }
}
