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

    private static IEnumerable<TestCaseData> EachFolder() => Folders.Select(folder => new TestCaseData(folder).SetArgDisplayNames(folder));

    [TestCaseSource(nameof(EachFolder))]
    public void A_folder_uses_none_that_data_reaches_later(string folder)
    {
        var later = Folders.SkipWhile(other => other != folder).Skip(1).Select(Namespace).ToArray();
        var types = Types
            .InAssembly(typeof(ModelAnalysis).Assembly)
            .That()
            .ResideInNamespaceMatching($"^{Regex.Escape(Namespace(folder))}(\\.|$)");
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
