using System.IO.Compression;
using System.Text;
using QualityGate.Diagnostics;
using QualityGate.TestData;
using QualityGate.TestData.Reading;

namespace QualityGate.Analyzer.Tests.TestData.Formats;

/// <summary>Predictions as users break them: an error of a code at its file and line, never a number.</summary>
internal sealed class BrokenPredictionsTests : FolderFixture
{
    [TestCase(
        "true,pred,score\n0,1,0,97\n",
        "QG3008",
        2,
        1,
        "the line has 4 fields, but the header names 3 columns. Where numbers have decimal commas"
    )]
    [TestCase("true,pred\n1,0,1\n", "QG3008", 2, 1, "where lines begin with a number of their own")]
    [TestCase("id,true,pred\n0,1\n", "QG3008", 2, 1, "2 fields")]
    [TestCase("true,pred\n0,\n", "QG3056", 2, 3, "there is no class here.")]
    [TestCase("true,pred\nNaN,1\n", "QG3056", 2, 1, "'NaN' stands for no class.")]
    [TestCase("true,pred\n0.5,1\n", "QG3009", 2, 1, "no class is called '0.5'")]
    [TestCase("0,1\n1,1\n", "QG3008", 1, 1, "the first line must name the columns")]
    [TestCase("true,pred,count\n0,1,1.5\n", "QG3049", 2, 5, "'1.5' is not a number of samples")]
    [TestCase("true,pred,count\n0,1,-1\n", "QG3049", 2, 5, "'-1' is not a number of samples")]
    [TestCase("true,pred,count\n0,1,1e17\n", "QG3049", 2, 5, "is not a number of samples")]
    [TestCase("true,pred,count\n0,1,9007199254740992\n1,1,1\n", "QG3049", 0, 0, "add up to 9007199254740992 or more")]
    [TestCase("true,pred,count\n0,1,\n", "QG3056", 2, 5, "''")]
    [TestCase("true,pred,n\n0,1,1\n0,0,2\n0,1,3\n", "QG3049", 0, 0, "the column 'n' numbers the rows")]
    [TestCase("id,true,pred,n\n7,0,1,1\n", "QG3049", 1, 14, "the column 'n' may be the number of samples that a row stands for")]
    [TestCase("true,pred,_col2\n0,1,1\n", "QG3049", 1, 11, "columns: { count: \"_col2\" }")]
    [TestCase("true,scores\n0,0.1|0.9\n", "QG3051", 2, 3, "there are 2 scores, but the model has 3 classes.")]
    [TestCase("true,scores\n0,0.1|nan|0.9\n", "QG3051", 2, 3, "NaN")]
    [TestCase("true,scores\n0,0.1|x|0.9\n", "QG3051", 2, 3, "'x' is not a score")]
    [TestCase("true,top5\n0,1|1|2\n", "QG3051", 2, 3, "class 1 stands twice")]
    [TestCase("true,pred,scores\n0,1,0.5|0.2|0.3\n", "QG3052", 2, 1, "class 1 is said to be predicted, but class 0 has the highest score")]
    [TestCase("true;score_0;score_1;score_2\n0;0,5;0.2;0,3\n", "QG3051", 2, 7, "decimal commas")]
    [TestCase("{\"true\":0,\"pred\":1}\n{\"true\":0}\n", "QG3056", 2, 1, "lacks a value")]
    [TestCase("{\"true\":0,\"pred\":1}\n{\"true\":0,\"pred\":\"house\"}\n", "QG3009", 2, 18, "no class is called 'house'")]
    [TestCase("{\"true\":0,\"pred\":1}\n{\"true\":0,\"pred\":null}\n", "QG3056", 2, 18, "stands for no class")]
    [TestCase("{\"true\":0,\"pred\":1}\n{\"true\":0,\"pred\":\n", "QG3008", 3, 1, "cut off")]
    [TestCase("{\"true\":0,\"pred\":1}\n0,1\n", "QG3008", 2, 1, "an object in braces")]
    [TestCase("[{\"true\":0,\"pred\":1},\n{\"true\":0,\"pred\":1}", "QG3008", 2, 20, "the file is cut off")]
    [TestCase("[{\"true\":0,\"pred\":1}\n{\"true\":0,\"pred\":1}]", "QG3008", 2, 1, "a comma")]
    [TestCase("[[0,1]]", "QG3008", 1, 2, "an object in braces")]
    [TestCase("{\"true\":0,\"pred\":NaN}\n", "QG3008", 1, 18, "not JSON")]
    [TestCase("{\"y\":0,\"z\":1}\n", "QG3008", 1, 1, "each object must have a value, one for the true class")]
    [TestCase("", "QG3008", 1, 1, "the file is empty")]
    public void A_broken_row_is_an_error_at_its_place(string text, string code, int line, int column, string word) =>
        TestInputs.AssertFailure(() => Read("p.csv", Encoding.UTF8.GetBytes(text)), code, (line, column), word);

    [Test]
    public void The_unknown_label_of_row_57_is_found_by_line_in_each_text_format()
    {
        var csv = "true,pred\n" + string.Concat(Enumerable.Range(1, 100).Select(row => row == 57 ? "0,house\n" : "0,1\n"));
        var json = string.Concat(Enumerable.Range(1, 100).Select(row => $"{{\"true\":0,\"pred\":{(row == 57 ? "\"house\"" : "1")}}}\n"));
        var word = "no class is called 'house'";
        TestInputs.AssertFailure(() => Read("a.csv", Encoding.UTF8.GetBytes(csv)), "QG3009", (58, 3), word);
        TestInputs.AssertFailure(
            () => Read("b.csv", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(csv))),
            "QG3009",
            (58, 3),
            word
        );
        TestInputs.AssertFailure(() => Read("c.csv.gz", Compress(csv)), "QG3009", (58, 3), word);
        TestInputs.AssertFailure(() => Read("d.jsonl", Encoding.UTF8.GetBytes(json)), "QG3009", (57, 18), word);
    }

    [Test]
    public void A_compressed_file_that_is_cut_off_is_an_error()
    {
        var random = new Random(1);
        var whole = Compress(
            "true,pred\n" + string.Concat(Enumerable.Range(0, 20_000).Select(_ => $"{random.Next(3)},{random.Next(3)}\n"))
        );
        foreach (var length in new[] { whole.Length / 2, whole.Length - 10, whole.Length - 4 })
        {
            TestInputs.AssertFailure(
                () => Read("p.csv.gz", whole[..length]),
                DiagnosticCodes.DataFileDamaged,
                (0, 0),
                "cut off or damaged"
            );
        }
    }

    [Test]
    public void Errors_of_many_blocks_come_in_the_order_of_lines()
    {
        var lines = Enumerable.Range(0, 2_000_000).Select(row => row % 150_000 == 149_999 ? "0,house\n" : "0,1\n");
        var bytes = Encoding.UTF8.GetBytes("true,pred\n" + string.Concat(lines));
        var failure = TestInputs.Failure(() => Read("p.csv", bytes));
        Assert.That(
            failure.Select(error => error.Location.Line),
            Is.EqualTo(Enumerable.Range(1, 10).Select(error => (150_000 * error) + 1))
        );
        Assert.That(failure[^1].Message, Does.EndWith("(The lines after this one were not checked.)"));
    }

    private static byte[] Compress(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }

    private ConfusionMatrix Read(string name, IEnumerable<byte> bytes) =>
        PredictionsFile.Read(TestInputs.Input(Folder.Write(name, [.. bytes])), TestInputs.Labels("dog.n.01", "cat.n.01", "bird.n.01"));
}
