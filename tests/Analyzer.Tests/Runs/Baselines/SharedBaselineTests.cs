using QualityGate.Configuration;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Runs;
using QualityGate.Runs.Acceptance;
using QualityGate.Runs.Inputs;

namespace QualityGate.Analyzer.Tests.Runs.Baselines;

/// <summary>Gate files that inherit one baseline: who accepts for one of them leaves the models of the others.</summary>
internal sealed class SharedBaselineTests : FolderFixture
{
    [SetUp]
    public void FillFolder()
    {
        SmallRepository.Fill(Folder);
        Folder.Write("base.yml", "version: 1\nbaseline: shared.json\ndefaults:\n  thresholds:\n    accuracy: { max-drop: 0.02 }\n");
    }

    [Test]
    public void Gates_of_one_build_accept_at_a_time_and_all_are_kept()
    {
        var gates = new[] { "a", "b", "c", "d" }.Select(name => WriteGate(name, name)).ToArray();
        var accepted = gates.AsParallel().WithDegreeOfParallelism(gates.Length).Select(Accept).ToArray();
        var last = Accept(gates[0]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(accepted.SelectMany(result => result.Removed), Is.Empty);
            Assert.That(last.Now.Models.Select(model => model.Name), Is.EqualTo(new[] { "a", "b", "c", "d" }));
            Assert.That(last.Now.Models.Select(model => model.GateFile), Has.Some.EqualTo("a/thresholds.yml"));
            Assert.That(last.Kept, Is.EqualTo(new[] { "b", "c", "d" }));
            Assert.That(
                BaselineTables.OfAccepted(last).Select(line => line.Text),
                Has.Some.EqualTo("c  as it was, of c/thresholds.yml").And.None.StartsWith("c  new")
            );
            Assert.That(gates.SelectMany(gate => Gate.Check(TestInputs.Input(gate)).AllDiagnostics), Is.Empty);
        }
    }

    // Its values would be compared with those of the other from then on.
    [Test]
    public void A_model_does_not_take_the_place_of_one_of_another_gate_file()
    {
        Accept(WriteGate("a", "net"));
        var bytes = File.ReadAllText(Folder.PathTo("shared.json"));
        var other = WriteGate("b", "net");
        TestInputs.AssertFailure(
            () => Accept(other),
            DiagnosticCodes.ModelOfOtherGate,
            (4, 12),
            "has the model 'net' of 'a/thresholds.yml' already",
            "a 'name' of its own"
        );
        Assert.That(File.ReadAllText(Folder.PathTo("shared.json")), Is.EqualTo(bytes));

        // A gate file that was moved is the same one.
        File.Delete(Folder.PathTo("a/thresholds.yml"));
        Assert.That(Accept(other).Now.Models.Single().GateFile, Is.EqualTo("b/thresholds.yml"));
    }

    // Neither before it is accepted nor ever, as long as the other is there.
    [Test]
    public void A_model_is_not_compared_with_one_of_another_gate_file()
    {
        Accept(WriteGate("a", "net"));
        var other = WriteGate("b", "net");
        var named = new GateRequest(TestInputs.Input(other))
        {
            Baseline = BaselineSource.Of("shared.json", Folder.FullPath, new SourceLocation("shared.json")) with { IsRequired = true },
        };
        var result = Gate.Check(TestInputs.Input(other));
        using (Assert.EnterMultipleScope())
        {
            var warning = result.AllDiagnostics.Single(found => found.Code == DiagnosticCodes.ModelNotInBaseline);
            Assert.That(warning.Message, Does.Contain("is that of 'a/thresholds.yml'").And.Contain("a 'name' of its own"));
            Assert.That(result.Models[0].ClusterChanges, Is.Null);
            Assert.That(Gate.Check(TestInputs.Input(Folder.PathTo("a/thresholds.yml"))).Models[0].ClusterChanges, Is.Not.Null);
            Assert.That(Gate.Check(named).Models[0].ClusterChanges, Is.Not.Null, "named for this run");
        }

        // A verdict is given again only while the other is there.
        Assert.That(
            GateInputs.Of(GateReader.Read(new GateRequest(TestInputs.Input(other)))),
            Does.Contain(Folder.PathTo("a/thresholds.yml"))
        );
        File.Delete(Folder.PathTo("a/thresholds.yml"));
        Assert.That(Gate.Check(TestInputs.Input(other)).Models[0].ClusterChanges, Is.Not.Null, "a gate file that was moved");
    }

    [Test]
    public void A_model_that_its_own_gate_file_does_not_have_any_more_is_removed_be_it_included()
    {
        var (a, b) = (WriteGate("a", "one"), WriteGate("b", "two"));
        var all = Folder.Write("all.yml", "version: 1\ninclude: [a/thresholds.yml, b/thresholds.yml]\n");
        Accept(all);
        WriteGate("b", "three");
        Assert.That(Accept(a).Kept, Is.EqualTo(new[] { "two" }));
        Assert.That(Accept(all).Removed, Is.EqualTo(new[] { "two" }));
        Assert.That(Accept(b).Removed, Is.Empty);
    }

    private string WriteGate(string folder, string name) =>
        Folder.Write(
            $"{folder}/thresholds.yml",
            $"""
            version: 1
            extends: ../base.yml
            models:
              - model: ../small.onnx
                name: {name}
                labels: ../labels.txt
                predictions: ../predictions.csv
                clustering: none
            """
        );

    private static AcceptedBaseline Accept(string gate) =>
        BaselineAcceptance.Accept(new GateRequest(TestInputs.Input(gate)), progress: null, CancellationToken.None);
}
