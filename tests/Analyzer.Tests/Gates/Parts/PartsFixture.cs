using QualityGate.Analysis;
using QualityGate.Analyzer.Tests.Metrics;
using QualityGate.Configuration.Reading;
using QualityGate.Files;
using QualityGate.Results;
using QualityGate.Runs;
using QualityGate.TestData;

namespace QualityGate.Analyzer.Tests.Gates.Parts;

/// <summary>Limits on parts of the six classes of <see cref="TenNodes"/>, read as they stand in a thresholds.yml.</summary>
internal abstract class PartsFixture : FolderFixture
{
    /// <summary>Reads an entry with these keys; the first of them stands in line 4, column 5.</summary>
    protected GateEntry Entry(params string[] keys) =>
        GateReader
            .Read(
                InputPath.FromUser(
                    Folder.Write("thresholds.yml", $"version: 1\nmodels:\n  - model: ten.onnx\n    {string.Join("\n    ", keys)}\n")
                )
            )
            .Entries.Single();

    /// <summary>The result of the model of ten nodes, by hand-counted predictions where no others are given.</summary>
    protected ModelResult Check(string keys, ModelAnalysis? analysis = null) =>
        ModelGate.Check(Entry(keys), analysis ?? TenNodes.Analyze());

    protected static ModelAnalysis Analyze(ConfusionMatrix? confusion) =>
        TenNodes.Analyze(TenNodes.Plane(TenNodes.Angles), TenNodes.Classes, confusion);

    protected static IEnumerable<string> Codes(ModelResult model) => model.Diagnostics.Select(diagnostic => diagnostic.Code);
}
