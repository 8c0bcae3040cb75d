using System.IO.Compression;
using System.Text;
using QualityGate.Diagnostics;
using QualityGate.Labels;
using QualityGate.TestData;
using QualityGate.TestData.Reading;

namespace QualityGate.Analyzer.Tests.TestData.Formats;

/// <summary>Predictions in all forms that users have: the same samples give the same matrix.</summary>
internal sealed class PredictionFormatTests : FolderFixture
{
    private static ClassLabels Labels => TestInputs.Labels("dog.n.01", "cat.n.01", "bird.n.01");

    // Always two dogs, of which one is taken for a cat, and a bird.
    [TestCase("true,pred\n0,0\n0,1\n2,2\n")]
    [TestCase("\uFEFFtrue,pred\n0,0\n0,1\n2,2")]
    [TestCase("true,pred\r0,0\r0,1\r2,2\r", TestName = "old Macintosh")]
    [TestCase("true,pred,\n0,0,\n0,1,\n2,2,\n", TestName = "a comma at the end of each line")]
    [TestCase("true,pred\n0.0,0.0\n0.0,1.0\n2.0,2.00\n", TestName = "indices as floating point")]
    [TestCase("true,pred\nn02084071,n02084071\ndog.n.01,n02121620\n2,bird.n.01\n", TestName = "wnids, names and indices")]
    [TestCase("true,pred,count\n0,0,1\n0,1,1.0\n2,2,1\n1,1,0\n", TestName = "counts")]
    [TestCase("true,pred,COUNT(1)\n0,0,1\n0,1,1\n2,2,1\n", TestName = "counts of Spark")]
    [TestCase("true,pred,count_star()\n0,0,1\n0,1,1\n2,2,1\n", TestName = "counts of DuckDB")]
    [TestCase("{\"true\":0,\"pred\":0}\n{\"pred\":1,\"true\":0}\n\n{\"true\":\"bird.n.01\",\"pred\":2,\"id\":{\"a\":[1]}}\n")]
    [TestCase("[{\"true\":0,\"pred\":0.0},{\"true\":0,\"pred\":1}, {\"true\":2,\"pred\":\"b\\u0069rd.n.01\"}]")]
    [TestCase(
        "[\n {\n  \"true\": 0,\n  \"pred\": 0\n },\n {\"true\":0,\"pred\":1},{\"true\":2,\"pred\":2}\n]\n",
        TestName = "an indented list"
    )]
    [TestCase("true,scores\n0,0.5|0.2|0.3\n0,\"[0.1, 0.8, 0.1]\"\n2,[1e-3 2e-3 .5]\n", TestName = "lists of scores")]
    [TestCase("true;score_0;score_1;score_2\n0;0,5;0,2;0,3\n0;0,1;0,8;0,1\n2;0;0;1\n", TestName = "scores with decimal commas")]
    [TestCase("true,p_cat.n.01,p_dog.n.01,p_bird.n.01\n0,0,1,0\n0,1,0,0\n2,0,0,1\n", TestName = "scores by label")]
    [TestCase(
        "{\"true\":0,\"logits\":[3,1,2]}\n{\"true\":0,\"logits\":[0,1,-1]}\n{\"true\":2,\"logits\":[0,1,2.5]}\n",
        TestName = "JSON scores"
    )]
    [TestCase("true,top5\n0,0|1|2\n0,1|0|2\n2,2|0|1\n", TestName = "ranked lists")]
    [TestCase("true,top5\n0,\"['dog.n.01', 'cat.n.01', 'bird.n.01']\"\n0,[1 0 2]\n2,2;0;1\n", TestName = "ranked lists of other forms")]
    [TestCase("true,pred_1,pred_2,pred_3\n0,0,1,2\n0,1,0,2\n2,2,0,1\n", TestName = "ranked columns")]
    [TestCase(
        "{\"true\":0,\"top5\":[0,1,2]}\n{\"true\":0,\"top5\":[1,0,2]}\n{\"true\":2,\"top5\":[2,1,0]}\n",
        TestName = "JSON ranked lists"
    )]
    [TestCase("true,pred,scores\n0,0,3|1|2\n0,1,0|1|1\n2,2,0|1|2\n", TestName = "scores beside predictions, with a tie")]
    public void The_same_samples_give_the_same_matrix(string text)
    {
        var confusion = Read("predictions", Encoding.UTF8.GetBytes(text));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((confusion[0, 0], confusion[0, 1], confusion[2, 2], confusion.Samples), Is.EqualTo((1.0, 1.0, 1.0, 3.0)));
            Assert.That(confusion.Diagnostics.Select(warning => warning.Code).Distinct(), Is.EqualTo(new[] { "QG3012" }));
        }
    }

    [Test]
    public void Gzip_is_known_by_its_bytes()
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            gzip.Write("true,pred\n0,1\n"u8);
        }

        Assert.That(Read("predictions.csv", bytes.ToArray())[0, 1], Is.EqualTo(1));
    }

    [Test]
    public void Columns_are_those_that_the_entry_names()
    {
        var path = TestInputs.Input(Folder.Write("p.csv", "label,gold,answer,n\n9,0,1,3\n9,0,0,2\n"));
        var data = new Predictions(path) { Columns = ColumnNames.Parse("true=gold;predicted=answer;count=n", out _) };
        var confusion = data.Read(Labels);
        Assert.That((confusion[0, 1], confusion[0, 0]), Is.EqualTo((3.0, 2.0)));

        var unknown = new Predictions(path) { Columns = new ColumnNames(True: "golden") };
        TestInputs.AssertFailure(() => unknown.Read(Labels), "QG3008", (1, 1), "no column 'golden'", "Did you mean 'gold'?");
        var none = new Predictions(path) { Columns = new ColumnNames("gold", "answer", ColumnNames.None) };
        Assert.That(none.Read(Labels).Samples, Is.EqualTo(2));
    }

    [TestCase("true=gold;predicted", "does not name a column")]
    [TestCase("true=gold;predicted=gold", "'gold' is named for two things")]
    [TestCase("truth=gold", "there is no column 'truth'")]
    [TestCase("true=a;true=b", "named twice")]
    public void Text_that_names_no_columns_is_refused(string text, string word)
    {
        ColumnNames.Parse(text, out var complaint);
        Assert.That(complaint, Does.Contain(word));
    }

    [Test]
    public void Names_of_columns_with_signs_of_their_own_are_written_and_read()
    {
        var text = ColumnNames.Write("true", @"a;b=c\d") + ";" + ColumnNames.Write("count", "count(*)");
        Assert.That(ColumnNames.Parse(text, out _), Is.EqualTo(new ColumnNames(True: @"a;b=c\d", Count: "count(*)")));
    }

    [Test]
    public void Pairs_that_stand_twice_are_added_and_said()
    {
        var confusion = Read("p.csv", "true,pred,n\n0,1,5\n0,1,7\n"u8.ToArray());
        Assert.That(confusion[0, 1], Is.EqualTo(12));
        Assert.That(confusion.Diagnostics.Select(warning => warning.Code), Does.Contain(DiagnosticCodes.RepeatedPairs));
    }

    [Test]
    public void Quotes_may_hold_separators_and_lines_across_blocks()
    {
        var text = new StringBuilder("file,true,pred\n");
        for (var row = 0; row < 60_000; row++)
        {
            text.Append(row % 2 == 0 ? $"\"a,\n\"\"{row}\"\"\r\n, x.png\",0,1\n" : "plain \"quote\".png,2,2\r\n");
        }

        var confusion = Read("p.csv", Encoding.UTF8.GetBytes(text.ToString()));
        Assert.That((confusion[0, 1], confusion[2, 2]), Is.EqualTo((30_000.0, 30_000.0)));
        text.Append("x,0,house\n");
        TestInputs.AssertFailure(
            () => Read("p.csv", Encoding.UTF8.GetBytes(text.ToString())),
            "QG3009",
            (2 + (30_000 * 4), 5),
            "no class is called 'house'"
        );
    }

    // Blocks that end with a line, in the middle of one, and between a return and its line feed.
    [Test]
    public void Lines_may_end_anywhere_in_a_block([Values("\n", "\r\n", "\r")] string end)
    {
        // More than two blocks of a megabyte each.
        var rows = string.Concat(Enumerable.Repeat("2,2,abc" + end, 280_000));
        for (var length = 0; length < 12; length++)
        {
            var text = "true,pred,file" + end + "0,1," + new string('x', length) + end;
            Assert.That(Read("p.csv", Encoding.UTF8.GetBytes(text + rows)).Samples, Is.EqualTo(280_001), $"{length}");
        }
    }

    [Test]
    public void Samples_keep_their_order_whatever_the_number_of_blocks()
    {
        var random = new Random(3);
        var samples = Enumerable.Range(0, 700_000).Select(_ => (random.Next(3), random.Next(3))).ToArray();
        var path = Folder.Write("p.csv", "true,pred\n" + string.Concat(samples.Select(sample => $"{sample.Item1},{sample.Item2}\n")));
        Assert.That(PredictionsFile.ReadSamples(TestInputs.Input(path), Labels).SequenceEqual(samples), Is.True);
    }

    private ConfusionMatrix Read(string name, byte[] bytes) => PredictionsFile.Read(TestInputs.Input(Folder.Write(name, bytes)), Labels);
}
