using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Metrics;
using QualityGate.TestData;
using QualityGate.TestData.Matrices;

namespace QualityGate.Analyzer.Tests.TestData;

/// <summary>The orientation of a confusion matrix, by what the user says, the names in the file, and the sums.</summary>
internal sealed class OrientationTests : FolderFixture
{
    private static readonly string[] FieldLabels =
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

    // Rows are true classes, of which each has ten samples; two of the columns are the other way round below.
    private const string Balanced = "8,2,0\n1,9,0\n4,0,6\n";
    private const string BalancedTransposed = "8,1,4\n2,9,0\n0,0,6\n";

    [Test]
    public void The_same_counts_both_ways_give_the_same_matrix()
    {
        var rowsTrue = Field("rows-true.csv", null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Entries(Field("rows-predicted.csv", Orientation.PredictedRows)), Is.EqualTo(Entries(rowsTrue)).AsCollection);
            Assert.That(Entries(Field("pandas.csv", null)), Is.EqualTo(Entries(rowsTrue)).AsCollection);
            Assert.That((rowsTrue[0, 1], rowsTrue[1, 0]), Is.EqualTo((26, 1)));
        }
    }

    [Test]
    public void Error_alignment_is_the_same_both_ways()
    {
        double Alignment(string file, Orientation? orientation) =>
            ModelAnalysis
                .Load(
                    FieldInput.PathTo("plain.onnx"),
                    FieldInput.PathTo("labels.txt"),
                    confusion: FieldInput.PathTo($"03-confusion-transposed/{file}"),
                    orientation: orientation
                )
                .Measure(QualityGate.Metrics.MetricCatalog.Find("error-alignment")!)
                .Value!.Value;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Alignment("rows-true.csv", null), Is.EqualTo(1));
            Assert.That(Alignment("rows-predicted.csv", Orientation.PredictedRows), Is.EqualTo(1));
            Assert.That(Alignment("rows-predicted.csv", Orientation.TrueRows), Is.EqualTo(0.6));
        }
    }

    [Test]
    public void Columns_of_one_sum_beside_rows_of_others_are_an_error_that_names_the_key_and_its_values() =>
        TestInputs.AssertFailure(
            () => Field("rows-predicted.csv", null),
            DiagnosticCodes.OrientationInDoubt,
            (0, 0),
            "its columns sum to 100 and its rows to 75 to 137, as if the columns were the true classes. Say which they are: "
                + "'orientation: true-rows' where a row is a true class, 'orientation: predicted-rows'"
        );

    [TestCase(BalancedTransposed)]
    [TestCase("8,1,0\n2,9,0\n0,0,0\n", Description = "A class without samples has a column of zeros.")]
    [TestCase("0.8,0.1,0.4\n0.2,0.9,0\n0,0,0.6\n", Description = "Shares of true classes in columns.")]
    [TestCase("0.67,0,0\n0.33,1,0.25\n0,0,0.74\n", Description = "Rounded shares.")]
    public void Totals_in_columns_are_noticed_and_both_values_silence_that_or_say_more(string text)
    {
        TestInputs.AssertFailure(() => Read(text), DiagnosticCodes.OrientationInDoubt, (0, 0), "'orientation: predicted-rows'");
        var turned = Read(text, Orientation.PredictedRows);
        Assert.That(
            turned[0, 0],
            Is.EqualTo(double.Parse(text[..text.IndexOf(',', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture))
        );
        Assert.That(turned[0, 1], Is.GreaterThan(0));
    }

    [Test]
    public void True_rows_can_be_insisted_on() => Assert.That(Read(BalancedTransposed, Orientation.TrueRows)[0, 2], Is.EqualTo(4));

    [Test]
    public void A_test_set_that_is_nearly_balanced_is_noticed_where_classes_are_many()
    {
        // 1,000 samples of each class give or take three; predictions differ by far more.
        var text = "900,10,0,330\n50,985,3,10\n48,3,996,10\n4,0,0,652\n";
        TestInputs.AssertFailure(
            () => Read(text, labels: ["dog.n.01", "cat.n.01", "bird.n.01", "fish.n.01"]),
            DiagnosticCodes.OrientationInDoubt,
            (0, 0),
            "sum to 998 to 1002"
        );
    }

    [TestCase(Balanced, Description = "Rows of one sum.")]
    [TestCase("8,2,0\n1,12,0\n0,0,6\n", Description = "Neither of one sum.")]
    [TestCase("5,0,0\n7,0,0\n9,0,0\n", Description = "A model that predicts one class only.")]
    [TestCase("9,1,0\n1,9,0\n0,0,10\n", Description = "Both of one sum.")]
    [TestCase("0.8,0.2,0\n0.1,0.9,0\n0.4,0,0.6\n", Description = "Shares of rows.")]
    public void Other_sums_cast_no_doubt(string text) => Assert.That(() => Read(text), Throws.Nothing);

    [Test]
    public void Shares_of_predicted_classes_are_no_shares_of_true_ones() =>
        TestInputs.AssertFailure(
            () => Read("0.8,0.1,0.4\n0.2,0.9,0\n0,0,0.6\n", Orientation.TrueRows),
            DiagnosticCodes.InvalidConfusionFile,
            (1, 1),
            "those of class 0 sum to 1.3 instead of 1. Those of each predicted class do"
        );

    [Test]
    public void Shares_of_all_samples_are_said_to_be_that() =>
        TestInputs.AssertFailure(
            () => Read("0.3,0.1,0\n0.1,0.2,0\n0,0,0.3\n"),
            DiagnosticCodes.InvalidConfusionFile,
            (1, 1),
            "All together sum to 1"
        );

    [TestCase(",dog.n.01,cat.n.01,bird.n.01\ndog.n.01,8,2,0\ncat.n.01,1,12,0\nbird.n.01,4,0,6\n")]
    [TestCase(",bird.n.01,cat.n.01,dog.n.01\ncat.n.01,0,12,1\nbird.n.01,6,0,4\ndog.n.01,0,2,8\n", Description = "Names in other orders.")]
    [TestCase(",2,0,1\n1,0,1,12\n0,0,8,2\n2,6,4,0\n", Description = "Indices as names.")]
    [TestCase("dog.n.01,cat.n.01,bird.n.01\n8,2,0\n1,12,0\n4,0,6\n", Description = "A header alone.")]
    [TestCase("dog.n.01,8,2,0\ncat.n.01,1,12,0\nbird.n.01,4,0,6\n", Description = "An index alone.")]
    [TestCase("Actual,dog.n.01,cat.n.01,bird.n.01\ndog.n.01,8,2,0\ncat.n.01,1,12,0\nbird.n.01,4,0,6\n", Description = "pandas.crosstab.")]
    [TestCase("true\\predicted,dog.n.01,cat.n.01,bird.n.01\ndog.n.01,8,2,0\ncat.n.01,1,12,0\nbird.n.01,4,0,6\n")]
    [TestCase(
        "Predicted,dog.n.01,cat.n.01,bird.n.01\ndog.n.01,8,1,4\ncat.n.01,2,12,0\nbird.n.01,0,0,6\n",
        Description = "Rows that are named predicted."
    )]
    [TestCase(",pred_dog.n.01,pred_cat.n.01,pred_bird.n.01\ntrue_dog.n.01,8,2,0\ntrue_cat.n.01,1,12,0\ntrue_bird.n.01,4,0,6\n")]
    [TestCase("Actual dog.n.01,Actual cat.n.01,Actual bird.n.01\n8,1,4\n2,12,0\n0,0,6\n")]
    public void Names_say_which_class_a_row_or_column_is(string text) =>
        Assert.That(Entries(Read(text)), Is.EqualTo(new double[] { 8, 2, 0, 1, 12, 0, 4, 0, 6 }).AsCollection);

    [TestCase(
        ",dog.n.01,cat.n.1,bird.n.01\n",
        1,
        11,
        "no class is called 'cat.n.1'. Did you mean 'cat.n.01'? The names in the first line say which class a column is of."
    )]
    [TestCase(
        ",dog.n.01,cat.n.01,bird.n.01\ndog.n.01,1,2,3\nhouse,1,2,3\n",
        3,
        1,
        "no class is called 'house'. Classes are called 'dog.n.01', 'cat.n.01', 'bird.n.01'. The names in the first column"
    )]
    [TestCase(",dog.n.01,cat.n.01,dog.n.01\n", 1, 20, "'dog.n.01' stands twice")]
    [TestCase(",dog.n.01,cat.n.01,bird.n.01,background\n", 1, 30, "leave both out")]
    [TestCase(",dog.n.01,cat.n.01,bird.n.01\ndog.n.01,1,2,3\ndog.n.01,1,2,3\n", 3, 1, "'dog.n.01' stands twice")]
    [TestCase("bird.n.01,cat.n.01,dog.n.01\n1,2,3\n4,5,6\n7,8,9\n", 1, 1, "its lines have no names")]
    [TestCase("bird.n.01,1,2,3\ncat.n.01,4,5,6\ndog.n.01,7,8,9\n", 1, 1, "its columns have no names")]
    [TestCase(",dog.n.01,cat.n.01,bird.n.01\ndog.n.01,1,x,3\n", 2, 12, "'x' is not a count")]
    public void Names_that_leave_doubt_are_an_error_at_their_place(string text, int line, int column, string words) =>
        TestInputs.AssertFailure(() => Read(text), DiagnosticCodes.InvalidConfusionFile, (line, column), words);

    [TestCase(",dog.n.01,cat.n.01\ndog.n.01,1,2\ncat.n.01,3,4\n", 1, 1, "its header names 2 columns")]
    [TestCase(
        "1,2,3,0\n4,5,6,0\n7,8,9,0\n0,0,0,0\n",
        1,
        1,
        "this line has 4. A detector's matrix has one more row and column, for the background"
    )]
    [TestCase("0,1,2\n8,2,0\n1,9,0\n4,0,6\n", 4, 1, "there are more. If the first line is a header")]
    public void Sizes_that_do_not_fit_are_explained(string text, int line, int column, string words) =>
        TestInputs.AssertFailure(() => Read(text), DiagnosticCodes.ConfusionSizeMismatch, (line, column), words);

    [Test]
    public void A_key_that_contradicts_the_names_is_an_error() =>
        TestInputs.AssertFailure(
            () => Read("Actual,dog.n.01,cat.n.01,bird.n.01\ndog.n.01,8,2,0\ncat.n.01,1,12,0\nbird.n.01,4,0,6\n", Orientation.PredictedRows),
            DiagnosticCodes.OrientationInDoubt,
            (0, 0),
            "'orientation: predicted-rows' is given, but the names in the file say true-rows"
        );

    [Test]
    public void Names_that_contradict_each_other_are_an_error_at_their_place() =>
        TestInputs.AssertFailure(
            () => Read(",pred_dog.n.01,true_cat.n.01,bird.n.01\n"),
            DiagnosticCodes.OrientationInDoubt,
            (1, 16),
            "says that rows are predicted classes"
        );

    [Test]
    public void Names_that_the_sums_contradict_are_in_doubt() =>
        TestInputs.AssertFailure(
            () => Read("Actual,dog.n.01,cat.n.01,bird.n.01\ndog.n.01,8,1,4\ncat.n.01,2,9,0\nbird.n.01,0,0,6\n"),
            DiagnosticCodes.OrientationInDoubt,
            (0, 0),
            "though the names in the file say otherwise"
        );

    private static double[] Entries(ConfusionMatrix matrix) =>
        [.. Enumerable.Range(0, matrix.Classes * matrix.Classes).Select(k => matrix[k / matrix.Classes, k % matrix.Classes])];

    private static ConfusionMatrix Field(string file, Orientation? orientation) =>
        ConfusionFile.Read(
            TestInputs.Input(FieldInput.PathTo($"03-confusion-transposed/{file}")),
            TestInputs.Labels(FieldLabels),
            orientation
        );

    private ConfusionMatrix Read(string text, Orientation? orientation = null, string[]? labels = null) =>
        ConfusionFile.Read(
            TestInputs.Input(Folder.Write("confusion.csv", text)),
            TestInputs.Labels(labels ?? ["dog.n.01", "cat.n.01", "bird.n.01"]),
            orientation
        );
}
