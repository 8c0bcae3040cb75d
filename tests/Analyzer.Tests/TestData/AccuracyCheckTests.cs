using CsCheck;
using QualityGate.Diagnostics;
using QualityGate.Runs;
using QualityGate.TestData;
using QualityGate.TestData.Checks;
using QualityGate.TestData.Reading;

namespace QualityGate.Analyzer.Tests.TestData;

/// <summary>When an accuracy is so low that something must be wrong with the order of the labels.</summary>
internal sealed class AccuracyCheckTests : FolderFixture
{
    private static readonly string[] Eight =
    [
        "dog.n.01",
        "wolf.n.01",
        "cat.n.01",
        "lion.n.01",
        "car.n.01",
        "truck.n.01",
        "hammer.n.02",
        "saw.n.02",
    ];

    [TestCase(0, null)]
    [TestCase(1, DiagnosticCodes.AccuracyBelowChance)]
    [TestCase(7, DiagnosticCodes.AccuracyBelowChance)]
    public void Predictions_whose_classes_are_shifted_are_warned_of(int shift, string? code)
    {
        var lines = Enumerable.Range(0, 80).Select(k => FormattableString.Invariant($"{k % 8},{(k % 20 == 0 ? 3 : k + shift) % 8}\n"));
        var predictions = new Predictions(TestInputs.Input(Folder.Write("predictions.csv", "true,pred\n" + string.Concat(lines))));
        Assert.That(predictions.Read(TestInputs.Labels(Eight)).Diagnostics.SingleOrDefault()?.Code, Is.EqualTo(code));
    }

    [Test]
    public void The_warning_says_what_guessing_gives_and_what_to_look_at()
    {
        var warning = Warning(
            8,
            (row, column) =>
                column == (row + 1) % 8 ? 90
                : column == row ? 3
                : 1
        )!;
        Assert.That(
            warning.Message,
            Does.StartWith(
                "accuracy is 0.0303, but guessing among 8 classes gives 0.1250 and always predicting the largest 0.1250: are "
                    + "the labels in the order"
            )
        );
    }

    [TestCase("a good model", 10, 90, 10, null)]
    [TestCase("shifted", 10, 2, 98, DiagnosticCodes.AccuracyBelowChance)]
    [TestCase("another order with one class in its place", 10, 9, 91, DiagnosticCodes.AccuracyBelowChance)]
    [TestCase("a weak model of ten classes", 10, 15, 85, null)]
    public void The_warning_depends_on_the_mistakes_of_ten_large_classes(string what, int classes, int right, int wrong, string? code) =>
        Assert.That(
            Warning(
                classes,
                (row, column) =>
                    column == row ? right
                    : column == (row + 1) % classes ? wrong
                    : 0
            )?.Code,
            Is.EqualTo(code),
            what
        );

    [TestCase(9, 11, null, Description = "Nine of twenty: a weak model, or bad luck.")]
    [TestCase(7, 13, null)]
    [TestCase(1, 19, DiagnosticCodes.AccuracyBelowChance, Description = "The two classes are exchanged.")]
    public void The_warning_depends_on_the_mistakes_of_two_small_classes(int right, int wrong, string? code) =>
        Assert.That(
            Warning(
                2,
                (row, column) =>
                    row == 0 ? (column == 0 ? right / 2 : wrong / 2)
                    : column == 1 ? right - (right / 2)
                    : wrong - (wrong / 2)
            )?.Code,
            Is.EqualTo(code)
        );

    // 950 good parts and 50 bad ones: finding the bad ones costs some of the good ones, and accuracy falls below 0.95.
    [Test]
    public void A_detector_of_something_rare_need_not_beat_the_answer_that_nothing_is_there() =>
        Assert.That(
            Warning(
                2,
                (row, column) =>
                    (row, column) switch
                    {
                        (0, 0) => 870,
                        (0, 1) => 80,
                        (1, 0) => 5,
                        _ => 45,
                    }
            ),
            Is.Null
        );

    [Test]
    public void An_unbalanced_test_set_with_shifted_labels_is_noticed() =>
        Assert.That(
            Warning(
                3,
                (row, column) =>
                    column == (row + 1) % 3 ? (row == 0 ? 780 : 95)
                    : column == row ? 10
                    : 5
            )!.Message,
            Does.Contain("always predicting the largest 0.7833")
        );

    [TestCase(0.05, DiagnosticCodes.AccuracyBelowChance)]
    [TestCase(0.12, null, Description = "Nobody knows of how many samples.")]
    public void Of_shares_only_less_than_half_of_chance_is_plain(double right, string? code)
    {
        var values = Enumerable
            .Range(0, 25)
            .Select(k =>
                k / 5 == k % 5 ? right
                : k % 5 == ((k / 5) + 1) % 5 ? 1 - right
                : 0
            )
            .ToArray();
        Assert.That(
            AccuracyCheck
                .Of(ConfusionMatrix.Create(5, values, isRates: true, new SourceLocation("m.csv")), new SourceLocation("m.csv"))
                ?.Code,
            Is.EqualTo(code)
        );
    }

    [Test]
    public void A_model_that_is_better_than_guessing_is_never_warned_of() =>
        Gen.Select(Gen.Int[2, 8], Gen.Int[1, 200], Gen.Int[0, 1000])
            .Sample(
                (classes, samples, seed) =>
                {
                    var random = new Random(seed);
                    var counts = new double[classes * classes];
                    for (var k = 0; k < classes; k++)
                    {
                        for (var n = 0; n < samples; n++)
                        {
                            counts[(k * classes) + (random.NextDouble() < 0.2 ? k : random.Next(classes))]++;
                        }
                    }

                    var matrix = ConfusionMatrix.Create(classes, counts, isRates: false, new SourceLocation("m.csv"));
                    return matrix.Accuracy < 1.0 / classes || AccuracyCheck.Of(matrix, new SourceLocation("m.csv")) is null;
                },
                iter: Thoroughness.Times(150)
            );

    [Test]
    public void A_gate_shows_the_warning_at_the_file()
    {
        SmallRepository.Fill(Folder);
        Folder.Write(
            "predictions.csv",
            "true,pred\n" + string.Concat(Enumerable.Range(0, 60).Select(k => FormattableString.Invariant($"{k % 6},{(k + 1) % 6}\n")))
        );
        var report = Gate.Check(
            TestInputs.Input(Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 7 }")))
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Passed, Is.True);
            Assert.That(report.AllDiagnostics.Single().ToString(), Does.Contain("predictions.csv: warning QG3017: accuracy is 0.0000"));
        }
    }

    private static Diagnostic? Warning(int classes, Func<int, int, double> count) =>
        AccuracyCheck.Of(
            ConfusionMatrix.Create(
                classes,
                [.. Enumerable.Range(0, classes * classes).Select(k => count(k / classes, k % classes))],
                isRates: false,
                new SourceLocation("m.csv")
            ),
            new SourceLocation("m.csv")
        );
}
