using System.Globalization;
using QualityGate.Diagnostics;
using QualityGate.Hierarchies;
using QualityGate.Labels;
using QualityGate.Labels.Reading;
using QualityGate.TestData;
using QualityGate.TestData.Matrices;
using QualityGate.TestData.Reading;

namespace QualityGate.Analyzer.Tests.TestData;

/// <summary>Predictions that could be read as something else than they are: each is an error or a warning, and never a number.</summary>
internal sealed class DoubtfulPredictionsTests : FolderFixture
{
    // Classes that are called by numbers, in another order than their indices; the same number may be written in several ways.
    [TestCase("2\n0\n1", "true,pred\n2,2\n")]
    [TestCase("2\n0\n1", "true,pred\n2.0,2.0\n")]
    [TestCase("2\n0\n1", "true,pred\n2.,2.\n")]
    [TestCase("2\n0\n1", "true,pred\n02,02\n")]
    [TestCase("2\n0\n1", "{\"true\": 2.0, \"pred\": 2.0}\n")]
    [TestCase("2.0\n0.0\n1.0", "true,pred\n2,2\n")]
    [TestCase("02\n00\n01", "true,pred\n2,2\n")]
    [TestCase("02\n00\n01", "true,pred\n2.0,2.0\n")]
    public void A_number_that_is_an_index_and_the_name_of_another_class_is_an_error(string labels, string text) =>
        Assert.That(
            TestInputs.Failure(() => Read(text, Names(labels))).Select(error => (error.Code, error.Message.Split(';')[0][^50..])),
            Is.EqualTo(Enumerable.Repeat((DiagnosticCodes.PredictionOutOfRange, " is the index of one class and the name of another"), 2))
        );

    [TestCase("0\n1\n2", "true,pred\n2.0,1\n")]
    [TestCase("0.0\n1.0\n2.0", "true,pred\n2,01\n")]
    [TestCase("a\nb\nc", "true,pred\n2.,1.000\n")]
    public void Numbers_without_doubt_are_read(string labels, string text) => Assert.That(Read(text, Names(labels))[2, 1], Is.EqualTo(1));

    [TestCase("ground_truth,label,prediction\n0,1,1\n")]
    [TestCase("GT,target,pred\n0,1,1\n")]
    [TestCase("label,true_label,y_pred\n0,1,1\n")]
    public void A_vague_name_beside_a_plain_one_for_the_true_class_is_an_error(string text) =>
        Assert.That(
            TestInputs.Failure(() => Read(text)).Single().Message,
            Does.Contain("could each be the true class").And.Contain("name it with 'columns'")
        );

    [TestCase("true,score_0,score_1,score_2,score_3\n0,1,0,0,2\n", "'score_3' is a score of no class: the model has 3")]
    [TestCase("true,score_1,score_2,score_3\n0,1,0,0\n", "'score_3' is a score of no class")]
    [TestCase("true,score_0,score_1,score_2,p_0,p_1,p_2\n0,1,0,0,0,1,0\n", "'score_0' and 'p_0' could each be a score")]
    public void Columns_of_scores_that_are_not_one_a_class_are_an_error(string text, string words) =>
        Assert.That(TestInputs.Failure(() => Read(text)).Single().Message, Does.Contain(words).And.Contain("scores: none"));

    [TestCase("true,score_0,score_1,score_2,score_mean,p_value\n1,0,1,0,1,1\n")]
    [TestCase("true,pred,score_0,score_17\n1,1,0,1\n")]
    public void Other_columns_of_numbers_are_passed_over(string text) => Assert.That(Read(text)[1, 1], Is.EqualTo(1));

    [TestCase("0|1|2", "2|1|0", null)]
    [TestCase("2|1|0", "2|1|0", DiagnosticCodes.RanksReversed)]
    public void Ranked_lists_with_the_best_at_the_end_are_warned_of(string some, string others, string? code)
    {
        var text = "true,top5\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"0,{(i % 4 == 0 ? others : some)}\n"));
        Assert.That(Codes(Read(text)), code is null ? Does.Not.Contain(DiagnosticCodes.RanksReversed) : Does.Contain(code));
    }

    // A circle of two or three classes among good ones; accuracy stays far above chance.
    [TestCase(new[] { 0, 2, 1, 3, 4, 5, 6, 7 }, 30, true)]
    [TestCase(new[] { 0, 2, 3, 1, 4, 5, 6, 7 }, 30, true)]
    [TestCase(new[] { 0, 1, 2, 3, 4, 5, 6, 7 }, 30, false)]
    [TestCase(new[] { 0, 2, 2, 3, 4, 5, 6, 7 }, 30, false)]
    [TestCase(new[] { 0, 2, 1, 3, 4, 5, 6, 7 }, 3, false)]
    public void Classes_that_are_predicted_as_each_other_are_warned_of(int[] predicted, int samples, bool isWarned)
    {
        var rows =
            from actual in Enumerable.Range(0, predicted.Length)
            from i in Enumerable.Range(0, samples)
            select string.Create(CultureInfo.InvariantCulture, $"{actual},{(i % 10 == 9 ? 7 - actual : predicted[actual])}\n");
        var data = new Predictions(TestInputs.Input(Folder.Write("p.csv", "true,pred\n" + string.Concat(rows))));
        var warnings = Codes(data.Read(Names("a\nb\nc\nd\ne\nf\ng\nh")));
        Assert.That(warnings.Contains(DiagnosticCodes.ClassesSwapped), Is.EqualTo(isWarned));
    }

    [TestCase("part-0.csv", "part-0 (1).csv", "0,1\n", "0,1\n", true)]
    [TestCase("part-0.csv", "part-1.csv", "0,1\n", "0,2\n", false)]
    [TestCase(
        "part-00000-0c1f2d3e-0000-4000-8000-000000000001-c000.csv",
        "part-00000-0c1f2d3e-0000-4000-8000-000000000002-c000.csv",
        "0,1\n",
        "0,1\n1,1\n",
        true
    )]
    [TestCase(
        "part-00000-0c1f2d3e-0000-4000-8000-000000000001-c000.csv",
        "part-00001-0c1f2d3e-0000-4000-8000-000000000001-c000.csv",
        "0,1\n",
        "0,1\n1,1\n",
        false
    )]
    public void Files_that_count_samples_twice_are_warned_of(string a, string b, string rowsOfA, string rowsOfB, bool isWarned)
    {
        Folder.Write($"data/{a}", $"true,pred\n{rowsOfA}");
        Folder.Write($"data/{b}", $"true,pred\n{rowsOfB}");
        var data = new Predictions(TestInputs.Input(Folder.PathTo("data")));
        Assert.That(Codes(data.Read(Names("a\nb\nc"))).Contains(DiagnosticCodes.RepeatedFiles), Is.EqualTo(isWarned));
    }

    [TestCase("data/**/*.csv", 1)]
    [TestCase("data/.ipynb_checkpoints/*.csv", 2)]
    public void Folders_of_hidden_names_are_looked_into_only_where_the_pattern_names_them(string pattern, int samples)
    {
        Folder.Write("data/p.csv", "true,pred\n0,1\n");
        Folder.Write("data/.ipynb_checkpoints/p-checkpoint.csv", "true,pred\n0,1\n2,2\n");
        Assert.That(new Predictions(TestInputs.Input(Folder.PathTo(pattern))).Read(Names("a\nb\nc")).Samples, Is.EqualTo(samples));
    }

    [TestCase("data/**/part-*")]
    [TestCase("data/part-*")]
    public void A_job_that_is_running_is_an_error_for_patterns_too(string pattern)
    {
        Folder.Write("data/part-0.csv", "true,pred\n0,1\n");
        Folder.Write("data/_temporary/0/part-0.csv", "true,pred\n0,1\n");
        TestInputs.AssertFailure(
            () => new Predictions(TestInputs.Input(Folder.PathTo(pattern))).Read(Names("a\nb\nc")),
            DiagnosticCodes.UnfinishedFolder,
            (0, 0),
            "_temporary"
        );
    }

    [TestCase(new byte[] { 0x80, 4, 0x95, 0, 0 }, "pickle")]
    [TestCase(new byte[] { (byte)'P', (byte)'K', 3, 4, 0, 0 }, ".npz or .xlsx")]
    public void Files_of_other_programs_are_refused_by_name(byte[] bytes, string word)
    {
        var input = TestInputs.Input(Folder.Write("p.bin", bytes));
        TestInputs.AssertFailure(() => PredictionsFile.Read(input, Names("a\nb")), DiagnosticCodes.UnsupportedData, (0, 0), word);
        TestInputs.AssertFailure(() => ConfusionFile.Read(input, Names("a\nb")), DiagnosticCodes.UnsupportedData, (0, 0), word);
    }

    private static string[] Codes(ConfusionMatrix confusion) => [.. confusion.Diagnostics.Select(warning => warning.Code)];

    private ClassLabels Names(string lines) => LabelsFile.Read(TestInputs.Input(Folder.Write("labels.txt", lines)), new NoHierarchy());

    private ConfusionMatrix Read(string text, ClassLabels? labels = null) =>
        PredictionsFile.Read(TestInputs.Input(Folder.Write("predictions", text)), labels ?? Names("a\nb\nc"));
}
