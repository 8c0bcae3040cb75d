using CsCheck;
using MathNet.Numerics.LinearAlgebra;
using QualityGate.Analysis;
using QualityGate.Graphs.Clustering;
using QualityGate.Metrics;
using QualityGate.Models;
using QualityGate.Similarity;

namespace QualityGate.Analyzer.Tests.Metrics;

/// <summary>The laws of metrics that hold for every model, on random ones without ties.</summary>
internal sealed class MetricLawTests
{
    private const int Classes = 6;
    private const int Features = 4;

    // OPTICS is exempt, because it begins at class 0. The hierarchy's own similarities are full of ties, which go by the
    // order of the classes: relative SD is compared where the clustering doesn't depend on them.
    [TestCase("none")]
    [TestCase("affinity-propagation")]
    [TestCase("louvain")]
    [TestCase("hdbscan")]
    public void Permuting_classes_changes_no_metric(string clustering) =>
        Gen.Select(Gen.Int, Gen.Shuffle(Enumerable.Range(0, Classes).ToArray()))
            .Sample(
                (seed, order) =>
                {
                    var (templates, counts) = Draw(seed);
                    var before = TenNodes.Analyze(
                        ClassTemplates.Create(Classes, Features, [.. templates.SelectMany(row => row)]),
                        TenNodes.Classes,
                        TenNodes.Counts(counts),
                        clustering
                    );
                    var after = TenNodes.Analyze(
                        ClassTemplates.Create(Classes, Features, [.. order.SelectMany(c => templates[c])]),
                        order.Select(c => TenNodes.Classes[c]),
                        TenNodes.Counts([.. from i in order from j in order select counts[(i * Classes) + j]]),
                        clustering
                    );
                    return MetricCatalog
                        .All.Where(metric => clustering == "none" || metric is not RelativeSimilarityDepth)
                        .All(metric => Same(metric, before, after));
                },
                iter: Thoroughness.Times(30)
            );

    [TestCase("none")]
    [TestCase("affinity-propagation")]
    [TestCase("louvain")]
    [TestCase("optics")]
    [TestCase("hdbscan")]
    public void Scaling_templates_changes_no_metric(string clustering) =>
        Gen.Select(Gen.Int, Gen.Double[0.001, 1000].Array[Classes])
            .Sample(
                (seed, factors) =>
                {
                    var (templates, counts) = Draw(seed);
                    ModelAnalysis Analyze(Func<int, double> factor) =>
                        TenNodes.Analyze(
                            ClassTemplates.Create(
                                Classes,
                                Features,
                                [.. templates.SelectMany((row, c) => row.Select(weight => weight * factor(c)))]
                            ),
                            TenNodes.Classes,
                            TenNodes.Counts(counts),
                            clustering
                        );
                    var (before, after) = (Analyze(_ => 1), Analyze(c => factors[c]));
                    return MetricCatalog.All.All(metric => Same(metric, before, after));
                },
                iter: Thoroughness.Times(30)
            );

    // W = V L^1/2 has the cosines S = V L V', so that the structural similarities are the hierarchy's own.
    [Test]
    public void A_model_that_is_the_semantic_graph_has_relative_depth_1()
    {
        var related = TenNodes.Analyze().Relatedness;
        var semantic = SemanticSimilarity.Of(related!, SemanticMeasure.WuPalmer)!;
        var eigen = Matrix<double>.Build.DenseOfRowMajor(Classes, Classes, semantic.ToDense()).Evd(Symmetricity.Symmetric);
        Assert.That(eigen.EigenValues.Real().Min(), Is.GreaterThan(-1e-12), "there are templates with these cosines");
        var templates =
            eigen.EigenVectors * Matrix<double>.Build.DenseOfDiagonalVector(eigen.EigenValues.Real().PointwiseMaximum(0).PointwiseSqrt());
        var analysis = TenNodes.Analyze(
            ClassTemplates.Create(Classes, Classes, templates.ToRowMajorArray()),
            TenNodes.Classes,
            confusion: null
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(HierarchyMetricTests.Value("relative-similarity-depth", analysis), Is.EqualTo(1).Within(1e-12));
            Assert.That(
                HierarchyMetricTests.Value("structural-semantic-correlation", analysis),
                Is.GreaterThan(0.95),
                "ties come apart by rounding"
            );
        }
    }

    [Test]
    public void Values_lie_in_their_range([Values("none", "louvain", "optics", "hdbscan", "affinity-propagation")] string clustering) =>
        Gen.Int.Sample(
            seed =>
            {
                var (templates, counts) = Draw(seed);
                var analysis = TenNodes.Analyze(
                    ClassTemplates.Create(Classes, Features, [.. templates.SelectMany(row => row)]),
                    TenNodes.Classes,
                    TenNodes.Counts(counts),
                    clustering
                );
                return MetricCatalog.All.All(metric =>
                    metric.Compute(analysis).Value is not { } value || (value >= metric.Least && value <= metric.Greatest)
                );
            },
            iter: Thoroughness.Times(30)
        );

    [Test]
    public void Every_clustering_has_a_ceiling_or_says_why_not()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var clustering in Clusterings.All)
            {
                var semantic = TenNodes
                    .Analyze(TenNodes.Plane(TenNodes.Angles), TenNodes.Classes, confusion: null, clustering.Name)
                    .Semantic;
                Assert.That(semantic!.Ceiling is null, Is.EqualTo(semantic.WhyNoCeiling is not null), clustering.Name);
            }
        }
    }

    private static bool Same(Metric metric, ModelAnalysis a, ModelAnalysis b) =>
        (metric.Compute(a).Value, metric.Compute(b).Value) switch
        {
            (null, null) => true,
            ({ } x, { } y) => Math.Abs(x - y) < 1e-9,
            _ => false,
        };

    // Two groups of three, so that clusterings have something to find, and counts that differ all, so that no two confusions
    // are equally frequent: in similarities without groups, affinity propagation oscillates, and rounding decides.
    private static (double[][] Templates, double[] Counts) Draw(int seed)
    {
        var random = new Random(seed);
        double Noise(double most) => most * ((2 * random.NextDouble()) - 1);
        double[][] templates =
        [
            .. Enumerable
                .Range(0, Classes)
                .Select(c => Enumerable.Range(0, Features).Select(f => (f == c % 2 ? 1 : 0) + Noise(0.4)).ToArray()),
        ];
        double[] counts =
        [
            .. Enumerable
                .Range(0, Classes * Classes)
                .Select(k =>
                    (k / Classes, k % Classes) switch
                    {
                        var (i, j) when i == j => 100_000.0,
                        var (i, j) when i % 2 == j % 2 => random.Next(10_000, 30_000),
                        _ => random.Next(1, 3_000),
                    }
                ),
        ];
        return (templates, counts);
    }
}
