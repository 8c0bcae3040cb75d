using System.Globalization;
using QualityGate.Diagnostics;
using QualityGate.TestData;
using QualityGate.TestData.Reading;

namespace QualityGate.Analyzer.Tests.TestData;

/// <summary>The columns of predictions by the names that libraries give them.</summary>
internal sealed class PredictionColumnsTests : FolderFixture
{
    [TestCase("y_true,y_pred\n0,1\n", TestName = "scikit-learn's")]
    [TestCase(",y_true,y_pred\n17,0,1\n", TestName = "with the index of pandas in front")]
    [TestCase("prediction,label\n1,0\n", TestName = "Spark's")]
    [TestCase("Predicted,Actual,score\ncat.n.01,dog.n.01,0.9\n", TestName = "in capitals")]
    [TestCase("\"Target\" ,\"PRED\"\n0,1\n", TestName = "in quotes, with blanks")]
    [TestCase("truth,prediction\n0,1\n", TestName = "truth and prediction")]
    [TestCase("true,pred\n0,1\n", TestName = "ours")]
    [TestCase("true;pred\n0;1\n", TestName = "with semicolons")]
    [TestCase("true\tpred\n0\t1\n", TestName = "with tabs")]
    [TestCase("true|pred\r\n0|1\r\n", TestName = "with bars")]
    public void Columns_are_found_by_their_usual_names(string text) => Assert.That(Read(text)[0, 1], Is.EqualTo(1));

    [TestCase("true,y_true,pred\n0,0,1\n", 6, "'true' and 'y_true' could each be the true class")]
    [TestCase("id,label,prediction,Predicted\n0,0,1,1\n", 21, "'prediction' and 'Predicted' could each be the predicted class")]
    [TestCase("true,true,pred\n0,0,1\n", 6, "'true' and 'true'")]
    public void Two_columns_for_one_class_are_an_error(string text, int column, string words) =>
        TestInputs.AssertFailure(() => Read(text), DiagnosticCodes.InvalidPredictionsFile, (1, column), words);

    [TestCase("true,score\n0,1\n", "one for the predicted ('pred', 'prediction', 'y_pred' or 'predicted'), but it is 'true,score'.")]
    [TestCase("trues,pred\n0,1\n", "one for the true class ('true', 'label', 'y_true', 'target', 'actual' or 'truth')")]
    [TestCase("label,dog.n.01,cat.n.01,bird.n.01\n0,1,0,0\n", "hold their scores, put 'score_' in front: 'score_dog.n.01'.")]
    [TestCase("a,b,c,d,e,f,g,h,i,j,k,l\n", "'a,b,c,d,e,f,g,h,i,j and 2 more'")]
    public void A_missing_column_is_an_error_that_names_those_that_count(string text, string words) =>
        TestInputs.AssertFailure(() => Read(text), DiagnosticCodes.InvalidPredictionsFile, (1, 1), words);

    // The same predictions in the words of scikit-learn, against the matrix that they were counted into.
    [Test]
    public void The_field_case_has_the_counts_of_its_matrix()
    {
        var labels = TestInputs.Labels(
            "dog.n.01",
            "wolf.n.01",
            "cat.n.01",
            "lion.n.01",
            "car.n.01",
            "truck.n.01",
            "hammer.n.02",
            "saw.n.02"
        );
        var predictions = PredictionsFile.Read(TestInputs.Input(FieldInput.PathTo("03-confusion-transposed/y_true.csv")), labels);
        var expected = File.ReadLines(FieldInput.PathTo("03-confusion-transposed/rows-true.csv"))
            .Select(line => line.Split(',').Select(count => double.Parse(count, CultureInfo.InvariantCulture)).ToArray())
            .ToArray();
        for (var i = 0; i < 8; i++)
        {
            Assert.That(Enumerable.Range(0, 8).Select(j => predictions[i, j]), Is.EqualTo(expected[i]), $"class {i}");
        }
    }

    private ConfusionMatrix Read(string text) =>
        PredictionsFile.Read(
            TestInputs.Input(Folder.Write("predictions.csv", text)),
            TestInputs.Labels("dog.n.01", "cat.n.01", "bird.n.01")
        );
}
