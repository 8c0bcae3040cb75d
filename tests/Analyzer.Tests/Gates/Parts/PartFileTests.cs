using System.Globalization;
using QualityGate.Configuration;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Analyzer.Tests.Gates.Parts;

/// <summary>Mistakes in limits on parts that the file shows by itself, before any model is read.</summary>
internal sealed class PartFileTests : PartsFixture
{
    private static readonly string[] Table =
    [
        "per-class: {}                                                        | QG0008 | 4 16 | 'per-class' is empty",
        "per-class: [accuracy]                                                | QG0005 | 4 16 | needs a mapping",
        "per-class: { accurracy: { min: 0.6 } }                               | QG0004 | 4 18 | Did you mean 'accuracy'? The metrics are: ",
        "per-class: { exact-accuracy: { min: 0.6 } }                          | QG0004 | 4 18 | has no metric 'exact-accuracy'",
        "per-class: { accuracy: 0.6 }                                         | QG0005 | 4 28 | are a mapping",
        "per-class: { accuracy: { except: [a] } }                             | QG0008 | 4 28 | demands nothing",
        "per-class: { accuracy: { min: 0.6, only: [a] } }                     | QG0003 | 4 40 | has no key 'only'",
        "per-class: { accuracy: { min: 0.6, except: dog } }                   | QG0005 | 4 48 | needs a list",
        "per-class: { accuracy: { min: 0.6, except: [{ a: b }] } }            | QG0005 | 4 49 | lists names of classes",
        "per-class: { accuracy: { min: 0.6 }, recall: { min: 0.5 } }          | QG0007 | 4 42 | 'recall' is another name of 'accuracy'",
        "per-class: { precision: { min: 0.6, confidence: 0.95 } }             | QG0008 | 4 53 | 'precision' has no interval",
        "per-class: { accuracy: { max-drop: 0.1 } }                           | QG0038 | 4 40 | compares accuracy with a baseline",
        "per-superclass: { accuracy: { min: 0.6, only: [a], except: [b] } }   | QG0013 | 4 51 | exclude each other",
        "separate: { from: a, to: b, max-rate: 0.1 }                          | QG0005 | 4 15 | needs a list",
        "separate: [person]                                                   | QG0005 | 4 16 | is a mapping, e.g. { from: person.n.01",
        "separate: [{ from: a, to: b }]                                       | QG0006 | 4 16 | needs 'max-rate'",
        "separate: [{ from: a, to: a, max-rate: 0.1 }]                        | QG0008 | 4 31 | cannot be told from itself",
        "separate: [{ from: a, to: b, max-rate: 5 }]                          | QG0008 | 4 44 | Did you mean 0.05?",
        "separate: [{ from: a, to: b, max-rate: 0.1, min: 0 }]                | QG0003 | 4 49 | has no key 'min'",
        "separate: []                                                         | QG0006 | 3 5  | has no 'thresholds'",
    ];

    [Test]
    public void A_mistake_is_said_at_its_place([ValueSource(nameof(Table))] string row)
    {
        var cells = row.Split('|', StringSplitOptions.TrimEntries);
        var place = cells[2]
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => int.Parse(text, CultureInfo.InvariantCulture))
            .ToArray();
        TestInputs.AssertFailure(() => Entry(cells[0]), cells[1], (place[0], place[1]), cells[3]);
    }

    [TestCase("per-superclass: { accuracy: { min: 0.6 } }", "per-superclass accuracy")]
    [TestCase("separate: [{ from: a, to: b, max-rate: 0.1 }]", "separate a from b")]
    [TestCase("per-class: { mistake-severity: { max: 3 } }", "per-class mistake-severity")]
    public void Concepts_need_a_hierarchy(string keys, string title)
    {
        var failure = TestInputs.Failure(() => Entry("hierarchy: none", keys)).Single();
        Assert.That(
            (failure.Code, failure.Message.StartsWith($"'{title}' needs a hierarchy", StringComparison.Ordinal)),
            Is.EqualTo(("QG3045", true))
        );
    }

    [Test]
    public void Classes_without_a_hierarchy_have_an_accuracy() =>
        Assert.That(Entry("hierarchy: none", "per-class: { accuracy: { min: 0.6 } }").Parts, Has.Length.EqualTo(1));

    [Test]
    public void A_limit_that_cannot_fail_is_warned_of()
    {
        var path = InputPath.FromUser(
            Folder.Write("thresholds.yml", "version: 1\nmodels:\n  - model: a.onnx\n    per-class: { accuracy: { min: 0 } }\n")
        );
        var warning = GateReader.Read(path).Diagnostics.Single();
        Assert.That((warning.Code, warning.Severity), Is.EqualTo(("QG1004", Severity.Warning)));
    }

    [Test]
    public void Defaults_are_joined_as_thresholds_are()
    {
        var entries = GateReader
            .Read(
                InputPath.FromUser(
                    Folder.Write(
                        "thresholds.yml",
                        """
                        version: 1
                        defaults:
                          per-class:
                            accuracy: { min: 0.6, except: [otter] }
                            precision: { min: 0.5 }
                          separate: [{ from: a, to: b, max-rate: 0.1 }]
                        models:
                          - model: a.onnx
                          - model: b.onnx
                            per-class:
                              recall: { min: 0.7 }
                              precision: ~
                            separate: []
                        """
                    )
                )
            )
            .Entries;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                entries[0].Parts.Select(line => line.Title),
                Is.EqualTo(new[] { "per-class accuracy", "per-class precision", "separate a from b" })
            );
            Assert.That(entries[1].Parts.Select(line => line.Title), Is.EqualTo(new[] { "per-class recall" }));
            Assert.That(entries[1].Parts[0].Demand.Limits, Is.EqualTo(new[] { new Limit(LimitKind.Minimum, 0.7) }));
            Assert.That(entries[1].Parts[0].Except.Select(name => name.Text), Is.EqualTo(new[] { "otter" }));
        }
    }

    // A build's items have limits as texts.
    [TestCase("per-class: \"accuracy: { min: 0.6 }, precision: { min: 0.5 }\"", 2)]
    [TestCase("per-class: \"{ accuracy: { min: 0.6 } }\"", 1)]
    [TestCase("separate: \"{ from: a, to: b, max-rate: 0.1 }\"", 1)]
    [TestCase("separate: \"{ from: a, to: b, max-rate: 0.1 }, { from: b, to: a, max-rate: 0.1 }\"", 2)]
    [TestCase("separate: \"[{ from: a, to: b, max-rate: 0.1 }]\"", 1)]
    public void Limits_may_be_texts(string keys, int lines) => Assert.That(Entry(keys).Parts, Has.Length.EqualTo(lines));
}
