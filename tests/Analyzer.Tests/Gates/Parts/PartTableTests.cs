using System.Globalization;
using QualityGate.Analyzer.Tests.Metrics;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Results;
using QualityGate.TestData;
using PartResult = QualityGate.Results.PartResult;

namespace QualityGate.Analyzer.Tests.Gates.Parts;

/// <summary>
/// Limits on parts of a model whose predictions are counted by hand: how many parts keep them, violate them, leave it open and have no
/// value; the worst part; and what is said.
/// </summary>
internal sealed class PartTableTests : PartsFixture
{
    // Accuracy of dog 0.6, cat 0.9, bird 1, car 0.8, boat 0.9, amphicar 0.7. Of animals and vehicles 29 of 30 stay among them, of mammals
    // 18 of 20, of cars (with the amphicar) all, of boats (with it, too) 16 of 20.
    private static readonly string[] Table =
    [
        "per-class: { accuracy: { min: 0.6 } }                                          | 6 0 0 0 | dog      | -",
        "per-class: { accuracy: { min: 0.61 } }                                         | 5 1 0 0 | dog      | QG1001",
        "per-class: { accuracy: { min: 0.61, severity: warning } }                      | 5 1 0 0 | dog      | QG1001",
        "per-class: { accuracy: { min: 0.61, except: [dog] } }                          | 5 0 0 0 | amphicar | -",
        "per-class: { accuracy: { min: 0.95, except: [animal] } }                       | 0 3 0 0 | amphicar | QG1001 QG1001 QG1001",
        "per-class: { accuracy: { min: 0.61, except: [] } }                             | 5 1 0 0 | dog      | QG1001",
        "per-class: { recall: { min: 0.75 } }                                           | 4 2 0 0 | dog      | QG1001 QG1001",
        "per-class: { accuracy: { max: 0.95 } }                                         | 5 1 0 0 | bird     | QG1001",
        "per-class: { precision: { min: 0.7 } }                                         | 5 1 0 0 | car      | QG1001",
        // Of the bird no prediction is wrong.
        "per-class: { mistake-severity: { max: 1.75 } }                                 | 4 1 0 0 | boat     | QG1001",
        "per-superclass: { accuracy: { min: 0.9 } }                                     | 4 1 0 0 | boat     | QG1001",
        "per-superclass: { accuracy: { min: 0.9, except: [boat] } }                     | 4 0 0 0 | mammal   | -",
        "per-superclass: { accuracy: { min: 0.9, only: [mammal] } }                     | 1 0 0 0 | mammal   | -",
        "per-superclass: { accuracy: { min: 0.95, only: [mammal, animal] } }            | 1 1 0 0 | mammal   | QG1001",
        "per-superclass: { exact-accuracy: { min: 0.76 } }                              | 3 2 0 0 | car      | QG1001 QG1001",
        "separate: [{ from: animal, to: vehicle, max-rate: 0.05 }]                      | 1 0 0 0 | animal   | -",
        "separate: [{ from: animal, to: vehicle, max-rate: 0.03 }]                      | 0 1 0 0 | animal   | QG1001",
        // The amphicar is both, and counts as neither; no car is taken for a boat.
        "separate: [{ from: car, to: boat, max-rate: 0 }]                               | 1 0 0 0 | car      | -",
        "separate: [{ from: amphicar, to: animal, max-rate: 0 }]                        | 1 0 0 0 | amphicar | -",
        // Ten samples a class. By itself the interval of 9 of 10 lies above 0.5; those of six classes at once are wider.
        "per-class: { accuracy: { min: 0.5, confidence: 0.95 } }                        | 1 0 5 0 | dog      | QG1006",
        "per-class: { accuracy: { min: 0.5, confidence: 0.95, except: [dog, cat, bird, car, amphicar] } } | 1 0 0 0 | boat | -",
        "per-class: { accuracy: { min: 0.5, confidence: 0.95, inconclusive: pass } }    | 1 0 5 0 | dog      | -",
        "per-class: { accuracy: { min: 0.5, confidence: 0.95, inconclusive: error } }   | 1 0 5 0 | dog      | QG1006",
        "per-class: { accuracy: { min: 0.995, confidence: 0.95 } }                      | 0 3 3 0 | dog      | QG1001 QG1001 QG1001 QG1006",
        "separate: [{ from: animal, to: vehicle, max-rate: 0.03, confidence: 0.95 }]    | 0 0 1 0 | animal   | QG1006",
        "separate: [{ from: car, to: animal, max-rate: 0.2, confidence: 0.95 }]         | 1 0 0 0 | car      | -",
    ];

    [Test]
    public void Limits_on_parts_are_judged_by_hand_counted_values([ValueSource(nameof(Table))] string row)
    {
        var cells = row.Split('|', StringSplitOptions.TrimEntries);
        var model = Check(cells[0]);
        var line = model.Parts!.Value.Single();
        var states = cells[1].Split(' ').Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new[] { line.Passed, line.Violated, line.Inconclusive, line.NotMeasured }, Is.EqualTo(states));
            Assert.That(line.Parts, Is.EqualTo(states.Sum()));
            Assert.That(line.Worst!.Name, Is.EqualTo(cells[2]));
            Assert.That(string.Join(' ', Codes(model)), Is.EqualTo(cells[3] == "-" ? string.Empty : cells[3]));
            // Whatever fails says an error, and nothing else does.
            var isError = model.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
            Assert.That(VerdictStates.ExitCode(model.State), Is.EqualTo(isError ? 1 : 0));
            Assert.That(model.Verdicts.Count(verdict => !verdict.Passed), Is.EqualTo(states[1] + states[2]));
            Assert.That(
                model.Verdicts.Count(verdict => verdict.Passed),
                Is.EqualTo(states[0] > 0 ? 1 : 0),
                "of those that passed, the worst"
            );
            Assert.That(model.Verdicts.Select(verdict => verdict.Part!.Kind), Is.All.EqualTo(line.Kind));
        }
    }

    [Test]
    public void A_violation_says_which_part_by_how_much_and_the_ways_out()
    {
        var model = Check("per-class: { accuracy: { min: 0.61 } }");
        Assert.That(
            model.Diagnostics.Single().Message,
            Is.EqualTo(
                "accuracy of class 'dog' of 'ten.onnx' is 0.6000, 0.0100 below its minimum of 0.61; look at what its samples are taken "
                    + "for, name it under 'except', or change the limit."
            )
        );
        Assert.That((model.Diagnostics.Single().Line, model.Diagnostics.Single().Column), Is.EqualTo((4, 18)));
        Assert.That(
            model.Verdicts.Single(verdict => verdict.Part!.Name == "dog"),
            Has.Property(nameof(VerdictResult.Part)).EqualTo(new PartResult(PartKind.Class, "dog", "dog"))
        );
    }

    [Test]
    public void Groups_that_are_confused_are_named_with_their_rate()
    {
        var model = Check("separate: [{ from: animal, to: vehicle, max-rate: 0.03 }]");
        var verdict = model.Verdicts.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                model.Diagnostics.Single().Message,
                Does.StartWith("confusion-rate of animal as vehicle of 'ten.onnx' is 0.0333, 0.0033 above its maximum of 0.03")
            );
            Assert.That(verdict.Part, Is.EqualTo(new PartResult(PartKind.Separate, "animal", "animal", "vehicle", "vehicle")));
            Assert.That((verdict.Metric, verdict.Value), Is.EqualTo(("confusion-rate", (double?)(1 / 30.0))));
        }
    }

    [Test]
    public void A_class_without_test_samples_fails_unless_it_is_excepted()
    {
        double[] counts = [.. TenNodes.Confusion.Select((count, cell) => cell / 6 == 2 ? 0 : count)];
        var analysis = Analyze(TenNodes.Counts(counts));
        var (failed, excepted) = (
            Check("per-class: { accuracy: { min: 0.5, severity: warning } }", analysis),
            Check("per-class: { accuracy: { min: 0.5, except: [bird] } }", analysis)
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That((failed.State, excepted.State), Is.EqualTo((VerdictState.NotMeasured, VerdictState.Passed)));
            Assert.That(Codes(failed), Is.EqualTo(new[] { "QG3012", "QG1021" }));
            Assert.That(
                failed.Diagnostics[1].Message,
                Is.EqualTo(
                    "accuracy of class 'bird' of 'ten.onnx' has no value: there is no test sample; a part without a value fails its "
                        + "limits: give it test samples, or name it under 'except'."
                )
            );
            Assert.That(failed.Parts!.Value[0].NotMeasured, Is.EqualTo(1));
        }
    }

    [Test]
    public void A_class_that_is_never_predicted_has_no_precision()
    {
        double[] counts = new double[36];
        for (var actual = 0; actual < 6; actual++)
        {
            counts[(actual * 6) + (actual == 2 ? 0 : actual)] = 10;
        }

        var model = Check("per-class: { precision: { min: 0.5 } }", Analyze(TenNodes.Counts(counts)));
        Assert.That(Codes(model), Is.EqualTo(new[] { "QG1021" }));
        Assert.That(model.Diagnostics[0].Message, Does.Contain("'bird'").And.Contain("it is never predicted"));
    }

    [Test]
    public void Shares_have_values_and_no_intervals()
    {
        double[] shares = [.. TenNodes.Confusion.Select(count => count / 10)];
        var analysis = Analyze(ConfusionMatrix.Create(6, shares, isRates: true, new SourceLocation("matrix.csv")));
        var (plain, withConfidence) = (
            Check("per-class: { accuracy: { min: 0.6 } }", analysis),
            Check("per-class: { accuracy: { min: 0.6, confidence: 0.95 } }", analysis)
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That((plain.State, withConfidence.State), Is.EqualTo((VerdictState.Passed, VerdictState.NotMeasured)));
            Assert.That(Codes(withConfidence), Is.EqualTo(new[] { "QG1002" }), "once, not for each class");
            Assert.That(
                withConfidence.Diagnostics[0].Message,
                Does.Contain("the confusion matrix holds shares").And.Contain("remove that")
            );
        }
    }

    [TestCase("per-class: { accuracy: { min: 0.6 } }")]
    [TestCase("per-superclass: { accuracy: { min: 0.6 } }")]
    [TestCase("separate: [{ from: animal, to: vehicle, max-rate: 0.1 }]")]
    public void Without_test_data_parts_are_not_measured(string keys)
    {
        var model = Check(keys, Analyze(confusion: null));
        Assert.That((model.State, string.Join(' ', Codes(model))), Is.EqualTo((VerdictState.NotMeasured, "QG1002")));
    }

    [Test]
    public void Of_many_violations_the_worst_are_said_and_the_rest_counted()
    {
        string[] classes = [.. Enumerable.Repeat("dog", 30), "cat", "bird"];
        var counts = new double[32 * 32];
        for (var actual = 0; actual < 32; actual++)
        {
            counts[(actual * 32) + actual] = 100 - actual;
            counts[(actual * 32) + ((actual + 1) % 32)] += actual;
        }

        var angles = Enumerable.Range(0, 32).Select(c => c * 3.0);
        var analysis = TenNodes.Analyze(TenNodes.Plane(angles), classes, TenNodes.Counts(counts));
        var model = Check("per-class: { accuracy: { min: 0.945 } }", analysis);
        var violations = model.Diagnostics.Where(diagnostic => diagnostic.Code == "QG1001").ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(model.Parts!.Value[0].Violated, Is.EqualTo(26));
            Assert.That(model.Verdicts.Count(verdict => !verdict.Passed), Is.EqualTo(26), "the report has all of them");
            Assert.That(violations, Has.Length.EqualTo(21));
            Assert.That(violations[0].Message, Does.Contain("'bird'").And.Contain("is 0.6900"), "the worst first");
            Assert.That(violations[20].Message, Does.StartWith("accuracy of 6 more of 32 classes of 'ten.onnx' violates its limits"));
        }
    }
}
