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

    // Those of large folders, in the same way. What stands in a folder itself are the facts, which all below it use.
    private static readonly string[][] SubFolders =
    [
        [
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
    ];

    private static IEnumerable<TestCaseData> EachFolder() => Folders.Select(folder => new TestCaseData(folder).SetArgDisplayNames(folder));

    private static IEnumerable<TestCaseData> EachSubFolder() =>
        SubFolders.SelectMany(order =>
            order
                .Select((folder, place) => (folder, order[(place + 1)..]))
                .Prepend((order[0].Split('.')[0] + "$", order))
                .Select(pair => new TestCaseData(pair.Item1, pair.Item2).SetArgDisplayNames(pair.Item1))
        );

    [TestCaseSource(nameof(EachFolder))]
    public void A_folder_uses_none_that_data_reaches_later(string folder) =>
        AssertNoneUsed($"{Regex.Escape(Namespace(folder))}(\\.|$)", Folders.SkipWhile(other => other != folder).Skip(1));

    [TestCaseSource(nameof(EachSubFolder))]
    public void A_sub_folder_uses_none_that_data_reaches_later(string folder, string[] later) =>
        AssertNoneUsed(Namespace(folder).Replace(".", "\\.", StringComparison.Ordinal), later);

    [Test]
    public void Every_sub_folder_of_a_large_folder_has_a_place()
    {
        foreach (var order in SubFolders)
        {
            var folder = order[0].Split('.')[0];
            Assert.That(
                Directory.GetDirectories(Repository.PathTo($"src/Analyzer/{folder}")).Select(path => $"{folder}.{Path.GetFileName(path)}"),
                Is.EquivalentTo(order)
            );
        }
    }

    private static void AssertNoneUsed(string namespaces, IEnumerable<string> folders)
    {
        var later = folders.Select(Namespace).ToArray();
        var types = Types.InAssembly(typeof(ModelAnalysis).Assembly).That().ResideInNamespaceMatching($"^{namespaces}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(types.GetTypes(), Is.Not.Empty);
            Assert.That(
                types.ShouldNot().HaveDependencyOnAny(later).GetResult().FailingTypeNames ?? [],
                Is.Empty,
                $"they use one of: {string.Join(", ", later)}"
            );
        }
    }

    [Test]
    public void The_test_would_see_a_dependency()
    {
        var result = Types
            .InAssembly(typeof(ModelAnalysis).Assembly)
            .That()
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
