using System.Globalization;
using QualityGate.Configuration.Composition;
using QualityGate.Configuration.Reading;
using QualityGate.Configuration.Yaml;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Labels;
using QualityGate.Labels.Reading;
using QualityGate.Models;
using QualityGate.Models.Onnx.Outputs;
using QualityGate.TestData.Matrices;
using QualityGate.TestData.Reading;

namespace QualityGate.Analyzer.Tests.Files;

/// <summary>The time to read a file grows with its length, not with the square of it, and reading stops when it is asked to.</summary>
[NonParallelizable]
internal sealed class ReadingEffortTests : FolderFixture
{
    private const int Size = 2_000;

    private static string Repeat(int count, Func<int, string> item, string separator) =>
        string.Join(separator, Enumerable.Range(0, count).Select(item));

    private static int Side(int numbers) => (int)Math.Sqrt(numbers);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static (string Name, Func<int, string> Text, Action<InputPath, CancellationToken> Read)[] Readers =>
        [
            ("labels", n => Repeat(n, _ => "n02084071", "\n"), ReadLabels),
            ("labels with words", n => Repeat(n, _ => "dog, domestic dog", "\n"), ReadLabels),
            ("unknown labels", n => Repeat(n, _ => "dögs", "\n"), ReadLabels),
            ("Keras JSON on one line", n => $"{{{Repeat(n, i => $"\"{i}\": [\"n02084071\", \"dög\"]", ",")}}}", ReadLabels),
            ("a list on one line", n => $"[{Repeat(n, _ => "\"n02084071\"", ",")}]", ReadLabels),
            (
                "id2label that comes last",
                n =>
                    $"{{\"label2id\": {{{Repeat(n, i => $"\"n{i}\": {i}", ",")}}}, \"id2label\": "
                    + $"{{{Repeat(n, i => $"\"{i}\": \"n02084071\"", ",")}}}}}",
                ReadLabels
            ),
            ("a table", n => "index,wnid,name\n" + Repeat(n, i => $"{n - 1 - i},n02084071,\"a, b\"", "\n"), ReadLabels),
            ("labels with an index", n => Repeat(n, i => $"{i} n02084071", "\n"), ReadLabels),
            ("names in YAML", n => "names:\n" + Repeat(n, i => $"  {i}: n02084071", "\n"), ReadLabels),
            ("a dictionary of Python", n => $"{{{Repeat(n, i => $"{i}: 'n02084071'", ",")}}}", ReadLabels),
            ("a label map", n => Repeat(n, i => $"item {{ id: {i} name: 'n02084071' }}", " "), ReadLabels),
            ("quotes that are not closed", n => "item { name: " + Repeat(n, _ => "'dog", "\\"), ReadLabels),
            ("a line of labels without end", n => Repeat(n, _ => "n02084071", " "), ReadLabels),
            ("predictions", n => "true,pred\n" + Repeat(n, _ => "0,1", "\n"), ReadPredictions),
            ("predictions in wide rows", n => "true,pred\n" + Repeat(3, _ => Repeat(n, _ => "0", ","), "\n"), ReadPredictions),
            ("a wide header", n => Repeat(n, i => $"c{i}", ","), ReadPredictions),
            ("a quoted field", n => "true,pred\n\"" + Repeat(n, _ => "\"\"", "x") + "\",0", ReadPredictions),
            ("a wide confusion matrix", n => Repeat(n, _ => "1", ","), (path, token) => ConfusionFile.Read(path, classes: 3, token)),
            (
                "shares",
                n => Repeat(Side(n), _ => Repeat(Side(n), _ => "0.5", ","), "\n"),
                (path, token) => ConfusionFile.Read(path, File.ReadLines(path.FullPath).Count(), token)
            ),
        ];

    private static IEnumerable<TestCaseData> Cases =>
        Readers.Select(reader => new TestCaseData(reader.Text, reader.Read).SetArgDisplayNames(reader.Name));

    private static IEnumerable<TestCaseData> Texts =>
        [
            new TestCaseData((int n) => $"{{{Repeat(n, i => $"{i}: 'dog'", ",")}}}").SetArgDisplayNames("a dictionary of Python"),
            new TestCaseData((int n) => $"[{Repeat(n, _ => "'dog", " ")}").SetArgDisplayNames("quotes that are not closed"),
            new TestCaseData((int n) => new string('[', n)).SetArgDisplayNames("brackets that are not closed"),
            new TestCaseData((int n) => Repeat(n, _ => "dog", ",")).SetArgDisplayNames("names with commas"),
        ];

    [TestCaseSource(nameof(Cases))]
    public void Ten_times_the_text_takes_about_ten_times_as_long(Func<int, string> text, Action<InputPath, CancellationToken> read)
    {
        var (small, large) = (
            TestInputs.Input(Folder.Write("small", text(Size))),
            TestInputs.Input(Folder.Write("large", text(10 * Size)))
        );
        AssertProportional(
            () => Attempt(() => read(small, CancellationToken.None)),
            () => Attempt(() => read(large, CancellationToken.None))
        );
    }

    [TestCaseSource(nameof(Texts))]
    public void Names_in_metadata_take_time_in_proportion(Func<int, string> text)
    {
        var (small, large) = (text(Size), text(10 * Size));
        AssertProportional(() => NameList.Parse(small), () => NameList.Parse(large));
    }

    [Test]
    public void Names_are_compared_in_time_in_proportion()
    {
        (ClassLabels Labels, LabelHint Hint) Many(int n) =>
            (
                LabelsFile.Read(
                    TestInputs.Input(Folder.Write(Number(n), Repeat(n, i => i % 2 == 0 ? "dog.n.01" : "cat.n.01", "\n"))),
                    TestInputs.WordNet
                ),
                new LabelHint("metadata 'names'", [.. Enumerable.Range(0, n).Select(Number).Reverse()])
            );
        var (small, large) = (Many(Size), Many(10 * Size));
        AssertProportional(() => Compare(small), () => Compare(large));

        static void Compare((ClassLabels Labels, LabelHint Hint) inputs)
        {
            var comparison = NameComparison.Of(inputs.Hint.Names, inputs.Labels);
            _ = (
                comparison.Moved,
                comparison.Agreeing,
                comparison.Contradicting,
                comparison.AreShuffledNumbers,
                comparison.FirstWithoutPlace,
                comparison.Differing.Count()
            );
        }
    }

    [Test]
    public void Thresholds_take_time_in_proportion()
    {
        string Text(int n) => SmallRepository.Thresholds([.. Enumerable.Range(0, n).Select(i => $"metric-{i}: {{ min: 9,1 }}")]);
        var (small, large) = (
            TestInputs.Input(Folder.Write("small.yml", Text(2000))),
            TestInputs.Input(Folder.Write("large.yml", Text(20_000)))
        );
        AssertProportional(() => Attempt(() => GateReader.Read(small)), () => Attempt(() => GateReader.Read(large)));
    }

    [Test]
    public void Variables_of_a_value_are_filled_in_time_in_proportion()
    {
        YamlNode Fill(int n) =>
            new Variables(_ => "x", []).Fill(
                new YamlScalar(new SourceLocation("x.yml"), string.Concat(Enumerable.Repeat("${NAME}", n)), IsPlain: true)
            );
        AssertProportional(() => Fill(4000), () => Fill(40_000));
    }

    [TestCaseSource(nameof(Cases))]
    public void Reading_stops_when_it_is_asked_to(Func<int, string> text, Action<InputPath, CancellationToken> read)
    {
        var path = TestInputs.Input(Folder.Write("input", text(Size)));
        Assert.That(() => read(path, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Reading_stops_in_the_middle_of_a_file()
    {
        var path = TestInputs.Input(Folder.Write("many.csv", "true,pred\n" + string.Concat(Enumerable.Repeat("0,1\n", 4_000_000))));

        // A fast machine may be done before the first of these.
        Assert.That(
            new[] { 20, 10, 5, 2, 1 }.Any(milliseconds =>
            {
                using var source = new CancellationTokenSource();
                try
                {
                    source.CancelAfter(milliseconds);
                    ReadPredictions(path, source.Token);
                    return false;
                }
                catch (OperationCanceledException)
                {
                    return true;
                }
            })
        );
    }

    [Test]
    public void Labels_of_a_gigabyte_are_refused_unread()
    {
        using (var file = File.Create(Folder.PathTo("labels.txt")))
        {
            file.SetLength(1L << 30);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        TestInputs.AssertFailure(
            () => LabelsFile.Read(TestInputs.Input(Folder.PathTo("labels.txt")), TestInputs.WordNet),
            DiagnosticCodes.DataFileNotAccessible,
            (0, 0),
            "1073741824 bytes",
            "one line a class"
        );
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1 << 20));
    }

    [Test]
    public void A_label_of_any_length_makes_a_short_message()
    {
        TestInputs.AssertFailure(
            () => ReadLabels(TestInputs.Input(Folder.Write("a", new string('x', 5_000_000))), default),
            DiagnosticCodes.InvalidLabelsFile,
            (1, 1),
            "5000000 bytes"
        );
        Assert.That(
            TestInputs
                .Failure(() => ReadLabels(TestInputs.Input(Folder.Write("b", $"[\"{new string('x', 5_000_000)}\"]")), default))
                .Single()
                .Message,
            Has.Length.LessThan(2000)
        );
        Assert.That(
            TestInputs
                .Failure(() =>
                    ReadPredictions(TestInputs.Input(Folder.Write("c", string.Concat(Enumerable.Repeat("column,", 100_000)))), default)
                )
                .Single()
                .Message,
            Has.Length.LessThan(500).And.Contain("and 99991 more")
        );
    }

    // A reader that is quadratic takes a hundred times as long. The best of three runs tells what the reading itself takes; of the
    // larger text, the first that is quick enough is enough. It is the time of the processor: that of a clock depends on what else goes on.
    private static void AssertProportional(Action small, Action large)
    {
        var shorter = Enumerable.Range(0, 3).Min(_ => Time(small));
        var limit = TimeSpan.FromMilliseconds(25) + (35 * shorter);
        TimeSpan[] longer = [];
        while (longer.Length < 3 && !longer.Any(time => time < limit))
        {
            longer = [.. longer, Time(large)];
        }

        Assert.That(longer.Min(), Is.LessThan(limit), $"{shorter.TotalMilliseconds} ms, then {longer.Min().TotalMilliseconds} ms");
    }

    private static TimeSpan Time(Action action)
    {
        var before = Environment.CpuUsage.TotalTime;
        action();
        return Environment.CpuUsage.TotalTime - before;
    }

    private static void Attempt(Action action)
    {
        try
        {
            action();
        }
        catch (QualityGateException)
        {
            // The file's content does not matter.
        }
    }

    private static void ReadLabels(InputPath path, CancellationToken token) => LabelsFile.Read(path, TestInputs.WordNet, token);

    private static void ReadPredictions(InputPath path, CancellationToken token) =>
        PredictionsFile.Read(path, TestInputs.Labels("dog.n.01", "cat.n.01"), token);
}
