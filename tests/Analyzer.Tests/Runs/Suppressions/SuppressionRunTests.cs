using QualityGate.Ci;
using QualityGate.Configuration;
using QualityGate.Gates;
using QualityGate.Reports.Formats;
using QualityGate.Reports.Interchange;
using QualityGate.Reports.Markdown;
using QualityGate.Reports.Verdicts;
using QualityGate.Results;
using QualityGate.Runs;
using QualityGate.Runs.Acceptance;
using QualityGate.Runs.Caching;

namespace QualityGate.Analyzer.Tests.Runs.Suppressions;

/// <summary>Runs with a suppression file: which entries are needed, until when, and the cached results of a run.</summary>
internal sealed class SuppressionRunTests : FolderFixture
{
    private readonly SettableClock clock = new("2027-03-01T23:59:59Z");

    [SetUp]
    public void FillFolder()
    {
        SmallRepository.Fill(Folder);
        clock.Time = "2027-03-01T23:59:59Z";
        Gate("accuracy: { min: 0.9 }");
    }

    // Accuracy is 0.8. The day is that of UTC, wherever the clock stands, and the last one is among them.
    [TestCase("2027-03-01T00:00:00Z", VerdictState.Suppressed, "QG1030 QG1001")]
    [TestCase("2027-03-01T23:59:59Z", VerdictState.Suppressed, "QG1030 QG1001")]
    [TestCase("2027-03-02T01:30:00+02:00", VerdictState.Suppressed, "QG1030 QG1001")]
    [TestCase("2027-03-02T00:00:00Z", VerdictState.Violated, "QG1025 QG1001")]
    [TestCase("2027-03-01T22:00:00-03:00", VerdictState.Violated, "QG1025 QG1001")]
    public void An_exception_counts_on_its_last_day(string time, VerdictState state, string codes)
    {
        clock.Time = time;
        Except("code: QG1001, metric: accuracy, reason: why, expires: 2027-03-01");
        var result = Check();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.State, Is.EqualTo(state));
            Assert.That(Codes(result), Is.EqualTo(codes));
        }
    }

    [TestCase("code: QG1001, reason: why", "")]
    [TestCase("code: QG1001, model: small, reason: why", "")]
    [TestCase("code: QG1001, metric: similarity-depth, reason: why", "QG1026")]
    [TestCase("code: QG1006, reason: why", "QG1026")]
    [TestCase("code: QG1001, model: small, class: otter, reason: why", "QG1026")]
    [TestCase("code: QG3023, reason: why", "QG1026")]
    // Another gate file may share the exceptions, and have such a model.
    [TestCase("code: QG1001, model: other, reason: why", "")]
    public void An_exception_that_covers_nothing_is_warned_of(string exception, string code)
    {
        Except(exception);
        Assert.That(Codes(Check()).Replace("QG1001", string.Empty, StringComparison.Ordinal).Trim(), Is.EqualTo(code));
    }

    // An exception to a single part is told as the limit was found, with and without an interval.
    [TestCase("min: 0.7", "is 0.6000, 0.1000 below its minimum of 0.7;")]
    [TestCase("min: 0.96, confidence: 0.95", "below its minimum of 0.96;")]
    public void An_exception_to_one_part_says_that_its_limit_is_violated(string limits, string said)
    {
        Gate($"accuracy: {{ min: 0.5 }}\n    per-class: {{ accuracy: {{ {limits} }} }}");
        Except("code: QG1001, metric: accuracy, class: car.n.01, reason: why");
        var result = Check();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Passed, Is.True, "classes that are inconclusive besides are warned of");
            Assert.That(
                result.AllDiagnostics.Single(diagnostic => diagnostic.Suppression is not null),
                Has.Property("Code").EqualTo("QG1001").And.Property("Message").Contains(said)
            );
        }
    }

    // Two classes of one name are told apart by their labels, and an exception to a class is none to a superclass of the same name.
    [TestCase("class: crane", VerdictState.NotMeasured)]
    [TestCase("model: small, class: crane", VerdictState.NotMeasured)]
    [TestCase("model: other, class: crane", VerdictState.Violated)]
    [TestCase("class: crane, expires: 2027-02-28", VerdictState.Violated)]
    [TestCase("class: n02012849", VerdictState.Suppressed)]
    [TestCase("class: crane.n.05", VerdictState.Suppressed)]
    [TestCase("superclass: n02012849", VerdictState.Violated)]
    public void A_name_of_two_classes_covers_neither(string part, VerdictState state)
    {
        Folder.Write("labels.txt", "n02084071 dog\nn02121620 cat\nn02012849 crane\nn03126707 crane\nn07739125 apple\nn07767847 pear\n");
        Gate("accuracy: { min: 0.5 }\n    per-class: { accuracy: { min: 0.7 } }");
        Except($"code: QG1001, {part}, reason: why");
        var result = Check();
        var isRefused = state == VerdictState.NotMeasured;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.State, Is.EqualTo(state), Codes(result));
            Assert.That(
                result.AllDiagnostics.Where(diagnostic => diagnostic.Code == "QG0090").Select(diagnostic => diagnostic.ToString()),
                isRefused
                    ? Has.One.Contains(
                        "quality-suppressions.yml(3,5): error QG0090: 'crane' may be 2 classes of 'small': 'n02012849', "
                            + "'n03126707'; write the label"
                    )
                    : Is.Empty
            );
        }
    }

    // Labels are concepts here; whoever writes an exception need not look up their numbers.
    [TestCase("class: car", "")]
    [TestCase("class: auto", "")]
    [TestCase("class: n02958343", "")]
    [TestCase("class: vehicle", "QG1026")]
    [TestCase("class: '2'", "QG1026")]
    [TestCase("class: Car", "")]
    [TestCase("superclass: motor vehicle", "")]
    [TestCase("superclass: motor_vehicle.n.01", "")]
    [TestCase("superclass: automobile", "QG1026")]
    [TestCase("pair: [car, truck]", "")]
    [TestCase("pair: [n02958343, motortruck]", "")]
    [TestCase("pair: [truck, car]", "QG1026")]
    public void Parts_are_named_by_any_word_that_labels_may_have(string part, string code)
    {
        var limits = part.Split(':')[0] switch
        {
            "class" => "per-class: { accuracy: { min: 0.7 } }",
            "superclass" => "per-superclass: { exact-accuracy: { min: 0.8, only: [motor_vehicle.n.01] } }",
            _ => "separate: [{ from: car, to: truck, max-rate: 0.1 }]",
        };
        Gate($"accuracy: {{ min: 0.5 }}\n    {limits}");
        Except($"code: QG1001, {part}, reason: why");
        var result = Check();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Codes(result), Is.EqualTo($"{code} QG1001".Trim()));
            Assert.That(result.State, Is.EqualTo(code.Length == 0 ? VerdictState.Suppressed : VerdictState.Violated));
        }
    }

    // No label tells two classes of the same one apart, and an index would be that of another class after the next change of labels.
    [Test]
    public void Classes_of_one_label_have_no_exception_of_their_own()
    {
        Folder.Write("labels.txt", "dog.n.01\ncat.n.01\ncar.n.01\ncar.n.01\napple.n.01\npear.n.01\n");
        Gate("accuracy: { min: 0.5 }\n    per-class: { accuracy: { min: 0.7 } }");
        Except("code: QG1001, class: car.n.01, reason: why");
        Assert.That(
            Check().AllDiagnostics.Single(diagnostic => diagnostic.Code == "QG0090").Message,
            Does.Contain("class 2 'car.n.01', class 3 'car.n.01'; no label tells them apart").And.Contain("index under 'except'")
        );
    }

    // A limit that is covered beside one of which nothing is known, in one threshold and in one line of limits on parts.
    [TestCase("accuracy: { min: 0.95, max-drop: 0.03, confidence: 0.95 }", true)]
    [TestCase("accuracy: { min: 0.95, max: 0.99, confidence: 0.95 }", false)]
    [TestCase("accuracy: { min: 0.5 }\n    per-class: { accuracy: { min: 0.95, confidence: 0.6 } }", true)]
    public void Headline_and_badge_count_exceptions_beside_inconclusive_limits(string limits, bool isMixed)
    {
        Except("code: QG1001, reason: why", "code: QG1017, reason: nothing to compare");
        var predictions = File.ReadAllText(Folder.PathTo("predictions.csv"));
        Gate("accuracy: { max-drop: 0.03 }", "baseline: quality-baseline.json\n");
        Folder.Write("predictions.csv", predictions.Replace("\n0,1\n", "\n0,0\n", StringComparison.Ordinal));
        BaselineAcceptance.Accept(Request, progress: null, CancellationToken.None);
        Folder.Write("predictions.csv", predictions);
        Gate(limits, "baseline: quality-baseline.json\n");
        var result = Check();
        var (with, words, badge) = isMixed
            ? ("warnings and exceptions", "1 suppressed in part", "1 inconclusive, 1 suppressed")
            : ("exceptions", "1 suppressed", "passed, 1 suppressed");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Summary.Of(result), Does.StartWith($"QualityGate passed with {with}: ").And.EndWith($", {words}."));
            Assert.That(ReportFormat.Find("badge")!.ToText(result), Does.Contain($"quality gate: {badge}\""));
        }
    }

    [TestCase("2027-02-14", "")]
    [TestCase("2027-02-15", "QG1030")]
    [TestCase("2027-03-01", "QG1030")]
    public void A_note_says_two_weeks_ahead_that_an_exception_ends(string day, string code)
    {
        clock.Time = $"{day}T12:00:00Z";
        Except("code: QG1001, reason: why, expires: 2027-03-01", "code: QG1001, model: other, reason: why, expires: 2027-03-01");
        var result = Check();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.State, Is.EqualTo(VerdictState.Suppressed));
            Assert.That(Codes(result), Is.EqualTo($"{code} QG1001".Trim()));
            Assert.That(
                result.AllDiagnostics.Where(diagnostic => diagnostic.Code == "QG1030").Select(diagnostic => $"{diagnostic}"),
                Is.All.Contains("quality-suppressions.yml(3,5): note QG1030: the exception to QG1001 counts up to 2027-03-01 (UTC)")
            );
            Assert.That(Annotations.Write(result.AllDiagnostics, CiSystem.Azure, root: null), Is.Empty);
            Assert.That(Annotations.Write(result.AllDiagnostics, CiSystem.GitHub, root: null), Is.All.StartsWith("::notice "));
            Assert.That(
                ReportFormat.Find("sarif")!.ToText(result).Contains("\"level\": \"note\"", StringComparison.Ordinal),
                Is.EqualTo(code.Length > 0)
            );
        }
    }

    // The note is new on its day, though no file has changed; it is replayed as what it is, and never as a warning.
    [Test]
    public void A_cached_result_ends_with_the_day_before_the_note()
    {
        Except("code: QG1001, reason: why, expires: 2027-03-31");
        clock.Time = "2027-03-16T12:00:00Z";
        var (first, again) = (Cached(), Cached());
        clock.Time = "2027-03-17T12:00:00Z";
        var (noted, replayed) = (Cached(), Cached());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.IsCached, Is.True);
            Assert.That(first.Diagnostics.Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { "QG1001" }));
            Assert.That((noted.IsCached, replayed.IsCached), Is.EqualTo((false, true)));
            Assert.That(noted.Diagnostics.Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { "QG1030", "QG1001" }));
            Assert.That(Recorded.Log, Has.Some.Contains("note QG1030"));
            Assert.That(Recorded.Warnings, Is.Empty);
        }
    }

    [Test]
    public void Where_something_was_not_measured_or_compared_nothing_is_known_of_exceptions()
    {
        Except("code: QG1006, reason: why");
        using (Assert.EnterMultipleScope())
        {
            Gate("accuracy: { min: 0.9, max-drop: 0.1 }", "baseline: quality-baseline.json\n");
            Assert.That(Codes(Check()), Does.Contain("QG1013").And.Not.Contain("QG1026"));
            Gate("accuracy: { min: 0.9 }");
            Folder.Write("predictions.csv", "true,pred\n0,99\n");
            Assert.That(Codes(Check()), Does.Not.Contain("QG1026"));
        }
    }

    [Test]
    public void A_run_that_could_not_measure_has_no_exceptions()
    {
        Except("code: QG1001, reason: why");
        Folder.Write("predictions.csv", "true,pred\n0,99\n");
        Assert.That(Check().State, Is.EqualTo(VerdictState.NotMeasured));
    }

    // A class, a concept, two groups: with and without intervals, each is told as the violation that it is.
    [TestCase("per-class: { accuracy: { min: 0.7 } }", "class: car.n.01", "accuracy of class 'car.n.01'")]
    [TestCase(
        "per-class: { accuracy: { min: 0.95, confidence: 0.6, except: [0, 1, 3, 4, 5] } }",
        "class: car.n.01",
        "accuracy of class 'car.n.01'"
    )]
    [TestCase(
        "separate: [{ from: car.n.01, to: truck.n.01, max-rate: 0.1 }]",
        "pair: [car.n.01, truck.n.01]",
        "confusion-rate of car.n.01 as truck.n.01"
    )]
    public void A_part_has_an_exception_of_its_own(string limits, string part, string told)
    {
        Folder.Write(
            "thresholds.yml",
            $"suppressions: quality-suppressions.yml\n{SmallRepository.Thresholds("accuracy: { min: 0.5 }")}    {limits}\n"
        );
        Except($"code: QG1001, {part}, reason: why");
        var result = Check();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.State, Is.EqualTo(VerdictState.Suppressed));
            Assert.That(Codes(result), Is.EqualTo("QG1001"));
            Assert.That(
                result.AllDiagnostics.Single().Message,
                Does.StartWith(told).And.Contain("or change the limit").And.Not.Contain("not known")
            );
        }
    }

    // Of the run as a whole, and of a model; both stay in the report.
    [Test]
    public void Warnings_have_exceptions()
    {
        Gate("similarity-depth: { min: 1, max-drop: 1 }", "baseline: quality-baseline.json\n");
        Except("code: QG1013, reason: it comes", "code: QG1004, model: small, reason: on purpose");
        var result = Check();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.AllDiagnostics.Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { "QG1013", "QG1004" }));
            Assert.That(
                result.AllDiagnostics.Select(diagnostic => diagnostic.Suppression?.Reason),
                Is.EqualTo(new[] { "it comes", "on purpose" })
            );
        }
    }

    // Each by the settings of its own file; what is extended gives its exceptions along, by its own folder.
    [Test]
    public void Files_have_the_exceptions_that_they_name_or_inherit()
    {
        Except("code: QG1001, reason: why");
        Folder.Write("common/base.yml", "version: 1\nsuppressions: ../quality-suppressions.yml\n");
        Folder.Write(
            "thresholds.yml",
            "extends: common/base.yml\ninclude: other.yml\n" + SmallRepository.Thresholds("accuracy: { min: 0.9 }")
        );
        Folder.Write(
            "other.yml",
            SmallRepository.Thresholds("accuracy: { min: 0.9 }").Replace("name: small", "name: other", StringComparison.Ordinal)
        );
        Assert.That(Check().Models.Select(model => model.State), Is.EqualTo(new[] { VerdictState.Suppressed, VerdictState.Violated }));
    }

    // A green of yesterday is not green today: neither the manifest, by which build nodes decide, nor the stored result says so.
    [Test]
    public void A_cached_result_ends_with_the_day_on_which_an_exception_expires()
    {
        Except("code: QG1001, reason: why, expires: 2027-03-01", "code: QG1001, model: other, reason: why, expires: 2027-04-01");
        foreach (var file in Directory.GetFiles(Folder.FullPath))
        {
            File.SetLastWriteTimeUtc(file, new DateTime(2020, 1, 1, 1, 1, 1, 500, DateTimeKind.Utc));
        }

        var (first, again) = (Cached(), Cached());
        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.State, again.State), Is.EqualTo((VerdictState.Suppressed, VerdictState.Suppressed)));
            Assert.That((first.IsCached, again.IsCached), Is.EqualTo((false, true)));
            Assert.That(Recorded.FindChange(clock.GetUtcNow()), Is.Null);
            Assert.That(
                Recorded.Log,
                Has.Some.Contains("suppressed QG1001: accuracy of 'small'").And.Some.Contains("until 2027-03-01: why")
            );
            Assert.That(Recorded.Warnings, Is.Empty);
            clock.Time = "2027-03-02T00:00:00Z";
            Assert.That(Recorded.FindChange(clock.GetUtcNow()), Does.Contain("2027-03-01"));
            var after = Cached();
            Assert.That((after.IsCached, after.State), Is.EqualTo((false, VerdictState.Violated)));
            Assert.That(Recorded.FindChange(clock.GetUtcNow()), Is.Empty);
            Assert.That(Cached().State, Is.EqualTo(VerdictState.Violated));
        }
    }

    [Test]
    public void A_changed_reason_is_judged_anew_and_a_report_does_not_take_the_place_of_the_file()
    {
        Except("code: QG1001, reason: why");
        Cached();
        Except("code: QG1001, reason: because");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Cached().Diagnostics.Single().Suppression!.Reason, Is.EqualTo("because"));
            TestInputs.AssertFailure(
                () => QualityGate.Runs.Gate.Check(Request with { Reports = [Folder.PathTo("quality-suppressions.yml")] }),
                "QG0020",
                (0, 0)
            );
        }
    }

    [Test]
    public void A_stored_report_has_the_exceptions_without_the_file()
    {
        Except("code: QG1001, reason: why, expires: 2027-03-01");
        var result = Check();
        var path = Folder.Write("report.json", JsonReport.Write(result));
        File.Delete(Folder.PathTo("quality-suppressions.yml"));
        var stored = StoredResult.Read(TestInputs.Input(path));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                MarkdownReport.Write(stored),
                Is.EqualTo(MarkdownReport.Write(result)).And.Contain("suppressed until 2027-03-01: why")
            );
            Assert.That(
                stored.Models[0].Verdicts[0].Suppression,
                Is.EqualTo(new SuppressionResult("why", "quality-suppressions.yml", 3, 5, new DateOnly(2027, 3, 1)))
            );
        }
    }

    private GateRequest Request => new(TestInputs.Input(Folder.PathTo("thresholds.yml"))) { Clock = clock };

    private Manifest Recorded => Manifest.Read(Folder.PathTo("cache/manifest.txt"))!;

    private GateResult Check() => QualityGate.Runs.Gate.Check(Request);

    private GateOutput Cached() => CachedGate.Check(Request, new GateFiles(Folder.PathTo("out"), ReportFormat.All, Folder.PathTo("cache")));

    private void Gate(string threshold, string above = "") =>
        Folder.Write("thresholds.yml", $"suppressions: quality-suppressions.yml\n{above}{SmallRepository.Thresholds(threshold)}");

    private void Except(params string[] entries) =>
        Folder.Write(
            "quality-suppressions.yml",
            $"version: 1\nsuppressions:\n{string.Concat(entries.Select(entry => $"  - {{ {entry} }}\n"))}"
        );

    private static string Codes(GateResult result) => string.Join(' ', result.AllDiagnostics.Select(diagnostic => diagnostic.Code));
}
