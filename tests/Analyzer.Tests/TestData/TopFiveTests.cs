using System.Globalization;
using CsCheck;
using QualityGate.Analysis;
using QualityGate.Analyzer.Tests.Models;
using QualityGate.Files;
using QualityGate.Graphs.Clustering;
using QualityGate.Labels;
using QualityGate.Metrics;
using QualityGate.Models;
using QualityGate.TestData;
using QualityGate.TestData.Reading;

namespace QualityGate.Analyzer.Tests.TestData;

/// <summary>Scores and ranked lists: the predicted class, and whether the true one is among the five best.</summary>
internal sealed class TopFiveTests : FolderFixture
{
    private static readonly string[] Seven = ["dog.n.01", "cat.n.01", "bird.n.01", "horse.n.01", "car.n.01", "truck.n.01", "bicycle.n.01"];

    private static ClassLabels Labels => TestInputs.Labels(Seven);

    [TestCase(new double[] { 7, 6, 5, 4, 3, 2, 1 }, 4, 0, TopFiveState.Within, false, false)]
    [TestCase(new double[] { 7, 6, 5, 4, 3, 2, 1 }, 5, 0, TopFiveState.Outside, false, false)]
    [TestCase(new double[] { 1, 1, 1, 1, 1, 1, 1 }, 4, 0, TopFiveState.Within, true, true)]
    [TestCase(new double[] { 1, 1, 1, 1, 1, 1, 1 }, 5, 0, TopFiveState.Outside, true, true)]
    [TestCase(new double[] { 1, 2, 2, 1, 1, 0, 0 }, 2, 1, TopFiveState.Within, true, false)]
    [TestCase(new double[] { 9, 8, 7, 6, 5, 5, 1 }, 4, 0, TopFiveState.Within, false, true)]
    [TestCase(new double[] { 9, 8, 7, 6, 5, 5, 1 }, 5, 0, TopFiveState.Outside, false, true)]
    [TestCase(
        new[] { double.PositiveInfinity, double.NegativeInfinity, 0, 0, 0, 0, double.NegativeInfinity },
        1,
        0,
        TopFiveState.Outside,
        false,
        false
    )]
    public void Of_equal_scores_the_lower_index_comes_first(
        double[] scores,
        int actual,
        int predicted,
        TopFiveState topFive,
        bool first,
        bool five
    ) => Assert.That(Judged.Of(scores, actual), Is.EqualTo(new Judged(predicted, topFive, first, five)));

    // By sorting, as numpy.argsort(-scores, kind="stable") does.
    [Test]
    public void Ranks_are_those_of_a_stable_sort() =>
        Gen.Select(Gen.Int[0, 4].Array[2, 30], Gen.Int[0, 1000])
            .Sample(
                (numbers, seed) =>
                {
                    var (scores, actual) = (numbers.Select(number => (double)number).ToArray(), seed % numbers.Length);
                    int[] ranked = [.. Enumerable.Range(0, scores.Length).OrderByDescending(index => scores[index])];
                    var judged = Judged.Of(scores, actual);
                    Assert.That(judged.Predicted, Is.EqualTo(ranked[0]));
                    Assert.That(judged.TopFive == TopFiveState.Within, Is.EqualTo(ranked.Take(5).Contains(actual)));
                    Assert.That(Judged.Of(ranked, actual, scores.Length).TopFive, Is.EqualTo(judged.TopFive));
                }
            );

    [Test]
    public void Scores_of_npy_beside_a_column_of_true_classes()
    {
        var confusion = WithScores(
            "true\n4\n5\n1\n",
            [.. Scores(7, 6, 5, 4, 3, 2, 1), .. Scores(7, 6, 5, 4, 3, 2, 1), .. Scores(0, 9, 0, 0, 0, 0, 0)]
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That((confusion[4, 0], confusion[5, 0], confusion[1, 1]), Is.EqualTo((1.0, 1.0, 1.0)));
            Assert.That(confusion.TopFive, Is.EqualTo(new TopFive(2, 3)));
        }
    }

    [Test]
    public void The_first_class_may_be_the_true_one_beside_scores()
    {
        var confusion = WithScores("true\n0\n0\n", [.. Scores(7, 6, 5, 4, 3, 2, 1), .. Scores(0, 9, 0, 0, 0, 0, 0)]);
        Assert.That((confusion[0, 0], confusion[0, 1], confusion.TopFive), Is.EqualTo((1.0, 1.0, new TopFive(2, 2))));
    }

    [Test]
    public void Scores_of_npy_beside_true_classes_of_npy()
    {
        var truth = Folder.Write(
            "y.npy",
            ArrayBytes.Numpy("<i8", "3,", [.. BitConverter.GetBytes(4L), .. BitConverter.GetBytes(5L), .. BitConverter.GetBytes(1L)])
        );
        var scores = Numbers([.. Scores(7, 6, 5, 4, 3, 2, 1), .. Scores(7, 6, 5, 4, 3, 2, 1), .. Scores(0, 9, 0, 0, 0, 0, 0)]);
        var data = new Predictions(TestInputs.Input(truth)) { Scores = scores };
        Assert.That(data.Read(Labels).TopFive, Is.EqualTo(new TopFive(2, 3)));
        TestInputs.AssertFailure(() => new Predictions(data.Path).Read(Labels), "QG3055", (0, 0), "give the scores of the samples, too");
    }

    [TestCase("true\n4\n5\n", "QG3051", "but scores of 2 samples and 7 classes are needed: [2, 7]")]
    [TestCase("true,pred\n4,0\n5,0\n1,0\n", "QG3052", "class 1 has the highest score of sample 2, but class 0 is said to be predicted")]
    [TestCase("true,pred,count\n4,0,1\n5,0,1\n1,1,1\n", "QG3051", "a row for each sample")]
    public void Scores_that_do_not_belong_to_the_rows_are_refused(string text, string code, string word) =>
        TestInputs.AssertFailure(
            () => WithScores(text, [.. Scores(7, 6, 5, 4, 3, 2, 1), .. Scores(7, 6, 5, 4, 3, 2, 1), .. Scores(0, 9, 0, 0, 0, 0, 0)]),
            code,
            (0, 0),
            word
        );

    [Test]
    public void A_score_that_is_NaN_is_refused() =>
        TestInputs.AssertFailure(() => WithScores("true\n4\n", Scores(7, float.NaN, 5, 4, 3, 2, 1)), "QG3051", (0, 0), "sample 0 is NaN");

    [TestCase("true,pred\n0,0\n", "predicted class alone")]
    [TestCase("true,top5\n0,0|1|2|3|4\n1,0|1|2\n", "1 of 2 samples have fewer")]
    public void Where_fewer_than_five_are_known_there_is_no_value(string text, string word)
    {
        var confusion = new Predictions(TestInputs.Input(Folder.Write("p.csv", text))).Read(Labels);
        Assert.That(confusion.TopFive, Is.Null);
        Assert.That(confusion.WhyNoTopFive, Does.Contain(word));
    }

    [Test]
    public void Ties_are_counted_in_a_warning()
    {
        var confusion = WithScores("true\n4\n5\n", [.. Scores(1, 1, 1, 1, 1, 1, 1), .. Scores(1, 2, 3, 4, 5, 6, 7)]);
        var warning = confusion.Diagnostics.Single(found => found.Code == "QG3053");
        Assert.That(warning.Message, Does.Contain("1 of 2 samples").And.Contain("five best in 1"));
    }

    [Test]
    public void With_five_classes_or_fewer_it_is_always_one()
    {
        var path = TestInputs.Input("m.onnx");
        var analysis = ModelAnalyzer.Analyze(
            new Classifier(path, "Gemm", "w", "float32", [], ClassTemplates.Create(2, 2, [1, 0, 0, 1])),
            TestInputs.Labels("dog.n.01", "cat.n.01"),
            ConfusionMatrix.Create(2, [8, 2, 1, 9], isRates: false, path.Whole()).With(new TopFive(20, 20), string.Empty),
            Clusterings.Default
        );
        var bounds = MetricCatalog.Find("top-5-accuracy")!.Bounds(analysis);
        Assert.That((bounds.Least, bounds.Greatest, bounds.Chance), Is.EqualTo((1.0, 1.0, (double?)1)));
    }

    private static byte[] Scores(params float[] scores) => [.. scores.SelectMany(BitConverter.GetBytes)];

    private InputPath Numbers(byte[] scores) =>
        TestInputs.Input(
            Folder.Write(
                "scores.npy",
                ArrayBytes.Numpy("<f4", string.Create(CultureInfo.InvariantCulture, $"{scores.Length / 4 / 7}, 7"), scores)
            )
        );

    private ConfusionMatrix WithScores(string text, byte[] scores) =>
        new Predictions(TestInputs.Input(Folder.Write("p.csv", text))) { Scores = Numbers(scores) }.Read(Labels);
}
