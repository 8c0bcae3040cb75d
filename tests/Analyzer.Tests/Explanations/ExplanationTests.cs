using QualityGate.Analysis;
using QualityGate.Analyzer.Tests.Metrics;
using QualityGate.Explanations;
using QualityGate.Metrics;

namespace QualityGate.Analyzer.Tests.Explanations;

/// <summary>The parts that drive the metrics of <see cref="TenNodes"/>, seen by hand.</summary>
internal sealed class ExplanationTests
{
    private static readonly ModelAnalysis Analysis = TenNodes.Analyze();
    private static readonly Explanation Explanation = Explanation.Of(Analysis);

    // The chain bird-dog-cat-car-amphicar-boat: cat and car share the root only.
    [Test]
    public void Shallowest_edges_come_first() =>
        Assert.That(
            Explanation.ShallowestEdges.Select(edge => (Name(edge.A), Name(edge.B), edge.Depth)).Take(3),
            Is.EqualTo(new[] { ("cat", "car", 1), ("dog", "bird", 2), ("dog", "cat", 3) })
        );

    // Confused: dog-cat, dog-bird, dog-car (1), dog-boat (1), car-amphicar. The chain has neither dog-car nor dog-boat.
    [Test]
    public void Confusions_without_a_similar_edge_are_unexplained() =>
        Assert.That(
            Explanation.UnexplainedConfusions.Select(pair => (Name(pair.A), Name(pair.B), pair.Confusions)),
            Is.EqualTo(new[] { ("dog", "car", 1.0), ("dog", "boat", 1.0) })
        );

    [Test]
    public void Similar_pairs_that_are_never_confused() =>
        Assert.That(
            Explanation.UnconfusedSimilarities.Select(pair => (Name(pair.A), Name(pair.B))),
            Is.EquivalentTo(new[] { ("cat", "car"), ("boat", "amphicar") })
        );

    [Test]
    public void Contributions_of_classes_add_up_to_nothing_and_show_who_pulls_down()
    {
        var classes = Explanation.Classes;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(classes.Sum(share => share.DepthContribution), Is.EqualTo(0).Within(1e-12));
            Assert.That(Name(classes.MinBy(share => share.DepthContribution)!.Class), Is.AnyOf("cat", "car"));
            Assert.That(classes[0].SimilarityDepth, Is.EqualTo(2.5), "dog: bird 2, cat 3");
            Assert.That(classes[0].DepthContribution, Is.EqualTo(((2 - 2.4) + (3 - 2.4)) / 10).Within(1e-12));
            Assert.That(classes[0].Samples, Is.EqualTo(10));
            Assert.That(classes[0].Accuracy, Is.EqualTo(0.6));
            Assert.That(classes[0].Precision, Is.EqualTo(6 / 8.0));
            Assert.That(classes[0].MistakeSeverity, Is.EqualTo((1 + 1 + 2 + 3) / 4.0));
            Assert.That(classes[2].MistakeSeverity, Is.Null, "bird is never mistaken");
        }
    }

    [Test]
    public void Superclasses_count_predictions_within_as_right() =>
        Assert.That(
            Explanation.Superclasses.Select(s =>
                (Analysis.Labels.Hierarchy.NameOf(s.Concept), s.Classes, s.Samples, s.Accuracy, s.ExactAccuracy)
            ),
            Is.EquivalentTo(
                new[]
                {
                    ("animal", 3, 30.0, 29 / 30.0, 25 / 30.0),
                    ("vehicle", 3, 30.0, 29 / 30.0, 24 / 30.0),
                    ("mammal", 2, 20.0, 18 / 20.0, 15 / 20.0),
                    ("car", 2, 20.0, 1.0, 15 / 20.0),
                    ("boat", 2, 20.0, 16 / 20.0, 16 / 20.0),
                }
            )
        );

    [Test]
    public void Clusters_have_a_depth_of_their_own()
    {
        var analysis = TenNodes.Analyze(TenNodes.Plane(TenNodes.Angles), TenNodes.Classes, TenNodes.Counts(TenNodes.Confusion), "louvain");
        var clusters = ClusterDepth.Of(analysis.Structural);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(clusters.Sum(cluster => cluster.Edges), Is.EqualTo(analysis.Structural.Edges.Length));
            Assert.That(
                clusters.Where(c => c.Edges > 0).Sum(c => c.Edges * c.SimilarityDepth) / analysis.Structural.Edges.Length,
                Is.EqualTo(MetricCatalog.All[0].Compute(analysis).Value).Within(1e-12)
            );
        }
    }

    [Test]
    public void Without_test_data_there_is_nothing_to_say_of_confusions()
    {
        var explanation = Explanation.Of(TenNodes.Analyze(TenNodes.Plane(TenNodes.Angles), TenNodes.Classes, confusion: null));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(explanation.UnexplainedConfusions, Is.Empty);
            Assert.That(explanation.Superclasses, Is.Empty);
            Assert.That(explanation.Classes.Select(share => share.Accuracy), Is.All.Null);
        }
    }

    private static string Name(int index) => TenNodes.Classes[index];
}
