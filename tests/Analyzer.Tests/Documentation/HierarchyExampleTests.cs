using System.Text.RegularExpressions;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Gates;
using QualityGate.Results;
using QualityGate.Runs;

namespace QualityGate.Analyzer.Tests.Documentation;

/// <summary>The examples of docs/hierarchies.md are gated as they stand there, with a model whose similar classes are siblings.</summary>
internal sealed partial class HierarchyExampleTests : FolderFixture
{
    [Test]
    public void The_plants_pass_by_the_tree()
    {
        Write("## A hierarchy of your own: plant diseases");
        Model(
            "plants.onnx",
            [
                [0, 1],
                [2, 3],
                [5, 6],
            ],
            lone: [4, 7]
        );
        var result = Gate.Check(InputPath.FromUser(Folder.PathTo("thresholds.yml")));
        AssertPassed(result);
        using (Assert.EnterMultipleScope())
        {
            // Edges join siblings, at depth 4 among tomatoes and 3 among potatoes, and the healthy plants with sick ones.
            Assert.That(result.Models[0].Hierarchy!.Name, Is.EqualTo("plants.yml"));
            Assert.That(result.Models[0].Hierarchy!.Sha256, Has.Length.EqualTo(64));
            Assert.That(result.Models[0].Inputs.Select(input => input.Role), Does.Contain("hierarchy"));
            Assert.That(
                result.Models[0].Structural!.Edges.Select(edge => edge.SubsumerName),
                Is.SupersetOf(new[] { "tomato fungus", "tomato virus", "sick potato leaf" })
            );
        }
    }

    [TestCase("thresholds.yml")]
    [TestCase("flat.yml")]
    public void The_products_pass_with_and_without_their_hierarchy(string gate)
    {
        Write("## Lines of parent and child: products");
        Write("## No hierarchy");
        Model(
            "products.onnx",
            [
                [0, 1],
                [3, 4],
            ],
            lone: [2]
        );
        AssertPassed(Gate.Check(InputPath.FromUser(Folder.PathTo(gate))));
    }

    private static void AssertPassed(GateResult result)
    {
        Assert.That(result.State, Is.EqualTo(VerdictState.Passed), string.Join('\n', result.AllDiagnostics));
        Assert.That(result.AllDiagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error), Is.Empty);
        Assert.That(result.Models[0].Verdicts.Select(verdict => verdict.State), Is.Not.Empty.And.All.EqualTo(VerdictState.Passed));
    }

    // The files of a section: each stands behind its name.
    private void Write(string heading)
    {
        var page = File.ReadAllText(Repository.PathTo("docs/hierarchies.md"));
        var section = page[page.IndexOf(heading, StringComparison.Ordinal)..];
        section = section[..section.IndexOf("\n## ", heading.Length, StringComparison.Ordinal)];
        foreach (Match match in FileBehindItsName().Matches(section))
        {
            Folder.Write(match.Groups["name"].Value, match.Groups["text"].Value);
        }
    }

    // Siblings have most of their features in common; each class is taken for its sibling in a fifth of its samples.
    private void Model(string name, int[][] siblings, int[] lone)
    {
        var count = siblings.Sum(group => group.Length) + lone.Length;
        var templates = new double[count, siblings.Length + count + 1];
        var rows = new List<string> { "true,pred" };
        for (var c = 0; c < count; c++)
        {
            var group = Array.FindIndex(siblings, members => members.Contains(c));
            (templates[c, siblings.Length], templates[c, siblings.Length + 1 + c]) = (1, 1);
            if (group >= 0)
            {
                templates[c, group] = 2 + (0.1 * group);
            }

            var sibling = group >= 0 ? siblings[group].First(other => other != c) : c;
            rows.AddRange(Enumerable.Range(0, 20).Select(i => FormattableString.Invariant($"{c},{(i % 5 == 0 ? sibling : c)}")));
        }

        Folder.Write(name, OnnxBuilder.Classifier(templates));
        Folder.Write("predictions.csv", string.Join('\n', rows) + "\n");
    }

    [GeneratedRegex(
        @"`(?<name>[\w.]+)`:\n\n```\w+\n(?<text>.*?)```",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex FileBehindItsName();
}
