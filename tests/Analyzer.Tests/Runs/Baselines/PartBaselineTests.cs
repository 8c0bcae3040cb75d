using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Configuration.Parts;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Gates;
using QualityGate.Gates.Parts;
using QualityGate.Hierarchies.Reading;
using QualityGate.Metrics.Parts;
using QualityGate.Runs;
using QualityGate.Runs.Baselines;
using static QualityGate.Analyzer.Tests.Runs.Baselines.BaselineInputs;

namespace QualityGate.Analyzer.Tests.Runs.Baselines;

/// <summary>Classes and superclasses compared with those of a baseline.</summary>
internal sealed class PartBaselineTests : FolderFixture
{
    private static readonly SourceLocation Place = new("thresholds.yml", 4, 5);
    private static readonly string[] Labels = ["dog.n.01", "cat.n.01", "car.n.01", "truck.n.01"];
    private static readonly double[] Angles = [0, 10, 50, 60];

    // Of the car one is taken for a truck more than before; of the dog another sample is right.
    private static readonly int[][] Before =
    [
        [18, 2, 0, 0],
        [0, 20, 0, 0],
        [0, 0, 16, 4],
        [0, 0, 5, 15],
    ];
    private static readonly int[][] Now =
    [
        [18, 2, 0, 0],
        [1, 19, 0, 0],
        [0, 0, 10, 10],
        [0, 0, 5, 15],
    ];

    private BaselineInputs files = null!;

    [SetUp]
    public void FillFolder() => files = new BaselineInputs(Folder);

    private static PartLine Line(PartKind kind, Limit limit, double? confidence = null)
    {
        var metric = kind == PartKind.Class ? PartMetrics.OfClasses[0] : PartMetrics.OfSuperclasses[0];
        return new PartLine(kind, new Threshold(metric, metric.Name, [limit], Severity.Error, Place) { Confidence = confidence });
    }

    private static PartLineVerdict Judge(PartLine line, BaselineModel before, AnalysisInputs now) =>
        PartJudge.Of(line, Analyze(now), "model", Compare(before, now));

    private static string States(PartLineVerdict verdict) =>
        string.Join(' ', verdict.Parts.Select(part => part.Verdict.State.ToString()[..1]));

    // Class by class: dog, cat, car, truck. Then artifacts of vehicles and the like, and mammals.
    [TestCase(PartKind.Class, 0.05, "P P V P")]
    [TestCase(PartKind.Class, 0.04, "P V V P")]
    [TestCase(PartKind.Class, 0.3, "P P P P")]
    [TestCase(PartKind.Superclass, 0.0, "P P")]
    public void A_drop_of_a_part_is_held_against_its_limit(PartKind kind, double bound, string states)
    {
        var (before, now) = (files.Model("before", Angles, Labels, Before), files.Model("now", Angles, Labels, Now));
        var verdict = Judge(Line(kind, new Limit(LimitKind.MaximumDrop, bound)), Keep(before), now);
        Assert.That(States(verdict), Is.EqualTo(states));
    }

    [Test]
    public void The_message_names_the_class_both_values_and_the_baseline()
    {
        var (before, now) = (files.Model("before", Angles, Labels, Before), files.Model("now", Angles, Labels, Now));
        var verdict = Judge(Line(PartKind.Class, new Limit(LimitKind.MaximumDrop, 0.1)), Keep(before), now);
        Assert.That(
            verdict.Describe("model").Single().Message,
            Does.StartWith(
                "accuracy of class 'car.n.01' of 'model' is 0.5000, worse by 0.3000 than the 0.8000 of the baseline "
                    + "'quality-baseline.json', where 'max-drop' allows 0.1; look at what its samples are taken for, "
            )
        );
    }

    // The differences of four classes hold at once, by pairs: 6 of 20 cars were lost and none was won.
    [TestCase(0.0, "P I I P")]
    [TestCase(0.9, "P P P P")]
    public void With_confidence_the_differences_have_joint_intervals(double bound, string expected)
    {
        var (before, now) = (files.Model("before", Angles, Labels, Before), files.Model("now", Angles, Labels, Now));
        var verdict = Judge(Line(PartKind.Class, new Limit(LimitKind.MaximumDrop, bound), 0.95), Keep(before), now);
        var car = verdict.Parts[2].Verdict.Limits[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(car.Number, Is.EqualTo(0.3));
            Assert.That(car.Interval!.Level, Is.EqualTo(0.95));
            Assert.That(States(verdict)[4..5], Is.EqualTo(expected[4..5]));
        }
    }

    [Test]
    public void The_same_model_has_not_changed_in_any_class_whatever_the_confidence()
    {
        var inputs = files.Model("before", Angles, Labels, Before);
        var verdict = Judge(Line(PartKind.Class, new Limit(LimitKind.MaximumDrop, 0), 0.95), Keep(inputs), inputs);
        Assert.That(States(verdict), Is.EqualTo("P P P P"));
    }

    [Test]
    public void A_class_that_the_baseline_lacks_passes_and_is_told()
    {
        var before = files.Model(
            "before",
            Angles[..3],
            Labels[..3],
            [
                [18, 2, 0],
                [0, 20, 0],
                [0, 4, 16],
            ]
        );
        var now = files.Model("now", Angles, Labels, Now);
        var verdict = Judge(Line(PartKind.Class, new Limit(LimitKind.MaximumDrop, 0.1)), Keep(before), now);
        var said = verdict.Describe("model");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(States(verdict), Is.EqualTo("P P V P"));
            Assert.That(said.Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { "QG1001", "QG1020" }));
            Assert.That(
                said[1].Message,
                Does.StartWith(
                    "accuracy of class 'truck.n.01' of 'model' is compared with nothing, since the baseline 'quality-baseline.json' has no "
                        + "value of it"
                )
            );
            Assert.That(said[1].Severity, Is.EqualTo(Severity.Warning));
        }
    }

    [Test]
    public void Without_a_baseline_of_the_model_parts_pass()
    {
        var now = files.Model("now", Angles, Labels, Now);
        var verdict = PartJudge.Of(Line(PartKind.Class, new Limit(LimitKind.MaximumDrop, 0)), Analyze(now), "model");
        Assert.That(States(verdict), Is.EqualTo("P P P P"));
        Assert.That(verdict.Describe("model"), Is.Empty);
    }

    [Test]
    public void Of_another_hierarchy_superclasses_cannot_be_compared()
    {
        Folder.Write("own.yml", "thing:\n  beast: [dog.n.01, cat.n.01]\n  wheels: [car.n.01, truck.n.01]\n");
        var own = HierarchyFile.Read(InputPath.FromUser(Folder.PathTo("own.yml")));
        var (before, now) = (files.Model("before", Angles, Labels, Before), files.Model("now", Angles, Labels, Now));
        var compared = Compare(Keep(before, own), now);
        var (classes, superclasses) = (
            PartJudge.Of(Line(PartKind.Class, new Limit(LimitKind.MaximumDrop, 0.3)), Analyze(now), "model", compared),
            PartJudge.Of(Line(PartKind.Superclass, new Limit(LimitKind.MaximumDrop, 0.3)), Analyze(now), "model", compared)
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(classes.State, Is.EqualTo(VerdictState.Passed));
            Assert.That(superclasses.State, Is.EqualTo(VerdictState.NotMeasured));
            Assert.That(superclasses.Describe("model").Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { "QG1008" }), "once");
        }
    }

    [Test]
    public void A_report_has_values_of_classes_too()
    {
        var (before, now) = (files.Model("before", Angles, Labels, Before), files.Model("now", Angles, Labels, Now));
        var stored = ModelGate.Check(new GateEntry("model", before, []), TestInputs.WordNet);
        var baseline = new ReportBaseline("report.json", stored, Analyze(now));
        var verdict = PartJudge.Of(Line(PartKind.Class, new Limit(LimitKind.MaximumDrop, 0.05)), Analyze(now), "model", baseline);
        Assert.That(States(verdict), Is.EqualTo("P P V P"));
        var superclasses = PartJudge.Of(Line(PartKind.Superclass, new Limit(LimitKind.MaximumDrop, 0)), Analyze(now), "model", baseline);
        Assert.That(superclasses.State, Is.EqualTo(VerdictState.Passed));
    }
}
