using System.Text.RegularExpressions;
using NetArchTest.Rules;
using QualityGate.Analysis;

namespace QualityGate.Analyzer.Tests.Architecture;

/// <summary>The folders of the core depend downwards only, in the order in which data flows through them.</summary>
internal sealed partial class FolderOrderTests
{
    // The same order as in docs/architecture.md. A folder uses what stands above it here, never what stands below.
    private static readonly string[] Folders =
    [
        "Text",
        "Diagnostics",
        "Files",
        "Models",
        "Hierarchies",
        "Labels",
        "TestData",
        "Similarity",
        "Graphs",
        "Analysis",
        "Metrics",
        "Explanations",
        "Configuration",
        "Gates",
        "Results",
        "Comparison",
        "Reports",
        "Ci",
        "Runs",
        "Initialisation",
    ];

    // The parts of large folders, in the same order. The name of a folder stands for what lies in it and in no folder of its own.
    private static readonly string[][] Parts =
    [
        [
            "Models.Tensors",
            "Models",
            "Models.Onnx.Wire",
            "Models.Onnx",
            "Models.Onnx.Graphs",
            "Models.Onnx.Constants",
            "Models.Onnx.Layers",
            "Models.Onnx.Rows",
            "Models.Onnx.Search",
            "Models.Onnx.Outputs",
            "Models.Onnx.Reading",
            "Models.Arrays",
            "Models.Reading",
            "Models.Inspection",
        ],
        ["Hierarchies", "Hierarchies.Reading"],
        ["Labels", "Labels.Formats", "Labels.Reading"],
        [
            "TestData",
            "TestData.Checks",
            "TestData.Shards",
            "TestData.Rows",
            "TestData.Parquet",
            "TestData.Arrays",
            "TestData.Matrices",
            "TestData.Images",
            "TestData.Evaluations",
            "TestData.Reading",
        ],
        ["Graphs.Clustering", "Graphs.Forests"],
        ["Metrics.Uncertainty", "Metrics", "Metrics.Parts"],
        [
            "Configuration.Yaml",
            "Configuration",
            "Configuration.Composition",
            "Configuration.Parts",
            "Configuration.Suppressions",
            "Configuration.Reading",
        ],
        ["Gates", "Gates.Parts", "Gates.Suppressions", "Gates.Judging"],
        [
            "Reports.History",
            "Reports.Verdicts",
            "Reports.Tables",
            "Reports.Graphs",
            "Reports.Ranking",
            "Reports.Html",
            "Reports.Terminal",
            "Reports.Markdown",
            "Reports.Interchange",
            "Reports.Pictures",
            "Reports.Comparisons",
            "Reports.Formats",
        ],
        ["Runs.Baselines", "Runs.Inputs", "Runs.Caching", "Runs.History", "Runs.Suppressions", "Runs", "Runs.Acceptance"],
        ["Initialisation.Finding", "Initialisation"],
    ];

    // One reading of the assembly for all cases, which takes most of their time.
    private static readonly Types Core = Types.InAssembly(typeof(ModelAnalysis).Assembly);

    private static IEnumerable<TestCaseData> EachFolder() => Folders.Select(folder => new TestCaseData(folder).SetArgDisplayNames(folder));

    private static IEnumerable<TestCaseData> EachPart() =>
        Parts.SelectMany(order =>
            order
                .SkipLast(1)
                .Select((part, place) => new TestCaseData(part, order[(place + 1)..]).SetArgDisplayNames(part))
        );

    [TestCaseSource(nameof(EachFolder))]
    public void A_folder_uses_none_that_data_reaches_later(string folder) =>
        AssertNoneUsed(
            Core.That().ResideInNamespaceMatching($"^{Regex.Escape(Namespace(folder))}(\\.|$)"),
            [.. Folders.SkipWhile(other => other != folder).Skip(1).Select(Namespace)]
        );

    [TestCaseSource(nameof(EachPart))]
    public void A_part_of_a_folder_uses_none_that_data_reaches_later(string part, string[] later) =>
        AssertNoneUsed(Of(part), [.. later.SelectMany(other => Of(other).GetTypes()).Select(type => type.FullName!)]);

    [Test]
    public void Every_part_of_a_large_folder_has_a_place()
    {
        foreach (var order in Parts)
        {
            var folder = order[0].Split('.')[0];
            var root = Repository.PathTo($"src/Analyzer/{folder}");
            var parts = Directory
                .GetFiles(root, "*.cs", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Repository.PathTo("src/Analyzer"), Path.GetDirectoryName(file)!))
                .Select(path => path.Replace(Path.DirectorySeparatorChar, '.'))
                .Distinct();
            Assert.That(parts, Is.EquivalentTo(order));
        }
    }

    private static PredicateList Of(string part) => Core.That().ResideInNamespaceMatching($"^{Regex.Escape(Namespace(part))}$");

    private static void AssertNoneUsed(PredicateList types, string[] later)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(types.GetTypes(), Is.Not.Empty);
            Assert.That(
                types.ShouldNot().HaveDependencyOnAny(later).GetResult().FailingTypeNames ?? [],
                Is.Empty,
                $"they use one of: {string.Join(", ", later.Take(40))}"
            );
        }
    }

    [Test]
    public void The_test_would_see_a_dependency()
    {
        var result = Core.That()
            .ResideInNamespace(Namespace("Runs"))
            .ShouldNot()
            .HaveDependencyOnAny(Namespace("Gates"))
            .GetResult();
        Assert.That(result.FailingTypeNames, Does.Contain("QualityGate.Runs.ModelGate"));
    }

    [Test]
    public void Every_file_lies_in_a_known_folder_and_in_the_namespace_of_its_folder()
    {
        var root = Repository.PathTo("src/Analyzer");
        using (Assert.EnterMultipleScope())
        {
            foreach (var file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories))
            {
                var relative = Path.GetRelativePath(root, file).Replace('\\', '/');
                if (relative.StartsWith("obj/", StringComparison.Ordinal) || relative.StartsWith("bin/", StringComparison.Ordinal))
                {
                    continue;
                }

                var folder = Path.GetDirectoryName(relative)!.Replace('\\', '/');
                Assert.That(Folders, Does.Contain(folder.Split('/')[0]), relative);
                Assert.That(
                    NamespaceLine().Match(File.ReadAllText(file)).Groups["name"].Value,
                    Is.EqualTo(Namespace(folder.Replace('/', '.'))),
                    relative
                );
            }
        }
    }

    [Test]
    public void The_page_on_the_architecture_lists_the_folders_in_this_order()
    {
        var page = File.ReadAllText(Repository.PathTo("docs/architecture.md"));
        var places = Folders.Select(folder => page.IndexOf($"| `{folder}` |", StringComparison.Ordinal)).ToArray();
        Assert.That(places, Has.None.EqualTo(-1).And.Ordered);
    }

    private static string Namespace(string folder) => $"QualityGate.{folder}";

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamespaceLine();
}
