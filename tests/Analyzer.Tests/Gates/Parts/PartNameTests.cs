using System.Globalization;
using QualityGate.Analysis;
using QualityGate.Analyzer.Tests.Metrics;
using QualityGate.Files;
using QualityGate.Gates;
using QualityGate.Graphs.Clustering;
using QualityGate.Models;

namespace QualityGate.Analyzer.Tests.Gates.Parts;

/// <summary>Names in limits on parts: what they stand for, and what is said where that is nothing or in doubt.</summary>
internal sealed class PartNameTests : PartsFixture
{
    // The names of the file's own mistakes: code, column in line 4, words.
    private static readonly string[] Table =
    [
        "per-class: { accuracy: { min: 0.6, except: [brid] } }           | QG0060 | 49 | no class is called 'brid'. Did you mean 'bird'?",
        "per-class: { accuracy: { min: 0.6, except: [17] } }             | QG0060 | 49 | there is no class 17",
        "per-class: { accuracy: { min: 0.6, except: [animal, vehicle] } }| QG0062 | 18 | excepts all classes",
        "per-superclass: { accuracy: { min: 0.6, except: [animals] } }   | QG0060 | 54 | no class is called 'animals'",
        "per-superclass: { accuracy: { min: 0.6, except: [bird] } }      | QG0062 | 54 | only one class of 'ten.onnx' is a kind of bird",
        "per-superclass: { accuracy: { min: 0.6, only: [thing] } }       | QG0062 | 52 | all classes of 'ten.onnx' are kinds of thing",
        "per-superclass: { accuracy: { min: 0.6, only: [bird] } }        | QG0062 | 52 | put limits on classes under 'per-class'",
        "per-superclass: { accuracy: { min: 0.6, only: [3] } }           | QG0060 | 52 | is the index of a class; name a concept",
        "separate: [{ from: animal, to: mammal, max-rate: 0.1 }]         | QG0062 | 36 | is a kind of animal as well",
        "separate: [{ from: animl, to: vehicle, max-rate: 0.1 }]         | QG0060 | 24 | no class is called 'animl'",
    ];

    [Test]
    public void A_name_that_stands_for_nothing_is_an_error_at_its_place([ValueSource(nameof(Table))] string row)
    {
        var cells = row.Split('|', StringSplitOptions.TrimEntries);
        var model = Check(cells[0]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(model.State, Is.EqualTo(VerdictState.NotMeasured));
            Assert.That(Codes(model), Is.EqualTo(new[] { cells[1] }), string.Join('\n', model.Diagnostics));
            Assert.That(
                (model.Diagnostics[0].Line, model.Diagnostics[0].Column),
                Is.EqualTo((4, int.Parse(cells[2], CultureInfo.InvariantCulture)))
            );
            Assert.That(model.Diagnostics[0].Message, Does.Contain(cells[3]));
            Assert.That(model.Parts!.Value[0].State, Is.EqualTo(VerdictState.NotMeasured));
        }
    }

    // Both cranes of ImageNet, a dog, and a truck.
    private static ModelAnalysis Cranes() =>
        ModelAnalyzer.Analyze(
            new Classifier(InputPath.FromUser("ten.onnx"), "Gemm", "w", "float32", [], TenNodes.Plane([0, 40, 80, 120])),
            TestInputs.Labels("n02012849", "n03126707", "n02084071 dog, domestic dog", "truck.n.01"),
            TenNodes.Counts(9, 1, 0, 0, 0, 10, 0, 0, 0, 0, 10, 0, 0, 0, 0, 10),
            Clusterings.Find("none")!
        );

    [TestCase("per-class: { accuracy: { min: 0.95, except: [n02012849] } }", "QG")]
    [TestCase("per-class: { accuracy: { min: 0.95, except: [crane.n.05] } }", "QG")]
    [TestCase("per-class: { accuracy: { min: 0.95, except: [bird.n.01] } }", "QG")]
    [TestCase("per-class: { accuracy: { min: 0.95, except: [bird] } }", "QG")]
    [TestCase("per-class: { accuracy: { min: 0.95, except: [dog] } }", "QG1001")]
    [TestCase("per-class: { accuracy: { min: 0.95, except: [crane] } }", "QG0061")]
    [TestCase("per-class: { accuracy: { min: 0.95, except: [sparrow.n.01] } }", "QG0060")]
    [TestCase("separate: [{ from: animal, to: artifact.n.01, max-rate: 0.1 }]", "QG")]
    [TestCase("separate: [{ from: dog, to: artifact.n.01, max-rate: 0.1 }]", "QG")]
    [TestCase("separate: [{ from: animal, to: artifact.n.01, max-rate: 0.04 }]", "QG1001")]
    [TestCase("separate: [{ from: crane, to: artifact.n.01, max-rate: 0.1 }]", "QG0061")]
    [TestCase("separate: [{ from: sparrow, to: artifact.n.01, max-rate: 0.1 }]", "QG0060")]
    public void Classes_and_concepts_are_named_as_in_labels(string keys, string code)
    {
        var model = Check(keys, Cranes());
        Assert.That(string.Concat(Codes(model).DefaultIfEmpty("QG")), Is.EqualTo(code), string.Join('\n', model.Diagnostics));
    }

    [Test]
    public void A_word_of_several_senses_is_listed_with_them()
    {
        var model = Check("separate: [{ from: crane, to: artifact.n.01, max-rate: 0.1 }]", Cranes());
        Assert.That(
            model.Diagnostics[0].Message,
            Does.StartWith("'crane' may be crane.n.04 (1 class), crane.n.05 (1 class), and classes of 'ten.onnx' are kinds of each")
        );
    }
}
