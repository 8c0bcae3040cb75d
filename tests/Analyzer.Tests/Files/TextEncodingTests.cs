using System.Text;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Labels.Reading;
using QualityGate.TestData;
using QualityGate.TestData.Matrices;
using QualityGate.TestData.Reading;

namespace QualityGate.Analyzer.Tests.Files;

/// <summary>Every kind of text file in every encoding and with every line ending, as editors and shells write them.</summary>
internal sealed class TextEncodingTests : FolderFixture
{
    private static readonly (string Name, Encoding Encoding, bool HasMark)[] Encodings =
    [
        ("UTF-8", Encoding.UTF8, false),
        ("UTF-8 with a mark", Encoding.UTF8, true),
        ("UTF-16 LE", Encoding.Unicode, false),
        ("UTF-16 LE with a mark", Encoding.Unicode, true),
        ("UTF-16 BE", Encoding.BigEndianUnicode, false),
        ("UTF-16 BE with a mark", Encoding.BigEndianUnicode, true),
    ];

    // The content of a file, as numbers and names that its reader found.
    private static readonly (string Name, string Text, string Code, Func<InputPath, string> Read)[] Kinds =
    [
        ("labels", "dog.n.01\ncat.n.01\ncar.n.01\n", DiagnosticCodes.InvalidLabelsFile, ReadLabels),
        (
            "labels with words",
            "n02084071 dog, perro, söt hund\nn02121620 cat\nn02958343 car\n",
            DiagnosticCodes.InvalidLabelsFile,
            ReadLabels
        ),
        (
            "Keras JSON",
            "{\n\"0\": [\"dog.n.01\", \"dög\"],\n\"1\": [\"cat.n.01\", \"cat\"],\n\"2\": [\"car.n.01\", \"car\"]\n}\n",
            DiagnosticCodes.InvalidLabelsFile,
            ReadLabels
        ),
        (
            "predictions",
            "file,true,pred\nä.png,0,0\nb.png,1,2\n",
            DiagnosticCodes.InvalidPredictionsFile,
            path => Show(PredictionsFile.Read(path, TestInputs.Labels("dog.n.01", "cat.n.01", "car.n.01")))
        ),
        ("confusion", "1,2,3\n4,5,6\n7,8,9\n", DiagnosticCodes.InvalidConfusionFile, path => Show(ConfusionFile.Read(path, classes: 3))),
        (
            "thresholds.yml",
            "# Käfer\n" + SmallRepository.Thresholds("similarity-depth: { min: 3 }"),
            DiagnosticCodes.InvalidYaml,
            path => GateReader.Read(path).Entries.Single().Thresholds.Single().ToString()
        ),
    ];

    private static IEnumerable<TestCaseData> Cases() =>
        from kind in Kinds
        from encoding in Encodings
        from ending in new[] { "\n", "\r\n", "\r" }
        from end in new[] { string.Empty, "  \t", "\n\n \n" }
        select new TestCaseData(kind.Text, encoding.Encoding, encoding.HasMark, ending, end, kind.Read).SetArgDisplayNames(
            kind.Name,
            encoding.Name,
            $"{ending}{end}".Replace("\r", "CR", StringComparison.Ordinal).Replace("\n", "LF", StringComparison.Ordinal).Replace('\t', ' ')
        );

    [TestCaseSource(nameof(Cases))]
    public void A_text_file_says_the_same_in_every_encoding(
        string text,
        Encoding encoding,
        bool hasMark,
        string ending,
        string end,
        Func<InputPath, string> read
    )
    {
        var expected = read(TestInputs.Input(Folder.Write("input", text)));
        var written = (text.TrimEnd() + end + "\n").Replace("\n", ending, StringComparison.Ordinal);
        var file = Folder.Write("input", [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(written)]);
        Assert.That(read(TestInputs.Input(file)), Is.EqualTo(expected).And.Not.Empty);
    }

    private static IEnumerable<TestCaseData> Refused() =>
        from kind in Kinds
        from refused in new (string Name, byte[] Bytes, int Line, int Column, string Words)[]
        {
            ("Latin-1", [.. "a\r\nbc d"u8, 0xE9, .. "e\n"u8], 2, 5, "0xE9 is not UTF-8"),
            ("Windows-1252", [.. "a\rb\r\""u8, 0x93, .. "\n"u8], 3, 2, "WINDOWS-1252"),
            ("UTF-8 that ends early", [.. "ä\nb"u8, 0xC3], 2, 2, "0xC3"),
            ("a zero byte", [.. "ä\nbc\0\n"u8], 2, 3, "a zero byte"),
            ("zero bytes alone", new byte[64], 1, 1, "a zero byte"),
            ("UTF-32 LE", Encoding.UTF32.GetBytes("dog.n.01\n"), 1, 1, "UTF-32"),
            ("UTF-32 LE with a mark", [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes("dog.n.01\n")], 1, 1, "UTF-32"),
            ("UTF-32 BE", new UTF32Encoding(bigEndian: true, byteOrderMark: false).GetBytes("dog.n.01\n"), 1, 1, "UTF-32"),
            ("UTF-32 BE with a mark", [0, 0, 0xFE, 0xFF, 0, 0, 0, 0x64], 1, 1, "UTF-32"),
            (
                "UTF-16 with half a pair",
                [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("ab\rc"), 0x00, 0xD8, 0x64, 0x00],
                2,
                2,
                "half a character"
            ),
            (
                "UTF-16 that ends early",
                [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("ab"), 0x00],
                1,
                3,
                "in the middle of a character"
            ),
            ("UTF-16 with a zero", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("ab\n\0")], 2, 1, "a zero byte"),
        }
        select new TestCaseData(refused.Bytes, kind.Code, refused.Line, refused.Column, refused.Words, kind.Read).SetArgDisplayNames(
            kind.Name,
            refused.Name
        );

    [TestCaseSource(nameof(Refused))]
    public void Any_other_encoding_is_refused_where_it_shows(
        byte[] bytes,
        string code,
        int line,
        int column,
        string words,
        Func<InputPath, string> read
    ) => TestInputs.AssertFailure(() => read(TestInputs.Input(Folder.Write("input", bytes))), code, (line, column), words, "UTF-8");

    private static string ReadLabels(InputPath path) => string.Join('\n', LabelsFile.Read(path, TestInputs.WordNet).Items);

    private static string Show(ConfusionMatrix confusion) =>
        string.Join(' ', from i in Enumerable.Range(0, 3) from j in Enumerable.Range(0, 3) select confusion[i, j]);
}
