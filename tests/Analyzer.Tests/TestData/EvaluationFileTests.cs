using QualityGate.Diagnostics;
using QualityGate.TestData;
using QualityGate.TestData.Matrices;
using QualityGate.TestData.Reading;

namespace QualityGate.Analyzer.Tests.TestData;

internal sealed class EvaluationFileTests : FolderFixture
{
    [Test]
    public void Predictions_are_counted_by_index_or_label_in_any_columns()
    {
        var confusion = Predictions("id,pred,true\n1,0,0\n2,cat.n.01,dog.n.01\n\n\"3\",\"2\",1\n4,dog.n.01,0\n");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(confusion[0, 0], Is.EqualTo(2));
            Assert.That(confusion[0, 1], Is.EqualTo(1));
            Assert.That(confusion[1, 2], Is.EqualTo(1));
            Assert.That(confusion.Samples, Is.EqualTo(4));
            Assert.That(confusion.MeasuredClasses, Is.EqualTo(new[] { 0, 1 }).AsCollection);
            Assert.That(confusion.Diagnostics.Single().Code, Is.EqualTo(DiagnosticCodes.UnmeasuredClasses));
            Assert.That(confusion.Diagnostics.Single().Message, Does.Contain("1 of 3 classes").And.Contain("class 2"));
        }
    }

    [TestCase("true,pred\n0,0\n1,3\n", 3, 3, "no class 3")]
    [TestCase("true,pred\n0,0\n-1,0\n", 3, 1, "no class -1")]
    [TestCase("true,pred\n0,0\n99999999999,0\n", 3, 1, "no class is called '99999999999'")]
    [TestCase("id,true,pred\n\"a,b\",0,house\n", 2, 9, "no class is called 'house'")]
    [TestCase("true,pred\n0,dog.n.1\n", 2, 3, "Did you mean 'dog.n.01'?")]
    public void A_class_that_does_not_exist_is_an_error_at_its_place(string text, int line, int column, string word) =>
        TestInputs.AssertFailure(() => Predictions(text), DiagnosticCodes.PredictionOutOfRange, (line, column), word);

    [TestCase("", 1, 1, "empty")]
    [TestCase("y,yhat\n0,0\n", 1, 1, "'y,yhat'")]
    [TestCase("y,yhat;z\n0,0\n", 1, 1, "'y,yhat;z'.")]
    [TestCase("true,pred\n0,0\n1\n", 3, 1, "1 fields")]
    [TestCase("true,pred\n0,0\n\"1\"x,0\n", 3, 4, "not CSV: text follows a closing quote")]
    [TestCase("true,pred\n0,\"0\n1,1\n", 2, 3, "not CSV: a quote is opened here and not closed")]
    public void A_file_without_the_form_of_predictions_is_an_error(string text, int line, int column, string word) =>
        TestInputs.AssertFailure(() => Predictions(text), DiagnosticCodes.InvalidPredictionsFile, (line, column), word);

    [Test]
    public void Predictions_without_a_row_measure_nothing() =>
        TestInputs.AssertFailure(() => Predictions("true,pred\n"), DiagnosticCodes.NothingMeasured, (0, 0));

    [Test]
    public void A_line_that_begins_with_a_hash_is_a_line_like_any_other()
    {
        var confusion = Predictions("file,true,pred\nimg1.png,0,0\n#2.png,0,1\n");
        Assert.That(confusion.Accuracy, Is.EqualTo(0.5));
    }

    [Test]
    public void Errors_are_reported_up_to_a_bound() =>
        Assert.That(
            TestInputs.Failure(() => Predictions("true,pred\n" + string.Concat(Enumerable.Repeat("0,7\n", 1000)))),
            Has.Count.EqualTo(10)
        );

    [Test]
    public void A_confusion_matrix_of_counts_is_read()
    {
        var confusion = Confusion("8, 2, 0\n1,2,1\r\n0,0,0\n");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(confusion.IsRates, Is.False);
            Assert.That(confusion[0, 1], Is.EqualTo(2));
            Assert.That(confusion.Accuracy, Is.EqualTo(10.0 / 14));
        }
    }

    [Test]
    public void Accuracy_of_shares_that_are_rounded_is_a_share_of_their_sum() =>
        Assert.That(Confusion("1.01,0,0\n0,1.01,0\n0,0.101,0.909\n").Accuracy, Is.EqualTo((1 + 1 + 0.9) / 3).Within(1e-12));

    [Test]
    public void A_confusion_matrix_of_shares_is_read()
    {
        var confusion = Confusion("0.333333,0.666667,0\n0,1,0\n0,0,1e0\n");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(confusion.IsRates, Is.True);
            Assert.That(confusion.Samples, Is.Null);
        }
    }

    [TestCase("1,2,3\n4,x,6\n7,8,9\n", DiagnosticCodes.InvalidConfusionFile, 2, 3, "'x'")]
    [TestCase("1,2,3\n4,5,6\n7,8,-9\n", DiagnosticCodes.InvalidConfusionFile, 3, 5, "'-9'")]
    [TestCase("1,2,3\n4,1e308,6\n7,8,9\n", DiagnosticCodes.InvalidConfusionFile, 2, 3, "'1e308'")]
    [TestCase("1,2,3\n4,NaN,6\n7,8,9\n", DiagnosticCodes.InvalidConfusionFile, 2, 3, "'NaN'")]
    [TestCase("1,2,3\n\n0.5,0.1,0.1\n7,8,9\n", DiagnosticCodes.InvalidConfusionFile, 1, 1, "sum to 6")]
    [TestCase("0,1,0\n\n0.5,0.1,0.1\n7,8,9\n", DiagnosticCodes.InvalidConfusionFile, 3, 1, "sum to 0.7")]
    [TestCase("1,2\n3,4\n", DiagnosticCodes.ConfusionSizeMismatch, 1, 1, "this line has 2")]
    [TestCase("1;2;3\n4,5,6\n7;8;9\n", DiagnosticCodes.ConfusionSizeMismatch, 2, 1, "this line has 1.")]
    [TestCase("1\t2\t3\n", DiagnosticCodes.ConfusionSizeMismatch, 1, 1, "but it ends after 1")]
    [TestCase("1,2,3\n4,5,6\n", DiagnosticCodes.ConfusionSizeMismatch, 2, 1, "ends after 2")]
    [TestCase("1,2,3\n4,5,6\n7,8,9\n1,1,1\n", DiagnosticCodes.ConfusionSizeMismatch, 4, 1, "there are more")]
    [TestCase("", DiagnosticCodes.ConfusionSizeMismatch, 1, 1, "ends after 0")]
    [TestCase("0,0,0\n0,0,0\n0,0,0\n", DiagnosticCodes.NothingMeasured, 0, 0, "no class has a test sample")]
    public void A_file_that_is_no_confusion_matrix_is_an_error_at_its_place(string text, string code, int line, int column, string word) =>
        TestInputs.AssertFailure(() => Confusion(text), code, (line, column), word);

    [Test]
    public void Nothing_is_said_of_separators_where_there_is_none() =>
        Assert.That(TestInputs.Failure(() => Confusion("1\n")).Single().Message, Does.EndWith("but this line has 1."));

    [Test]
    public void A_Git_LFS_pointer_is_not_the_file() =>
        TestInputs.AssertFailure(
            () => Predictions("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"),
            DiagnosticCodes.DataFileIsLfsPointer,
            (0, 0),
            "a Git LFS pointer, not the predictions file itself; run"
        );

    private ConfusionMatrix Predictions(string text) =>
        PredictionsFile.Read(
            TestInputs.Input(Folder.Write("predictions.csv", text)),
            TestInputs.Labels("dog.n.01", "cat.n.01", "bird.n.01")
        );

    private ConfusionMatrix Confusion(string text) => ConfusionFile.Read(TestInputs.Input(Folder.Write("confusion.csv", text)), classes: 3);
}
