using System.Text;
using QualityGate.Hierarchies;
using QualityGate.Labels;
using QualityGate.TestData;
using QualityGate.TestData.Reading;

namespace QualityGate.Analyzer.Tests.TestData.Formats;

/// <summary>Rows of two classes are read straight from their bytes, others beside them field by field: the counts are the same.</summary>
internal sealed class PlainRowsTests : FolderFixture
{
    private static readonly string[] Names = ["dog", "Tschüß, \"Mops\"", "bird of prey, a long name"];

    // Forms of class c, which are read the one way or the other.
    private static readonly Func<int, string>[] Forms =
    [
        c => $"{c}",
        c => $"{c}.0",
        c => $"00{c}",
        c => $"\"{c}\"",
        c => $" {c} ",
        c => $"\"{Names[c].Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        c => c == 0 ? "dog" : $"{c}",
        c => c == 0 ? "\" dog\"" : $"\t{c}",
    ];

    private static readonly string[] Others = ["", "a.png", "\"a,\nb\"", "\"a\"\"b\"", "x \"y\"", " ", "\"\"", "7"];

    [Test]
    public void Any_mixture_of_forms_gives_the_counts_that_were_written([Values("\n", "\r\n")] string end, [Values(0, 1, 2)] int place)
    {
        var random = new Random(11);
        var counts = new double[3, 3];
        string[] header = ["true", "pred"];
        var text = new StringBuilder(string.Join(',', Insert(header, place, "file")) + end);
        for (var row = 0; row < 90_000; row++)
        {
            var (actual, predicted) = (random.Next(3), random.Next(3));
            counts[actual, predicted]++;
            string[] cells = [Form(actual), Form(predicted)];
            text.Append(string.Join(',', Insert(cells, place, Others[random.Next(Others.Length)]))).Append(end);
            text.Append(random.Next(50) == 0 ? end : "");
        }

        string Form(int index) => Forms[random.Next(4) > 0 ? 0 : random.Next(Forms.Length)](index);
        var confusion = Read(text.ToString(), Names);
        for (var actual = 0; actual < 3; actual++)
        {
            for (var predicted = 0; predicted < 3; predicted++)
            {
                Assert.That(confusion[actual, predicted], Is.EqualTo(counts[actual, predicted]), $"{actual} {predicted}");
            }
        }
    }

    // Names that are numbers: an index is one only where no other class is called so.
    [Test]
    public void Numbers_that_name_classes_are_not_taken_for_indices()
    {
        Assert.That(Read("true,pred\n0,1\n\"1\",2\n", ["0", "1", "2"])[1, 2], Is.EqualTo(1));
        TestInputs.AssertFailure(() => Read("true,pred\n0,007\n", ["0", "1", "007"]), "QG3009", (2, 3), "the name of another");
        TestInputs.AssertFailure(() => Read("true,pred\n0,0\n0,1\n", ["0", "2", "1"]), "QG3009", (3, 3), "the name of another");
    }

    [TestCase("0,3", 3, "there is no class 3")]
    [TestCase("0,99999999999", 3, "'99999999999'")]
    [TestCase("0,house", 3, "no class is called 'house'")]
    [TestCase("0,Dog", 3, "no class is called 'Dog'")]
    [TestCase("\"dog,0", 1, "a quote is opened here and not closed")]
    [TestCase("0,1,", 0, "")]
    [TestCase("0,1,2", 1, "the line has 3 fields")]
    public void Faults_behind_plain_rows_are_said_at_their_places(string row, int column, string word)
    {
        var text = "true,pred\n" + string.Concat(Enumerable.Repeat("0,1\n", 400_000)) + row;
        if (column == 0)
        {
            Assert.That(Read(text, Names).Samples, Is.EqualTo(400_001));
            return;
        }

        var error = TestInputs.Failure(() => Read(text, Names))[0];
        Assert.That((error.Location.Line, error.Location.Column), Is.EqualTo((400_002, column)));
        Assert.That(error.Message, Does.Contain(word));
    }

    private static IEnumerable<string> Insert(string[] cells, int place, string cell) => [.. cells[..place], cell, .. cells[place..]];

    private ConfusionMatrix Read(string text, string[] names)
    {
        var path = TestInputs.Input(Folder.Write("p.csv", Encoding.UTF8.GetBytes(text)));
        ClassLabel[] labels = [.. names.Select((name, index) => new ClassLabel(name, name, index))];
        return PredictionsFile.Read(path, new ClassLabels(path, TestInputs.WordNet, [.. labels], path.Whole(), []));
    }
}
