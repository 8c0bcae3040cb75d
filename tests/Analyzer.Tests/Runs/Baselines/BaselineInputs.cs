using System.Text;
using QualityGate.Analysis;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Graphs.Clustering;
using QualityGate.Hierarchies;
using QualityGate.Metrics;
using QualityGate.Results;
using QualityGate.Runs.Baselines;
using QualityGate.TestData;

namespace QualityGate.Analyzer.Tests.Runs.Baselines;

/// <summary>Models of tests, what a baseline keeps of them, and models compared with that.</summary>
internal sealed class BaselineInputs(TemporaryFolder folder)
{
    /// <summary>The inputs of files in the folder.</summary>
    public AnalysisInputs Inputs(string model, string labels, string? predictions = null, string? confusion = null) =>
        new(TestInputs.Input(folder.PathTo(model)))
        {
            Labels = TestInputs.Input(folder.PathTo(labels)),
            TestData =
                predictions is not null ? new Predictions(TestInputs.Input(folder.PathTo(predictions)))
                : confusion is not null ? new Confusion(TestInputs.Input(folder.PathTo(confusion)))
                : null,
            Clustering = Clusterings.Find("none")!,
        };

    /// <summary>A model of angles in a plane, with labels and predictions of its own.</summary>
    public AnalysisInputs Model(string name, double[] angles, string[] labels, int[][] confusion)
    {
        var templates = new double[angles.Length, 2];
        for (var c = 0; c < angles.Length; c++)
        {
            (templates[c, 0], templates[c, 1]) = (Math.Cos(angles[c] * Math.PI / 180), Math.Sin(angles[c] * Math.PI / 180));
        }

        folder.Write($"{name}.onnx", OnnxBuilder.Classifier(templates));
        folder.Write($"{name}.txt", string.Join('\n', labels) + "\n");
        var rows =
            from i in Enumerable.Range(0, labels.Length)
            from j in Enumerable.Range(0, labels.Length)
            from n in Enumerable.Range(0, confusion[i][j])
            select FormattableString.Invariant($"{i},{j}\n");
        folder.Write($"{name}.csv", "true,pred\n" + string.Concat(rows));
        return Inputs($"{name}.onnx", $"{name}.txt", $"{name}.csv");
    }

    public static ModelAnalysis Analyze(AnalysisInputs inputs, Hierarchy? hierarchy = null) =>
        ModelAnalyzer.Analyze(inputs, hierarchy ?? TestInputs.WordNet);

    /// <summary>The entry of a model in a baseline, written and read back.</summary>
    public static BaselineModel Keep(AnalysisInputs inputs, Hierarchy? hierarchy = null)
    {
        var analysis = Analyze(inputs, hierarchy);
        var model = BaselineModelOf.Of(
            new GateEntry("model", inputs, []),
            analysis,
            [new InputResult("model", inputs.Model.FullPath, InputHash.TryOf(inputs.Model))],
            TestSamples.Read(inputs, analysis, CancellationToken.None)
        );
        return Read(BaselineJson.Write(BaselineFile.Of([model]))).Models[0];
    }

    public static BaselineFile Read(string json) =>
        BaselineReader.Read(Encoding.UTF8.GetBytes(json), new SourceLocation("quality-baseline.json"));

    /// <summary>A model compared with a baseline.</summary>
    public static ComparedBaseline Compare(BaselineModel before, AnalysisInputs now, Hierarchy? hierarchy = null)
    {
        var analysis = Analyze(now, hierarchy);
        return new ComparedBaseline(
            "quality-baseline.json",
            "accept the baseline anew",
            before,
            analysis,
            () => TestSamples.Read(now, analysis, CancellationToken.None),
            [],
            CancellationToken.None
        );
    }

    public static Metric Metric(string name) => MetricCatalog.Find(name)!;
}
