using System.Collections.Immutable;
using System.Diagnostics;
using QualityGate.Reports.Graphs;

namespace QualityGate.Analyzer.Tests.Reports.Graphs;

/// <summary>The layout of pictures, on forests of every shape and size.</summary>
[NonParallelizable]
internal sealed class GraphLayoutTests
{
    [TestCase(1, 1)]
    [TestCase(2, 1)]
    [TestCase(10, 2)]
    [TestCase(100, 15)]
    [TestCase(1000, 1)]
    [TestCase(1000, 90)]
    [TestCase(1000, 1000)]
    [TestCase(21_841, 1)]
    [TestCase(21_841, 1500)]
    [TestCase(21_841, 21_841)]
    public void Boxes_of_a_layout_never_overlap(int classes, int clusters)
    {
        var graph = Forest(classes, clusters);
        var watch = Stopwatch.StartNew();
        var layout = GraphLayout.Of(graph);
        TestContext.Out.WriteLine(
            $"{classes} classes, {clusters} clusters: {watch.ElapsedMilliseconds} ms, {layout.Width} x {layout.Height}"
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)), "less than 2 s where nothing else runs");
            Assert.That(layout.HasLabels, Is.EqualTo(classes <= GraphLayout.MostLabels));
            Assert.That(Overlap([.. layout.Nodes.Select(node => node.Box)]), Is.Null, "classes");
            var frames = layout.Clusters.Where(cluster => cluster.Title.Length > 0).Select(cluster => cluster.Frame);
            Assert.That(Overlap([.. frames, .. layout.Alone is { } alone ? [alone.Frame] : Array.Empty<Box>()]), Is.Null, "frames");
            foreach (var (node, place) in graph.Nodes.Zip(layout.Nodes))
            {
                var frame = layout.Clusters[node.Cluster].Frame;
                Assert.That(IsWithin(place.Box, frame) && IsWithin(frame, new Box(0, 0, layout.Width, layout.Height)), Is.True);
            }
        }
    }

    // A depth stands on the straight end of its edge, a circle or diamond of up to 24 pixels.
    [TestCase(10, 2)]
    [TestCase(100, 15)]
    [TestCase(1000, 1)]
    public void No_depth_lies_on_a_name_or_on_another_depth(int classes, int clusters)
    {
        var layout = GraphLayout.Of(Forest(classes, clusters));
        var depths = layout.Edges.Select(edge => new Box(edge.DepthX - 12, edge.DepthY - 12, 24, 24));
        Assert.That(Overlap([.. layout.Nodes.Select(node => node.Box), .. depths]), Is.Null);
    }

    [Test]
    public void All_numbers_are_whole_or_halves()
    {
        var layout = GraphLayout.Of(Forest(500, 30));
        double[] numbers =
        [
            layout.Width,
            layout.Height,
            .. layout.Nodes.SelectMany(node => new[] { node.Box.X, node.Box.Y, node.Box.Width, node.Box.Height, node.X, node.Y }),
            .. layout.Edges.SelectMany(edge => new[] { edge.X1, edge.Y1, edge.X2, edge.Y2, edge.DepthX, edge.DepthY }),
            .. layout.Clusters.SelectMany(cluster => new[] { cluster.Frame.X, cluster.Frame.Y }),
        ];
        Assert.That(numbers.Where(number => (number * 2) % 1 != 0), Is.Empty);
    }

    [Test]
    public void A_cluster_alone_is_laid_out_as_in_the_whole()
    {
        var whole = Forest(100, 15);
        var part = whole.Only(3);
        var (all, some) = (GraphLayout.Of(whole), GraphLayout.Of(part));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(part.Clusters.Single().Number, Is.EqualTo(4));
            Assert.That(
                part.Nodes.Select(node => node.Output),
                Is.EqualTo(whole.Clusters[3].Nodes.Select(node => whole.Nodes[node].Output))
            );
            Assert.That(some.Clusters.Single().Frame.Width, Is.EqualTo(all.Clusters[3].Frame.Width));
            var corner = all.Clusters[3].Frame;
            Assert.That(
                some.Nodes.Select(node => node.Box),
                Is.EqualTo(whole.Clusters[3].Nodes.Select(node => all.Nodes[node].Box.Moved(-corner.X, -corner.Y)))
            );
        }
    }

    [TestCase("short", "short")]
    [TestCase("a\nb\u0001\uFFFF", "a b \\uFFFF", TestName = "{m}(letters of no text)")]
    [TestCase(" ", "(no name)")]
    [TestCase("a name that is much too long for a picture of anything", "a name that is much too lo…")]
    public void Class_names_are_cut_to_fit_their_width(string name, string drawn)
    {
        Assert.That(LabelText.Fit(name, 12, 180), Is.EqualTo(drawn));
        Assert.That(LabelText.Width(drawn, 12), Is.AtMost(180));
    }

    [Test]
    public void A_long_name_costs_no_time_and_is_not_cut_within_a_letter()
    {
        var drawn = LabelText.Fit(string.Concat(Enumerable.Repeat("\U0001F431", 1_000_000)), 12, 180);
        Assert.That(drawn, Does.Match("^(\U0001F431)+…$"));
    }

    // Trees of all shapes: every third is a chain, every third a star, the others grow anywhere; numbers come from a hash of the node.
    private static PictureGraph Forest(int classes, int clusters)
    {
        static uint Hash(int value) => (uint)value * 2_654_435_761u;
        var edges = new List<SimilarityEdge>();
        for (var node = clusters; node < classes; node++)
        {
            var (cluster, rank) = (node % clusters, node / clusters);
            var parent = (cluster % 3) switch
            {
                0 => rank - 1,
                1 => 0,
                _ => (int)(Hash(node) % (uint)rank),
            };
            edges.Add(
                new SimilarityEdge(
                    cluster + (parent * clusters),
                    node,
                    1 - ((double)node / (classes + 1)),
                    1 + (node % 15),
                    "c",
                    "c",
                    node % 5 == 0
                )
            );
        }

        string NameOf(int node) => $"{new string('m', 1 + (int)(Hash(node) % 17))} {node}";
        return new PictureGraph(
            "forest",
            [.. Enumerable.Range(0, classes).Select(node => new PictureNode(node, NameOf(node), NameOf(node), node % clusters, 0.1, 50))],
            [.. Groups(classes, clusters).Select((nodes, c) => new PictureCluster(c + 1, NameOf(c), nodes, nodes[0]))],
            [.. edges],
            [.. Enumerable.Range(0, Math.Min(classes, 5000)).Select(a => Confusion(a, ((a * 13) + 5) % classes, clusters))],
            ChanceDepth: 4.5
        );
    }

    private static ConfusionEdge Confusion(int a, int b, int clusters) =>
        new(a, b, 1.0 / (2 + (a % 9)), null, null, null, null, IsExplained: false, SharesCluster: a % clusters == b % clusters);

    private static IEnumerable<ImmutableArray<int>> Groups(int classes, int clusters)
    {
        for (var cluster = 0; cluster < clusters; cluster++)
        {
            var nodes = ImmutableArray.CreateBuilder<int>();
            for (var node = cluster; node < classes; node += clusters)
            {
                nodes.Add(node);
            }

            yield return nodes.ToImmutable();
        }
    }

    private static bool IsWithin(Box inner, Box outer) =>
        inner.X >= outer.X && inner.Y >= outer.Y && inner.Right <= outer.Right && inner.Bottom <= outer.Bottom;

    // Boxes in cells of a grid, so that only neighbours are compared.
    private static (Box, Box)? Overlap(Box[] boxes)
    {
        const int Cell = 256;
        var cells = new Dictionary<(int, int), List<Box>>();
        foreach (var box in boxes)
        {
            for (var x = (int)(box.X / Cell); x <= (int)(box.Right / Cell); x++)
            {
                for (var y = (int)(box.Y / Cell); y <= (int)(box.Bottom / Cell); y++)
                {
                    if (!cells.TryGetValue((x, y), out var there))
                    {
                        cells[(x, y)] = there = [];
                    }

                    foreach (var other in there)
                    {
                        if (box.Overlaps(other))
                        {
                            return (box, other);
                        }
                    }

                    there.Add(box);
                }
            }
        }

        return null;
    }
}
