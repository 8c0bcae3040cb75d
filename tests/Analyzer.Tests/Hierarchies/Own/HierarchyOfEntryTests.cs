using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Gates;
using QualityGate.Reports.Terminal;
using QualityGate.Results;
using QualityGate.Runs;
using QualityGate.Runs.Inputs;

namespace QualityGate.Analyzer.Tests.Hierarchies.Own;

/// <summary>The key <c>hierarchy</c> of an entry: a word, or a file that is one of the inputs of the run.</summary>
internal sealed class HierarchyOfEntryTests : FolderFixture
{
    private const string Tree =
        "thing:\n  animal: [dog.n.01, cat.n.01]\n  vehicle: [car.n.01, truck.n.01]\n  fruit: [apple.n.01, pear.n.01]\n";

    [SetUp]
    public void Fill() => SmallRepository.Fill(Folder);

    [TestCase("wordnet", "wordnet", false)]
    [TestCase("none", "none", false)]
    [TestCase("./none", "none", true)]
    [TestCase("sub/tree.yml", "tree.yml", true)]
    [TestCase("tree", "tree", true)]
    public void A_word_is_a_hierarchy_and_all_else_a_file(string value, string name, bool isFile)
    {
        Folder.Write("thresholds.yml", Text($"hierarchy: {value}", "accuracy: { min: 0.7 }"));
        var source = GateReader.Read(InputPath.FromUser(Folder.PathTo("thresholds.yml"))).Entries[0].Inputs.Hierarchy;
        Assert.That((source.Name, source.File?.FullPath), Is.EqualTo((name, isFile ? Path.GetFullPath(Folder.PathTo(value)) : null)));
    }

    [TestCase("None", "Did you mean 'none'")]
    [TestCase("WordNet", "Did you mean 'wordnet'")]
    [TestCase("wordnt", "or a file, such as './wordnt'")]
    public void A_misspelt_word_is_no_file(string value, string words)
    {
        var result = Check($"hierarchy: {value}", "accuracy: { min: 0.7 }");
        Assert.That(result.AllDiagnostics.Single().Code, Is.EqualTo(DiagnosticCodes.UnknownChoice));
        Assert.That(result.AllDiagnostics.Single().Message, Does.Contain(words));
    }

    [Test]
    public void A_hierarchy_that_cannot_be_used_is_an_error_of_its_models_alone()
    {
        Folder.Write("tree.yml", "a: [b]\nc: [d]\n");
        var entry =
            "    model: small.onnx\n    labels: labels.txt\n    predictions: predictions.csv\n    thresholds: { accuracy: { min: 0.7 } }\n";
        Folder.Write("thresholds.yml", $"version: 1\nmodels:\n  - name: a\n    hierarchy: tree.yml\n{entry}  - name: b\n{entry}");
        var result = Gate.Check(InputPath.FromUser(Folder.PathTo("thresholds.yml")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Models.Select(model => model.State), Is.EqualTo(new[] { VerdictState.NotMeasured, VerdictState.Passed }));
            Assert.That(result.AllDiagnostics.Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { DiagnosticCodes.SeveralRoots }));
            Assert.That(result.AllDiagnostics.Single().Location.Line, Is.EqualTo(2));
        }
    }

    [Test]
    public void The_file_is_among_the_inputs_of_a_run()
    {
        Folder.Write("tree.yml", Tree);
        Folder.Write("thresholds.yml", Text("hierarchy: tree.yml", "similarity-depth: { min: 1.5 }"));
        var definition = GateReader.Read(InputPath.FromUser(Folder.PathTo("thresholds.yml")));
        var result = Gate.Check(definition.Path);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(GateInputs.Of(definition), Does.Contain(Folder.PathTo("tree.yml")));
            Assert.That(result.Passed, Is.True, string.Join('\n', result.AllDiagnostics));
            Assert.That(
                result.Models[0].Inputs.Single(input => input.Role == "hierarchy").Sha256,
                Is.EqualTo(result.Models[0].Hierarchy!.Sha256).And.Not.Null
            );
            Assert.That(string.Join('\n', TextReport.Write(result).Select(line => line.Text)), Does.Contain("  hierarchy tree.yml\n"));
        }
    }

    private static string Text(string hierarchy, params string[] thresholds) =>
        SmallRepository
            .Thresholds(thresholds)
            .Replace("    clustering: none\n", $"    clustering: none\n    {hierarchy}\n", StringComparison.Ordinal);

    private GateResult Check(string hierarchy, params string[] thresholds) =>
        Gate.Check(InputPath.FromUser(Folder.Write("thresholds.yml", Text(hierarchy, thresholds))));
}
