using System.Text;
using QualityGate.Files;
using QualityGate.Gates;
using QualityGate.Reports.Markdown;
using QualityGate.Reports.Tables;
using QualityGate.Results;

namespace QualityGate.Analyzer.Tests.Reports;

/// <summary>The Markdown of many large models, and the parts of it that come from a history and a baseline.</summary>
internal sealed class MarkdownScaleTests
{
    private static ModelResult Violated =>
        StoredResult.Read(InputPath.FromUser(Repository.PathTo("tests/Analyzer.Tests/Golden/violated.json"))).Models[0];

    [Test]
    public void Forty_models_of_21000_classes_are_inside_the_budget_of_a_comment_with_all_limits()
    {
        const int Classes = 21_000;
        var model = Violated;
        var edge = model.Structural!.Edges[0];
        var graph = model.Structural with
        {
            Clusters =
            [
                [.. Enumerable.Range(0, Classes).Select(c => $"class {c}")],
            ],
            Members =
            [
                [.. Enumerable.Range(0, Classes)],
            ],
            Edges = [.. Enumerable.Range(1, Classes - 1).Select(c => edge with { AIndex = c - 1, BIndex = c })],
        };
        var share = model.Explanation!.Classes[0];
        var explanation = model.Explanation with
        {
            Classes = [.. Enumerable.Repeat(share, Classes)],
            ShallowestEdges = [.. graph.Edges.Take(20)],
        };
        var result = GateResult.Of(
            string.Empty,
            [.. Enumerable.Range(0, 40).Select(k => model with { Name = $"model {k}", Structural = graph, Explanation = explanation })],
            []
        );
        var text = MarkdownReport.Write(result, MarkdownReport.CommentLimit);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Encoding.UTF8.GetByteCount(text), Is.LessThanOrEqualTo(MarkdownReport.CommentLimit));
            Assert.That(
                text,
                Does.Contain("| model 39 | accuracy |").And.Contain("### ❌ model 39").And.Contain("*Left out, to stay within")
            );
            Assert.That(text, Does.Contain("40 graphs"), "graphs go first");
        }
    }

    [Test]
    public void Labels_in_a_graph_are_quoted_and_their_signs_are_numbers()
    {
        var model = Violated;
        var edge = model.Structural!.Edges[0] with { AName = "a\"]; click x \"javascript:1\" `b` </script>#", BName = "```\n::error::" };
        var text = MarkdownReport.Write(
            GateResult.Of(
                string.Empty,
                [
                    model with
                    {
                        Structural = model.Structural with { Edges = [edge] },
                        Explanation = model.Explanation! with { ShallowestEdges = [edge] },
                    },
                ],
                []
            )
        );
        var graph = text.Split("```mermaid\n")[1].Split("```")[0];
        Assert.That(
            graph.Split('\n')[2].Trim(),
            Does.Match("^c[0-9]+\\[\"[^\"\\]<>`:]*\"\\] ---[|]\"[^\"|]*\"[|] c[0-9]+\\[\"[^\"\\]<>`:]*\"\\]$")
        );
    }

    [Test]
    public void New_and_vanished_confusions_and_the_trend_are_folded()
    {
        var model = Violated with
        {
            ConfusionChanges = new ConfusionChangesResult(
                "quality-baseline.json",
                7,
                1,
                [new ConfusedPairResult("n1", "a|b", "n2", "dog", 3)],
                [new ConfusedPairResult("n2", "dog", "n1", "cat", 0.25)]
            ),
            Trend = [Point(1, 0.5), Point(2, 0.75), Point(3, 0.8)],
        };
        var text = MarkdownReport.Write(GateResult.Of(string.Empty, [model], []));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Contain("<details><summary>Confusions that changed: 7 new, 1 vanished</summary>\n"));
            Assert.That(text, Does.Contain("New since quality-baseline.json (1 of 7 shown)\n"));
            Assert.That(text, Does.Contain("| a\\|b | dog | 3 |").And.Contain("| dog | cat | 0.25 |"));
            Assert.That(text, Does.Contain("Trend over 3 runs, since 2026-01-01").And.Contain("| accuracy | ▁▇█ | 0.5000 | 0.8000 |"));
        }
    }

    [Test]
    public void Classes_that_moved_to_another_cluster_are_folded_in_Markdown_and_shown_in_HTML()
    {
        var moved = new MovedClassResult("n1", "a|b", 7, ["cat", "dog", "fox", "cow", "pig"], 0, []);
        var model = Violated with { ClusterChanges = new ClusterChangesResult("quality-baseline.json", 9, [moved]) };
        var text = MarkdownReport.Write(GateResult.Of(string.Empty, [model], []));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Contain("<details><summary>Clusters that changed: 9 classes moved</summary>\n"));
            Assert.That(text, Does.Contain("Classes in another cluster than in quality-baseline.json (1 of 9 shown)\n"));
            Assert.That(text, Does.Contain("| a\\|b | cat, dog, fox, cow, pig and 2 more | no other class |"));
            Assert.That(MarkdownReport.Write(GateResult.Of(string.Empty, [Violated], [])), Does.Not.Contain("moved"));
        }
    }

    [Test]
    public void Several_models_of_the_same_classes_are_ranked()
    {
        var better = Violated with
        {
            Name = "better",
            Metrics = new Dictionary<string, double> { ["similarity-depth"] = 99 },
        };
        var text = MarkdownReport.Write(GateResult.Of(string.Empty, [Violated, better], []));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Match(@"\nRanking by similarity-depth\n\n\| rank \| model .*\n.*\n\| 1 \| better \|"));
            Assert.That(MarkdownReport.Write(GateResult.Of(string.Empty, [better], [])), Does.Not.Contain("Ranking"));
        }
    }

    [TestCase(new[] { 1.0, 2, 3 }, "▁▅█")]
    [TestCase(new[] { 5.0, 5 }, "▄▄")]
    [TestCase(new[] { double.MinValue, double.MaxValue }, "▁█")]
    [TestCase(new double[0], "")]
    public void Numbers_are_bars(double[] numbers, string bars) =>
        Assert.That(Sparkline.Of([.. numbers.Select(number => (double?)number)]), Is.EqualTo(bars));

    private static TrendPoint Point(int day, double accuracy) =>
        new(
            new DateTime(2026, 1, day, 0, 0, 0, DateTimeKind.Utc),
            VerdictState.Passed,
            new Dictionary<string, double>(StringComparer.Ordinal) { ["accuracy"] = accuracy }
        );
}
