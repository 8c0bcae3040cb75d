using QualityGate.Configuration;
using QualityGate.Runs.Acceptance;
using QualityGate.Runs.Suppressions;

namespace QualityGate.Analyzer.Tests.Runs.Suppressions;

/// <summary>The suppression file as one flag writes it anew.</summary>
internal sealed class SuppressionUpdateTests : FolderFixture
{
    private const string File = "quality-suppressions.yml";

    private readonly SettableClock clock = new("2027-03-02T12:00:00Z");

    [SetUp]
    public void FillFolder()
    {
        SmallRepository.Fill(Folder);
        Gate("accuracy: { min: 0.9 }", "similarity-depth: { min: 99, severity: warning }", "mistake-depth: { min: 99 }");
    }

    [Test]
    public void Failed_limits_get_exceptions_and_the_gate_passes_then()
    {
        var updated = Update("a new camera: #7");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(updated.Added.Select(entry => entry.Metric!.Name), Is.EqualTo(new[] { "accuracy", "mistake-depth" }));
            Assert.That(
                Content,
                Does.EndWith(
                    """
                    version: 1
                    suppressions:
                      - code: QG1001
                        model: small
                        metric: accuracy
                        reason: "a new camera: #7"
                      - code: QG1001
                        model: small
                        metric: mistake-depth
                        reason: "a new camera: #7"

                    """
                )
            );
            Assert.That(Content, Does.StartWith("# "));
            Assert.That(QualityGate.Runs.Gate.Check(Request).Passed, Is.True);
            var before = Content;
            Assert.That(Update(null).Added, Is.Empty);
            Assert.That(Content, Is.EqualTo(before));
            Assert.That(Directory.GetFiles(Folder.FullPath, "*.tmp"), Is.Empty);
        }
    }

    // A class and a superclass are written by keys of their own, so that no exception covers the other.
    [Test]
    public void Parts_are_written_by_their_kinds()
    {
        Gate(
            "accuracy: { min: 0.5 }\n    per-class: { accuracy: { min: 0.7 } }\n"
                + "    per-superclass: { accuracy: { min: 1, only: [vehicle.n.01] } }"
        );
        Folder.Write("predictions.csv", $"{System.IO.File.ReadAllText(Folder.PathTo("predictions.csv"))}2,0\n");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Update("why").Added.Select(entry => entry.Class ?? $"above {entry.Superclass}"),
                Is.EqualTo(new[] { "car.n.01", "above vehicle.n.01" })
            );
            Assert.That(Content, Does.Contain("class: car.n.01").And.Contain("superclass: vehicle.n.01"));
            Assert.That(QualityGate.Runs.Gate.Check(Request).Passed, Is.True);
        }
    }

    // Names that people know, where they mean one class; nothing where not even the label does.
    [TestCase("n02958343 car\nn04490091 truck", "class: car")]
    [TestCase("n02958343\nn04490091", "class: car.n.01")]
    [TestCase("n02958343 crane\nn03126707 crane", "class: n02958343")]
    [TestCase("car.n.01\ncar.n.01", null)]
    public void Classes_are_written_as_people_call_them(string labels, string? written)
    {
        Folder.Write("labels.txt", $"n02084071 dog\nn02121620 cat\n{labels}\nn07739125 apple\nn07767847 pear\n");
        Gate("accuracy: { min: 0.5 }\n    per-class: { accuracy: { min: 0.7 } }");
        if (written is null)
        {
            TestInputs.AssertFailure(() => Update("why"), "QG0068", (1, 15), "several classes are called 'car.n.01'");
            return;
        }

        Update("why");
        Assert.That(Content, Does.Contain($"    {written}\n"));
        Assert.That(QualityGate.Runs.Gate.Check(Request).Passed, Is.True);
    }

    // Sorted, with what people wrote of those that stay; those of other models are another gate's.
    [Test]
    public void Entries_that_are_needed_stay_and_others_go()
    {
        Folder.Write(
            File,
            """
            # Ours; ask Ada.

            # Twice a year we look through.
            version: 1
            suppressions:
              # of the whole shop
              - { code: QG1001, model: shop, reason: theirs }
              - { code: QG1001, metric: mistake-depth, model: small, reason: no depth yet, expires: 2027-12-31 }
              - { code: QG1001, metric: accuracy, model: small, reason: expired, expires: 2027-03-01 }
              - { code: QG1001, metric: lca-distance, reason: unneeded }
              - { code: QG1001, metric: similarity-depth, model: small, reason: a warning }
            """
        );
        var updated = Update("still");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Content,
                Is.EqualTo(
                    """
                    # Ours; ask Ada.

                    # Twice a year we look through.
                    version: 1
                    suppressions:
                      - code: QG1001
                        model: shop
                        reason: theirs
                      - code: QG1001
                        model: small
                        metric: accuracy
                        reason: still
                      - code: QG1001
                        model: small
                        metric: mistake-depth
                        reason: no depth yet
                        expires: 2027-12-31
                      - code: QG1001
                        model: small
                        metric: similarity-depth
                        reason: a warning

                    """.ReplaceLineEndings("\n")
                )
            );
            Assert.That(
                updated.Lines.Select(line => line.Text),
                Is.EqualTo(
                    new[]
                    {
                        "  added    QG1001 of accuracy of 'small'",
                        "  removed  QG1001 of accuracy of 'small', which has expired",
                        "  removed  QG1001 of lca-distance, which is not needed any more",
                        $"Exceptions: 3 kept, 1 added, 2 removed in {Folder.PathTo(File)}",
                    }
                )
            );
        }
    }

    [TestCase(null)]
    [TestCase("  ")]
    public void Without_a_reason_there_are_no_new_exceptions(string? reason)
    {
        TestInputs.AssertFailure(() => Update(reason), "QG0068", (1, 15), "2 new exceptions", "accuracy of 'small'", "--reason");
        Assert.That(System.IO.File.Exists(Folder.PathTo(File)), Is.False);
    }

    [Test]
    public void Where_something_was_not_measured_nothing_is_written()
    {
        Update("why");
        var before = Content;
        Folder.Write("predictions.csv", "true,pred\n0,99\n");
        var failure = TestInputs.Failure(() => Update("why"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure[^1].Code, Is.EqualTo("QG0068"));
            Assert.That(failure, Has.Count.GreaterThan(1), "the cause is said, too");
            Assert.That(Content, Is.EqualTo(before));
        }
    }

    [Test]
    public void A_file_with_mistakes_is_not_written_over()
    {
        Folder.Write(File, "version: 1\nsuppressions:\n  - code: QG1001\n");
        TestInputs.AssertFailure(() => Update("why"), "QG0006", (3, 5), "reason");
        Assert.That(Content, Does.EndWith("QG1001\n"));
    }

    // With a fixed name, and a warning that the gate does not read it yet.
    [Test]
    public void A_gate_file_that_names_none_gets_one_beside_it()
    {
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("accuracy: { min: 0.9 }"));
        var warning = Update("why").Warnings.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(warning.Message, Does.Contain("suppressions: quality-suppressions.yml"));
            Assert.That(Content, Does.Contain("metric: accuracy"));
        }
    }

    [Test]
    public void Of_several_files_each_is_written_by_itself()
    {
        Folder.Write("thresholds.yml", "include: other.yml\n" + Text("accuracy: { min: 0.9 }"));
        Folder.Write(
            "other.yml",
            Text("accuracy: { min: 0.9 }")
                .Replace(File, "theirs.yml", StringComparison.Ordinal)
                .Replace("name: small", "name: other", StringComparison.Ordinal)
        );
        TestInputs.AssertFailure(() => Update("why"), "QG0068", (1, 15), "2 suppression files");
    }

    private string Content => System.IO.File.ReadAllText(Folder.PathTo(File));

    private GateRequest Request => new(TestInputs.Input(Folder.PathTo("thresholds.yml"))) { Clock = clock };

    private UpdatedSuppressions Update(string? reason) => SuppressionUpdate.Update(Request, reason, null, CancellationToken.None);

    private void Gate(params string[] thresholds) => Folder.Write("thresholds.yml", Text(thresholds));

    private static string Text(params string[] thresholds) => $"suppressions: {File}\n{SmallRepository.Thresholds(thresholds)}";
}
