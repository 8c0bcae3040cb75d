using QualityGate.Configuration;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Runs.Acceptance;

namespace QualityGate.Constraints.Tests;

/// <summary>Models of thresholds.yml held against a baseline.</summary>
internal sealed class BaselineConstraintTests : FolderFixture
{
    private static readonly string Predictions = Repository.PathTo("samples/Shapes/test-predictions.csv");
    private static readonly ModelUnderTest Shapes = ModelUnderTest.Named("shapes");
    private static readonly ModelUnderTest Given = ModelUnderTest.At(
        Repository.PathTo("samples/Shapes/shapes.onnx"),
        Repository.PathTo("samples/Shapes/labels.txt"),
        Predictions
    );

    [Test]
    public void A_model_has_not_dropped_below_what_was_accepted_and_has_below_a_better_one()
    {
        var (same, better) = (
            Accept("same.json", line => line),
            Accept("better.json", line => $"{line.Split(',')[0]},{line.Split(',')[0]}")
        );
        var message = Failing.Message(() => Assert.That(Shapes, Has.Accuracy.NotDroppedBelowBaseline(baseline: better)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Shapes,
                Has.Accuracy.NotDroppedBelowBaseline(baseline: same).And.SimilarityDepth.NotDroppedBelowBaseline(baseline: same)
            );
            Assert.That(Shapes, Has.Accuracy.Not.NotDroppedBelowBaseline(baseline: better));
            Assert.That(Shapes, Has.Accuracy.NotDroppedBelowBaseline(1, baseline: better));
            Assert.That(Shapes, Has.Accuracy.NotDroppedBelowBaseline(0, 0.95, same));
            Assert.That(message, Does.Contain("Expected: accuracy not dropped below the baseline"));
            Assert.That(message, Does.Match(@"But was:  0\.\d+, and 1\.0000 in .*better\.json, in "));
            Assert.That(message, Does.Match(@"Change:   -0\.\d+"));
        }
    }

    [Test]
    public void Without_a_baseline_nothing_is_asserted()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => Assert.That(Shapes, Has.Accuracy.NotDroppedBelowBaseline()),
                Throws.InvalidOperationException.With.Message.Contains("baseline: quality-baseline.json")
            );
            Assert.That(
                () => Assert.That(Shapes, Has.Accuracy.NotDroppedBelowBaseline(baseline: Folder.PathTo("missing.json"))),
                Throws.InstanceOf<QualityGateException>().With.Message.Contains("QG0042")
            );
            Assert.That(() => Has.Accuracy.NotDroppedBelowBaseline(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => Has.Accuracy.NotDroppedBelowBaseline(0, 95), Throws.InstanceOf<ArgumentOutOfRangeException>());
        }
    }

    [Test]
    public void Thresholds_are_held_against_the_baseline_too()
    {
        var better = Accept("better.json", line => $"{line.Split(',')[0]},{line.Split(',')[0]}");
        var accepted = File.ReadAllText(Folder.PathTo("better.json.yml"));
        string Gate(string name, string baseline)
        {
            var text = accepted
                .Replace(Folder.PathTo("better.json.csv"), Predictions, StringComparison.Ordinal)
                .Replace("version: 1\n", $"version: 1\nbaseline: {baseline}\n", StringComparison.Ordinal)
                .Replace("min: 0.1", "max-drop: 0.01", StringComparison.Ordinal);
            return Folder.Write(name, text);
        }

        var dropped = Gate("better.json.yml", better);
        var message = Failing.Message(() => Assert.That(Shapes, Passes.Thresholds(dropped)));
        Assert.That(message, Does.Contain("where 'max-drop' allows 0.01"));
        var first = Gate("first.yml", "none-yet.json");
        AssertNothingToCompareWith(first, "QG1013");

        // Another gate file has put its own model of this name into the baseline, whatever the test data of this one are.
        AssertNothingToCompareWith(Gate("other.yml", better), "QG1014");

        static void AssertNothingToCompareWith(string gate, string code)
        {
            using (new global::NUnit.Framework.Internal.TestExecutionContext.IsolatedContext())
            {
                Assert.That(Given, Passes.Thresholds(gate));
                var warning = global::NUnit.Framework.Internal.TestExecutionContext.CurrentContext.CurrentResult.AssertionResults.Single();
                Assert.That(warning.Message, Does.Contain(code));
            }
        }

        // Where another threshold fails, one that was compared with nothing is not among those that hold.
        var failing = Folder.Write("failing.yml", $"{File.ReadAllText(first).TrimEnd()}\n      similarity-depth: {{ min: 99 }}\n");
        using (new global::NUnit.Framework.Internal.TestExecutionContext.IsolatedContext())
        {
            Assert.That(
                Failing.Message(() => Assert.That(Shapes, Passes.Thresholds(failing))),
                Does.Contain("0 of 2 thresholds hold, 1 has nothing to compare with, in ")
            );
        }
    }

    // A baseline of the sample with other predictions.
    private string Accept(string name, Func<string, string> change)
    {
        string[] lines = File.ReadAllLines(Predictions);
        var predictions = Folder.Write(
            $"{name}.csv",
            string.Join('\n', [lines[0], .. lines.Skip(1).Where(line => line.Length > 0).Select(change)])
        );
        var entry = GateReader
            .Read(InputPath.FromUser(Repository.PathTo("thresholds.yml")))
            .Entries.Single(entry => entry.Name == "shapes");
        var thresholds = Folder.Write(
            $"{name}.yml",
            "version: 1\nmodels:\n"
                + $"  - name: shapes\n    model: '{entry.Inputs.Model.FullPath}'\n    labels: '{entry.Inputs.Labels!.FullPath}'\n"
                + $"    predictions: '{predictions}'\n    clustering: {entry.Inputs.Clustering.Name}\n"
                + "    thresholds:\n      accuracy: { min: 0.1 }\n"
        );
        var path = Folder.PathTo(name);
        var request = new GateRequest(InputPath.FromUser(thresholds))
        {
            Baseline = BaselineSource.Of(path, Folder.FullPath, new SourceLocation(path)),
        };
        return BaselineAcceptance.Accept(request, progress: null, CancellationToken.None).Path;
    }
}
