using System.Text.RegularExpressions;

namespace QualityGate.Tool.Tests;

/// <summary>
/// The messages that docs/troubleshooting.md quotes are those that are printed: each is provoked here, or found in the sources.
/// </summary>
internal sealed partial class TroubleshootingTests : FolderFixture
{
    private const string Cut = "…";

    // Printed by the SDK, the compiler and NuGet, or by a build alone, whose texts stand in its targets.
    private static readonly string[] Foreign =
    [
        "error MSB4062",
        "MSB4216",
        "error CS",
        "CS9202",
        "CS9058",
        "error: There are no stable versions",
        "qualitygate is not found in NuGet feeds",
    ];

    private static readonly Dictionary<string, Func<TemporaryFolder, string[]>> Provoked = new(StringComparer.Ordinal)
    {
        ["error QG0001: there is no thresholds.yml in '…' or above; create"] = _ => ["check"],
        ["error QG0001: there is no thresholds.yml in '…' or above. There is a"] = folder =>
            Given(folder, "thresholds.yaml", "version: 1\n", "check"),
        ["error QG0003: a model has no key"] = folder =>
            Given(
                folder,
                "thresholds.yml",
                SmallRepository.Thresholds("accuracy: { min: 0.5 }").Replace("labels:", "lables:", StringComparison.Ordinal),
                "check"
            ),
        ["error QG0004"] = folder => Gated(folder, "acuracy: { min: 0.5 }"),
        ["error QG0005"] = folder => Gated(folder, "accuracy: { min: '0.5' }"),
        ["error QG0014"] = _ => [],
        ["error QG0015"] = folder =>
            Given(folder, "file", "x", "analyze", "small.onnx", "--labels", "labels.txt", "--json", "file/report.json"),
        ["error QG0021"] = _ => ["analyze", "https://example.org/model.onnx", "--labels", "labels.txt"],
        ["error QG1001"] = folder => Gated(folder, "similarity-depth: { min: 99 }"),
        ["error QG1002: accuracy"] = folder =>
            Given(
                folder,
                "thresholds.yml",
                SmallRepository
                    .Thresholds("accuracy: { min: 0.5 }")
                    .Replace("    predictions: predictions.csv\n", string.Empty, StringComparison.Ordinal),
                "check"
            ),
        ["error QG2001: the model file"] = _ => ["analyze", "nothing.onnx", "--labels", "labels.txt"],
        ["error QG2001: no file"] = folder =>
            Given(
                folder,
                "thresholds.yml",
                SmallRepository
                    .Thresholds("accuracy: { min: 0.5 }")
                    .Replace("model: small.onnx", "model: out/*.onnx", StringComparison.Ordinal),
                "check"
            ),
        ["error QG2003"] = folder =>
            Given(folder, "lfs.onnx", "version https://git-lfs.github.com/spec/v1\noid x\n", "inspect", "lfs.onnx"),
        ["error QG2004"] = folder => Given(folder, "page.onnx", "<!DOCTYPE html><html></html>", "inspect", "page.onnx"),
        ["error QG2006"] = folder => TwoHeads(folder),
        ["error QG2014"] = folder => Given(folder, "model.pt", [0x80, 2, (byte)'.'], "inspect", "model.pt"),
        ["error QG3001"] = _ => ["analyze", "small.onnx", "--labels", "nothing.txt"],
        ["error QG3004"] = folder =>
            Given(
                folder,
                "latin.txt",
                [(byte)'K', 0xE4, (byte)'f', (byte)'e', (byte)'r'],
                "analyze",
                "small.onnx",
                "--labels",
                "latin.txt"
            ),
        ["error QG3005"] = folder => Given(folder, "short.txt", "dog.n.01\ncat.n.01\n", "analyze", "small.onnx", "--labels", "short.txt"),
        ["error QG3006"] = folder => Given(folder, "words.txt", "golfdish\n", "analyze", "small.onnx", "--labels", "words.txt"),
        ["error QG3018"] = _ =>
            [
                "analyze",
                FieldInput.PathTo("07-order-in-metadata/names.onnx"),
                "--labels",
                FieldInput.PathTo("07-order-in-metadata/labels-in-another-order.txt"),
            ],
    };

    private static string[] Quotes =>
        [
            .. Rows.SelectMany(row => Span.Matches(row.Split(" | ")[0]))
                .Select(span => span.Groups["text"].Value)
                .Where(IsMessage)
                .Distinct(),
        ];

    private static IEnumerable<string> Rows =>
        File.ReadLines(Repository.PathTo("docs/troubleshooting.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal));

    [Test]
    public void A_quoted_message_is_the_one_that_is_printed([ValueSource(nameof(Quotes))] string quote)
    {
        if (Array.Exists(Foreign, quote.StartsWith))
        {
            Assert.Pass("Another program prints it.");
        }

        if (!quote.StartsWith("error QG", StringComparison.Ordinal))
        {
            Assert.That(Sources().Any(source => quote.Split(Cut).All(source.Contains)), quote);
            return;
        }

        if (quote.Length == "error QG0000".Length)
        {
            Assert.That(Repository.PathTo($"docs/codes/{quote[^6..]}.md"), Does.Exist);
            return;
        }

        SmallRepository.Fill(Folder);
        var provoke = Provoked.Single(known => quote.StartsWith(known.Key, StringComparison.Ordinal)).Value;
        var printed = ToolRun.In(Folder.FullPath, provoke(Folder)).Error;
        Assert.That(printed, Does.Match(Regex.Escape(quote).Replace(Cut, ".*", StringComparison.Ordinal)));
    }

    [Test]
    public void Every_provoked_message_is_on_the_page() =>
        Assert.That(
            Provoked.Keys.Where(known => !Array.Exists(Quotes, quote => quote.StartsWith(known, StringComparison.Ordinal))),
            Is.Empty
        );

    // Names of files, keys and properties are quoted, too; a message has several words.
    private static bool IsMessage(string text) =>
        text.StartsWith("error ", StringComparison.Ordinal)
        || Array.Exists(Foreign, text.StartsWith)
        || (text.Contains(' ', StringComparison.Ordinal) && char.IsUpper(text[0]));

    private static IEnumerable<string> Sources() =>
        Directory
            .EnumerateFiles(Repository.PathTo("src"), "*", SearchOption.AllDirectories)
            .Where(file =>
                Path.GetExtension(file) is ".cs" or ".proj" or ".targets"
                && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            )
            .Select(file => Joint.Replace(File.ReadAllText(file), string.Empty));

    private static string[] Given(TemporaryFolder folder, string name, string text, params string[] arguments)
    {
        folder.Write(name, text);
        return arguments;
    }

    private static string[] Given(TemporaryFolder folder, string name, byte[] bytes, params string[] arguments)
    {
        folder.Write(name, bytes);
        return arguments;
    }

    private static string[] Gated(TemporaryFolder folder, string threshold) =>
        Given(folder, "thresholds.yml", SmallRepository.Thresholds(threshold), "check");

    private static string[] TwoHeads(TemporaryFolder folder) =>
        Given(
            folder,
            "two.onnx",
            new OnnxBuilder()
                .Input("x", 1, 2)
                .Weights("a", [2, 2], [1, 2, 3, 4])
                .Weights("b", [3, 2], [1, 2, 3, 4, 5, 7])
                .Node("Gemm", ["x", "a"], "y", ("transB", 1))
                .Node("Gemm", ["x", "b"], "z", ("transB", 1))
                .Output("y", 1, 2)
                .Output("z", 1, 3)
                .ToBytes(),
            "inspect",
            "two.onnx"
        );

    // Where a text is longer than a line of source code, it goes on in the next one.
    [GeneratedRegex(@"""\s*\+ \$?""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Joint { get; }

    [GeneratedRegex("`(?<text>[^`]+)`", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Span { get; }
}
