using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Labels;
using QualityGate.TestData;
using QualityGate.TestData.Reading;

namespace QualityGate.Analyzer.Tests.TestData;

/// <summary>Columns that may hold counts under a name that is not known.</summary>
internal sealed class HiddenCountsTests : FolderFixture
{
    private static readonly ClassLabels Labels = TestInputs.Labels("dog.n.01", "cat.n.01", "bird.n.01");

    [TestCase("true,pred,samples\n0,0,1\n1,1,1\n0,1,99000\n", 1, 11)]
    [TestCase("total;true;pred\n3;0;0\n1;1;1\n0;2;2\n", 1, 1)]
    [TestCase("true\tpred\tday\tquantity\n0\t0\tMo\t7\n1\t0\tTu\t2\n", 1, 15)]
    [TestCase("true,pred,anzahl\n0,0,7.0\n1,0,2e3\n", 1, 11)]
    [TestCase("true;pred;cases\n0;0;950\n1;0;1.734\n", 1, 11)]
    [TestCase("true,pred,n_image\n0,0,5\n1,0,4\n", 1, 11)]
    [TestCase("true,pred,samples_per_epoch\n0,0,5\n1,0,4\n", 1, 11)]
    [TestCase("true,pred,id,hits\n0,0,71,5\n1,0,13,4\n", 1, 14)]
    [TestCase("true,pred,_c2\n0,0,1\n0,1,2\n1,0,4\n", 1, 11)]
    [TestCase("true,pred,\n0,0,5\n1,0,4\n", 1, 11)]
    [TestCase("{\"true\":0,\"pred\":0,\"support\":5}\n{\"true\":1,\"pred\":0,\"support\":4}\n", 1, 1)]
    [TestCase("[{\"true\":0,\"pred\":0,\"weight\":\"5\"},{\"true\":1,\"pred\":0,\"weight\":\"4\"}]", 1, 1)]
    [TestCase("true,pred,score_0,score_1,score_2,size\n0,0,0.9,0.1,0,5\n1,0,0.6,0.3,0.1,4\n", 1, 35)]
    public void Whole_numbers_beside_pairs_that_never_repeat_are_an_error(string text, int line, int column) =>
        TestInputs.AssertFailure(() => Read(text), DiagnosticCodes.InvalidCounts, (line, column), "'columns: { count: none }'");

    [TestCase("true,pred,samples\n0,1,5\n0,1,4\n", 2, TestName = "a pair repeats")]
    [TestCase("true,pred,image_id\n0,1,4711\n1,0,52\n", 1, TestName = "an identifier")]
    [TestCase("true,pred,imageIndex,Seed,img-width\n0,1,47,2,640\n1,0,52,3,480\n", 1, TestName = "words that are no counts")]
    [TestCase(",true,pred\n47,0,1\n52,1,0\n", 1, TestName = "the index of pandas")]
    [TestCase("true,pred,k\n0,1,0\n1,0,1\n2,2,2\n", 1, TestName = "numbers of rows from 0")]
    [TestCase("true,pred,k\n0,1,1\n1,0,2\n2,2,3\n", 1, TestName = "numbers of rows from 1")]
    [TestCase("true,pred,confidence\n0,1,0.93\n1,0,0.61\n", 1, TestName = "decimals")]
    [TestCase("true;pred;loss\n0;1;1,734\n1;0;0,61\n", 1, TestName = "decimals with commas")]
    [TestCase("true,pred,delta\n0,1,5\n1,0,-4\n", 1, TestName = "negative numbers")]
    [TestCase("true,pred,split\n0,1,a\n1,0,b\n", 1, TestName = "words")]
    [TestCase("true,pred,k\n0,1,5\n1,0,\n", 1, TestName = "numbers that are missing")]
    [TestCase("true,pred,batch\n0,1,32\n1,0,32\n", 1, TestName = "always the same number")]
    [TestCase("true,pred,wrong\n0,1,1\n2,2,0\n", 1, TestName = "nought and one")]
    [TestCase("{\"true\":0,\"pred\":1,\"box\":[5,4]}\n{\"true\":1,\"pred\":0,\"box\":[3,2]}\n", 1, TestName = "lists")]
    public void Other_columns_are_passed_over(string text, int count) => Assert.That(Read(text)[0, 1], Is.EqualTo(count));

    [TestCase("none", 1)]
    [TestCase("samples", 99000)]
    public void Who_says_what_the_column_is_is_believed(string name, int count) =>
        Assert.That(Read("true,pred,samples\n0,0,1\n0,1,99000\n", new ColumnNames(Count: name))[0, 1], Is.EqualTo(count));

    [Test]
    public void Samples_one_by_one_are_refused_too() =>
        TestInputs.AssertFailure(
            () => PredictionsFile.ReadSamples(Write("true,pred,samples\n0,0,1\n0,1,99000\n"), Labels),
            DiagnosticCodes.InvalidCounts,
            (1, 11),
            "the column 'samples'"
        );

    [Test]
    public void Parts_of_a_folder_are_looked_at_together()
    {
        Folder.Write("parts/a.csv", "true,pred,samples\n0,0,1\n");
        Folder.Write("parts/b.csv", "true,pred,samples\n0,1,7\n");
        var path = TestInputs.Input(Folder.PathTo("parts"));
        var error = TestInputs.Failure(() => PredictionsFile.Read(path, Labels)).Single();
        Assert.That(error.Code, Is.EqualTo(DiagnosticCodes.InvalidCounts));
    }

    [TestCase("true;score_0;score_1;score_2\n0;512;1,734;950\n", true)]
    [TestCase("true;score_0;score_1;score_2\n0;512;1.734;950\n", true)]
    [TestCase("true;score_0;score_1;score_2\n0;512;-1,734;950\n", true)]
    [TestCase("true\tscore_0\tscore_1\tscore_2\n1\t3\t0\t0\n0\t1\t1,734\t0\n", true)]
    [TestCase("true;score_0;score_1;score_2\n0;2,113;1,734;1,002\n", false)]
    [TestCase("true;score_0;score_1;score_2\n0;5;1,734;0,5\n", false)]
    [TestCase("true;score_0;score_1;score_2\n0;5;1,7340;1,734\n", false)]
    [TestCase("true;score_0;score_1;score_2\n0;1,734;0;0\n", false)]
    [TestCase("true;score_0;score_1;score_2\n0;0,734;0,200;0,066\n", false)]
    [TestCase("true,score_0,score_1,score_2\n0,5,1.734,3\n", false)]
    public void Scores_with_a_mark_between_thousands_are_an_error(string text, bool isDoubted)
    {
        if (isDoubted)
        {
            var error = TestInputs.Failure(() => Read(text)).Single();
            Assert.That(error.Code, Is.EqualTo(DiagnosticCodes.InvalidScores));
            Assert.That(error.Message, Does.Contain("three digits behind a mark").And.Contain("needs a fourth"));
            return;
        }

        Assert.That(Read(text)[0, 0], Is.EqualTo(1));
    }

    private ConfusionMatrix Read(string text, ColumnNames? columns = null) =>
        new Predictions(Write(text)) { Columns = columns }.Read(Labels);

    private InputPath Write(string text) => TestInputs.Input(Folder.Write("predictions", text));
}
