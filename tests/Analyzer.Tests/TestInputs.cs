using System.Globalization;
using System.Text.Json;
using QualityGate.Analysis;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Hierarchies;
using QualityGate.Labels;
using QualityGate.Labels.Reading;
using QualityGate.Results;
using QualityGate.Runs;

namespace QualityGate.Analyzer.Tests;

/// <summary>Inputs of many tests: WordNet (read once), reference files, and a way to look at an expected failure.</summary>
internal static class TestInputs
{
    private static readonly Lazy<WordNet> SharedWordNet = new(WordNet.Load);

    public static WordNet WordNet => SharedWordNet.Value;

    public static string Reference(string name) => Path.Combine(TestContext.CurrentContext.TestDirectory, "Reference", name);

    public static double[][] ReadMatrix(string path) =>
        [
            .. File.ReadLines(path)
                .Select(line => line.Split(',').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray()),
        ];

    public static JsonElement ReadJson(string path) => JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;

    public static InputPath Input(string path) => InputPath.FromUser(path);

    /// <summary>The result of a model without any threshold.</summary>
    public static ModelResult ResultOf(ModelAnalysis analysis)
    {
        var path = analysis.Classifier.Path;
        var inputs = new AnalysisInputs(path) { Labels = analysis.Labels.Path, Clustering = analysis.Clustering };
        return ModelGate.Check(new GateEntry(path.FileName, inputs, []), analysis);
    }

    /// <summary>The diagnostics of a failure that must occur.</summary>
    public static IReadOnlyList<Diagnostic> Failure(Action action) => Assert.Throws<QualityGateException>(() => action())!.Diagnostics;

    /// <summary>Checks the only diagnostic of a failure: its code, its line and column, and words of its message.</summary>
    public static void AssertFailure(Action action, string code, (int Line, int Column) place, params string[] words)
    {
        var diagnostics = Failure(action);
        Assert.That(diagnostics, Has.Count.EqualTo(1), string.Join('\n', diagnostics));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(diagnostics[0].Code, Is.EqualTo(code), diagnostics[0].ToString());
            Assert.That((diagnostics[0].Location.Line, diagnostics[0].Location.Column), Is.EqualTo(place), diagnostics[0].ToString());
            Assert.That(diagnostics[0].Message, Does.Not.Contain("\n"));
            foreach (var word in words)
            {
                Assert.That(diagnostics[0].Message, Does.Contain(word));
            }
        }
    }

    /// <summary>Labels of so many classes, each an own concept of WordNet.</summary>
    public static ClassLabels Labels(params string[] names)
    {
        using var folder = TemporaryFolder.InMemory();
        return LabelsFile.Read(Input(folder.Write("labels.txt", string.Join('\n', names))), WordNet);
    }
}
