using System.Collections.Immutable;
using QualityGate.Reports.Graphs;

namespace QualityGate.Analyzer.Tests.Reports.Graphs;

/// <summary>Classes are called shortly, and no two the same.</summary>
internal sealed class ClassTitlesTests
{
    private const string Long = "a name that is much too long for a picture of anything";

    private static readonly (string Label, string Name)[] Given =
    [
        ("house_finch.n.01", "house_finch.n.01"),
        ("n1", "crane.n.04"),
        ("n2", "crane.n.05"),
        ("n3710637", "maillot"),
        ("n3710721", "maillot"),
        ("same", "same"),
        ("same", "same"),
        ("x", Long + " one"),
        ("y", Long + " two"),
    ];

    [Test]
    public void Every_title_is_another()
    {
        var nodes = Nodes();
        Assert.That(
            nodes.Select(node => node.Title.Text),
            Is.EqualTo(
                new[]
                {
                    "house finch",
                    "crane.n.04",
                    "crane.n.05",
                    "maillot (n3710637)",
                    "maillot (n3710721)",
                    "same (class 5)",
                    "same (class 6)",
                    Long + " one",
                    Long + " two",
                }
            )
        );
    }

    [Test]
    public void Drawn_titles_are_told_apart_though_they_are_cut()
    {
        var drawn = ClassTitles.Drawn(Nodes());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(drawn, Is.Unique);
            Assert.That(drawn[3], Is.EqualTo("maillot (n3710637)"));
            Assert.That(drawn[7], Does.StartWith("a name that").And.EndsWith("… (class 7)"));
            Assert.That(drawn.Select(text => LabelText.Width(text, LayoutSizes.Font)), Is.All.AtMost(LayoutSizes.WidestName));
        }
    }

    private static ImmutableArray<PictureNode> Nodes() =>
        ClassTitles.AddTo([.. Given.Select((given, i) => new PictureNode(i, given.Label, given.Name, 0, null, null))]);
}
