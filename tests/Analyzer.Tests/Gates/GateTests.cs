using System.Globalization;
using QualityGate.Analysis;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Gates;
using QualityGate.Graphs.Clustering;
using QualityGate.Metrics;
using QualityGate.Reports.Interchange;
using QualityGate.Reports.Markdown;
using QualityGate.Reports.Terminal;
using QualityGate.Results;
using QualityGate.Runs;
using QualityGate.TestData;

namespace QualityGate.Analyzer.Tests.Gates;

/// <summary>The whole way: files in, a report out.</summary>
internal sealed class GateTests : FolderFixture
{
    [SetUp]
    public void FillFolder()
    {
        SmallRepository.Fill(Folder);
    }

    [Test]
    public void A_gate_passes_with_all_values()
    {
        var report = Check("similarity-depth: { min: 7 }", "accuracy: { min: 0.5, max: 0.9 }");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.State, Is.EqualTo(VerdictState.Passed));
            Assert.That(report.AllDiagnostics, Is.Empty);
            Assert.That(report.Models.Single().Verdicts.Select(v => v.Passed), Is.All.True);
            Assert.That(report.Models.Single().Undefined!.Keys, Is.Empty, "nothing is known of the five best, and nobody asks");
        }
    }

    [Test]
    public void All_violations_are_reported_at_their_places()
    {
        var report = Check("similarity-depth: { min: 99 }", "error-alignment: { max: 0.4 }", "accuracy: { min: 0.3 }");
        var lines = report.AllDiagnostics.Select(d => d.ToString()).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.State, Is.EqualTo(VerdictState.Violated));
            Assert.That(lines, Has.Length.EqualTo(2));
            Assert.That(
                lines[0],
                Does.Contain("thresholds.yml(9,7): error QG1001: similarity-depth of 'small' is 8.2000, 90.8000 below its minimum of 99")
            );
            Assert.That(
                lines[1],
                Does.Contain("thresholds.yml(10,7): error QG1001: error-alignment of 'small' is 0.7500, 0.3500 above its maximum of 0.4")
            );
        }
    }

    [Test]
    public void A_warning_does_not_fail_the_gate()
    {
        var report = Check("similarity-depth: { min: 99, severity: warning }");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Passed, Is.True);
            Assert.That(report.AllDiagnostics.Single().ToString(), Does.Contain("warning QG1001"));
        }
    }

    [Test]
    public void Limits_are_inclusive() => Assert.That(Check("accuracy: { min: 0.8, max: 0.8 }").State, Is.EqualTo(VerdictState.Passed));

    // Accuracy is 0.8, and with 60 samples 0.68 to 0.89 at 95 %, which is exact: classes of ten samples are not too small for it.
    [TestCase("accuracy: { min: 0.75 }", VerdictState.Passed, 0)]
    [TestCase("accuracy: { min: 0.75, confidence: 0.95 }", VerdictState.Inconclusive, 0)]
    [TestCase("accuracy: { min: 0.75, confidence: 0.95, inconclusive: pass }", VerdictState.Passed, 0)]
    [TestCase("accuracy: { min: 0.75, confidence: 0.95, inconclusive: error }", VerdictState.Violated, 1)]
    [TestCase("accuracy: { min: 0.75, confidence: 0.95, inconclusive: error, severity: warning }", VerdictState.Inconclusive, 0)]
    [TestCase("accuracy: { min: 0.65, confidence: 0.95 }", VerdictState.Passed, 0)]
    [TestCase("accuracy: { min: 0.95, confidence: 0.95 }", VerdictState.Violated, 1)]
    [TestCase("accuracy: { max: 0.85, confidence: 0.95 }", VerdictState.Inconclusive, 0)]
    [TestCase("accuracy: { max: 0.95, confidence: 0.95 }", VerdictState.Passed, 0)]
    [TestCase("accuracy: { max: 0.65, confidence: 0.95 }", VerdictState.Violated, 1)]
    public void With_confidence_a_limit_is_violated_when_the_whole_interval_is_beyond_it(string threshold, VerdictState state, int exitCode)
    {
        var report = Check(threshold);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.State, Is.EqualTo(state));
            Assert.That(VerdictStates.ExitCode(report.State), Is.EqualTo(exitCode));
            Assert.That(report.AllDiagnostics.Any(d => d.Code == DiagnosticCodes.FewSamples), Is.False);
        }
    }

    [Test]
    public void Small_classes_are_told_of_where_an_interval_rests_on_drawn_test_sets() =>
        Assert.That(
            Check("mistake-depth: { min: 6, confidence: 0.95 }")
                .AllDiagnostics.Single(diagnostic => diagnostic.Code == DiagnosticCodes.FewSamples)
                .ToString(),
            Does.Contain("warning QG3014: 6 of 6 classes have fewer than the 29 test samples")
        );

    [TestCase(
        "accuracy: { min: 0.95, confidence: 0.95 }",
        "error QG1001: accuracy of 'small' is 0.8000 and with 95 % confidence 0.6767 to 0.8922, whose upper end is 0.0578 below its "
            + "minimum of 0.95; look at"
    )]
    [TestCase(
        "accuracy: { min: 0.75, confidence: 0.95 }",
        "warning QG1006: accuracy of 'small' is 0.8000 and with 95 % confidence 0.6767 to 0.8922, which contains its minimum of 0.75, so "
            + "that it is not known whether the limit is kept; about 310 more test samples would settle it if the value stays as it is."
    )]
    [TestCase(
        "accuracy: { max: 0.8, confidence: 0.95, inconclusive: error }",
        "error QG1006: accuracy of 'small' is 0.8000 and with 95 % confidence 0.6767 to 0.8922, which contains its maximum of 0.8, so that "
            + "it is not known whether the limit is kept; the value is the limit itself, so that no number of test samples settles it."
    )]
    [TestCase(
        "similarity-depth: { min: 8, confidence: 0.95 }",
        "which contains its minimum of 8, so that it is not known whether the limit is kept; the interval is about which edges the classes "
            + "have, so that more test samples do not settle it."
    )]
    public void An_interval_is_told_with_its_limit_and_what_would_settle_it(string threshold, string words) =>
        Assert.That(Check(threshold).AllDiagnostics.Select(d => d.ToString()), Has.Some.Contains(words));

    [Test]
    public void A_confidence_without_an_interval_fails_its_threshold()
    {
        Folder.Write(
            "confusion.csv",
            string.Join(
                '\n',
                Enumerable
                    .Range(0, 6)
                    .Select(i =>
                        string.Join(
                            ',',
                            Enumerable
                                .Range(0, 6)
                                .Select(j =>
                                    i == j ? "0.75"
                                    : j == (i + 1) % 6 ? "0.25"
                                    : "0"
                                )
                        )
                    )
            )
        );
        var thresholds = SmallRepository
            .Thresholds("accuracy: { min: 0.5, confidence: 0.95 }")
            .Replace("predictions: predictions.csv", "confusion: confusion.csv", StringComparison.Ordinal);
        var report = Gate.Check(InputPath.FromUser(Folder.Write("thresholds.yml", thresholds)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.State, Is.EqualTo(VerdictState.NotMeasured));
            Assert.That(
                report.AllDiagnostics.Single().ToString(),
                Does.Contain("error QG1002: accuracy of 'small' has no interval: the confusion matrix holds shares")
            );
        }
    }

    [Test]
    public void A_perfect_model_leaves_error_alignment_undefined_with_its_code()
    {
        Folder.Write(
            "predictions.csv",
            "true,pred\n" + string.Concat(Enumerable.Range(0, 60).Select(k => FormattableString.Invariant($"{k % 6},{k % 6}\n")))
        );
        var report = Check("error-alignment: { min: 0 }");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.State, Is.EqualTo(VerdictState.NotMeasured));
            Assert.That(
                report.AllDiagnostics.Single().ToString(),
                Does.Contain(
                    "thresholds.yml(9,7): error QG1002: error-alignment of 'small' is undefined: the functional forest has no edge"
                )
            );
        }
    }

    [Test]
    public void Intervals_can_be_had_of_all_metrics()
    {
        var entry = new GateEntry(
            "small",
            new AnalysisInputs(InputPath.FromUser(Folder.PathTo("small.onnx")))
            {
                Labels = InputPath.FromUser(Folder.PathTo("labels.txt")),
                TestData = new Predictions(InputPath.FromUser(Folder.PathTo("predictions.csv"))),
                Clustering = new SingleCluster(),
            },
            []
        )
        {
            Confidence = 0.9,
        };
        var report = ModelGate.Check(entry, TestInputs.WordNet);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                report.Intervals!.Keys.Where(name => MetricCatalog.Find(name)!.Name == name),
                // In one cluster every confusion is explained, in each resampled test set.
                Is.EquivalentTo(
                    MetricCatalog
                        .All.Where(m => m.Randomness != RandomSource.None && m is not (ConfusionsExplainedExtended or TopFiveAccuracy))
                        .Select(m => m.Name)
                )
            );
            Assert.That(report.NoIntervals!["confusions-explained-extended"], Does.Contain("same value"));
            Assert.That(
                report.Diagnostics.Single(d => d.Code == DiagnosticCodes.IntervalWithheld).Message,
                Is.EqualTo(
                    "confusions-explained-extended of 'small' has no interval: all 1000 drawn test sets give the same value, "
                        + "so it is not known how it varies."
                )
            );
        }
    }

    [Test]
    public void A_metric_that_cannot_be_measured_fails_its_threshold(
        [Values("accuracy: { min: 0 }", "accuracy: { min: 0, severity: warning }")] string threshold
    )
    {
        var report = Check(text => text.Replace("    predictions: predictions.csv\n", string.Empty, StringComparison.Ordinal), threshold);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.State, Is.EqualTo(VerdictState.NotMeasured));
            Assert.That(report.AllDiagnostics.Single().Code, Is.EqualTo(DiagnosticCodes.NotMeasured));
            Assert.That(report.AllDiagnostics.Single().Message, Does.Contain("needs test data"));
        }
    }

    [Test]
    public void A_model_that_cannot_be_read_does_not_keep_the_others_from_being_gated()
    {
        Folder.Write("broken.onnx", [1, 2, 3]);
        var report = Check(
            text =>
                text.Replace(
                    "models:\n",
                    "models:\n  - model: broken.onnx\n    labels: labels.txt\n    thresholds: { accuracy: { min: 0 } }\n",
                    StringComparison.Ordinal
                ),
            "similarity-depth: { min: 99 }"
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.State, Is.EqualTo(VerdictState.NotMeasured));
            Assert.That(
                report.AllDiagnostics.Select(d => (d.Code, d.Location.Line)),
                Is.EqualTo(new[] { (DiagnosticCodes.ModelDamaged, 3), (DiagnosticCodes.ThresholdViolated, 12) })
            );
        }
    }

    [Test]
    public void Labels_and_model_are_complained_about_at_once()
    {
        File.Delete(Folder.PathTo("small.onnx"));
        Folder.Write("labels.txt", "dog.n.01\nxqzzt\n");
        Assert.That(
            Check("similarity-depth: { min: 7 }").AllDiagnostics.Select(d => d.Code),
            Is.EqualTo(new[] { DiagnosticCodes.LabelNotInHierarchy, DiagnosticCodes.ModelNotFound })
        );
    }

    [Test]
    public void One_label_short_is_an_error_at_the_end_of_the_labels()
    {
        Folder.Write("labels.txt", string.Join('\n', SmallRepository.Labels[..^1]) + "\n");
        var diagnostic = Check("similarity-depth: { min: 7 }").AllDiagnostics.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(diagnostic.Code, Is.EqualTo(DiagnosticCodes.LabelCountMismatch));
            Assert.That(diagnostic.ToString(), Does.Contain("labels.txt(5,1)").And.Contain("5 labels").And.Contain("6 classes"));
        }
    }

    [Test]
    public void A_mistake_in_the_configuration_is_a_report_without_models()
    {
        var report = Check("similarity-deth: { min: 3 }");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.State, Is.EqualTo(VerdictState.NotMeasured));
            Assert.That(report.Models, Is.Empty);
            Assert.That(report.Diagnostics.Single().Code, Is.EqualTo(DiagnosticCodes.UnknownMetric));
        }
    }

    [Test]
    public void The_same_inputs_give_the_same_bytes_whatever_the_culture()
    {
        var invariant = Written();
        var culture = Thread.CurrentThread.CurrentCulture;
        try
        {
            var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NegativeSign) = (",", "~");
            Thread.CurrentThread.CurrentCulture = other;
            Assert.That(Written(), Is.EqualTo(invariant));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = culture;
        }

        string Written()
        {
            var report = Check("similarity-depth: { min: 99 }", "accuracy: { min: 0.75 }");
            return JsonReport.Write(report) + MarkdownReport.Write(report) + string.Join('\n', TextReport.Write(report));
        }
    }

    private GateResult Check(params string[] thresholds) => Check(text => text, thresholds);

    private GateResult Check(Func<string, string> change, params string[] thresholds) =>
        Gate.Check(InputPath.FromUser(Folder.Write("thresholds.yml", change(SmallRepository.Thresholds(thresholds)))));
}
