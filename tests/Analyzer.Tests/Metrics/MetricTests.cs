using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Graphs.Clustering;
using QualityGate.Metrics;
using QualityGate.Models;
using QualityGate.TestData;
using QualityGate.Text;

namespace QualityGate.Analyzer.Tests.Metrics;

/// <summary>
/// A classifier of six classes that can be checked by hand. Its templates make three close pairs, which all lie along one
/// line: (dog, cat), (car, truck), (apple, pear), each pair a little nearer to the next than to the one after that.
/// </summary>
internal sealed class MetricTests
{
    private static readonly string[] Names = ["dog.n.01", "cat.n.01", "car.n.01", "truck.n.01", "apple.n.01", "pear.n.01"];

    // Angles in degrees of templates in a plane: neighbours in the list are nearest to each other.
    private static readonly double[] Angles = [0, 10, 50, 58, 100, 115];

    [Test]
    public void Similarity_depth_is_the_mean_depth_of_the_edges_subsumers()
    {
        var analysis = Analyze(null);
        var graph = analysis.Labels.Hierarchy.Graph;
        var depths = analysis.Structural.Edges.Select(e => graph!.LongestDepth(e.Subsumer!.Value)).ToArray();
        using (Assert.EnterMultipleScope())
        {
            // A chain along the angles: dog-cat, cat-car, car-truck, truck-apple, apple-pear; car-truck (8 degrees) first.
            Assert.That(analysis.Structural.Edges.Select(e => (e.A, e.B)), Is.EqualTo(new[] { (2, 3), (0, 1), (4, 5), (1, 2), (3, 4) }));
            Assert.That(
                analysis.Structural.Edges.Select(e => analysis.Labels.Hierarchy.NameOf(e.Subsumer!.Value)),
                Is.EqualTo(new[] { "motor_vehicle.n.01", "carnivore.n.01", "pome.n.01", "whole.n.02", "whole.n.02" })
            );
            Assert.That(Value<SimilarityDepth>(analysis), Is.EqualTo(depths.Average()));
        }
    }

    // Confusions: dog-cat (strong), car-truck, apple-dog; pear is taken for apple. The structural chain has three of these.
    [Test]
    public void The_four_compliance_ratios_match_the_edges_counted_by_hand()
    {
        var analysis = Analyze(
            [8, 2, 0, 0, 0, 0],
            [1, 9, 0, 0, 0, 0],
            [0, 0, 7, 3, 0, 0],
            [0, 0, 1, 9, 0, 0],
            [1, 0, 0, 0, 8, 1],
            [0, 0, 0, 0, 2, 8]
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(analysis.Functional!.Edges.Select(e => (e.A, e.B)), Is.EquivalentTo(new[] { (0, 1), (2, 3), (4, 5), (0, 4) }));
            Assert.That(Value<ErrorAlignment>(analysis), Is.EqualTo(3.0 / 4));
            Assert.That(Value<SimilaritiesCausingConfusion>(analysis), Is.EqualTo(3.0 / 5));
            Assert.That(Value<ConfusionsExplainedExtended>(analysis), Is.EqualTo(1));
            Assert.That(Value<SimilaritiesCausingConfusionExtended>(analysis), Is.EqualTo(1));
            Assert.That(Value<Accuracy>(analysis), Is.EqualTo(49.0 / 60));
        }
    }

    // Without samples of car, its two structural edges don't count: three remain, two of them confused.
    [Test]
    public void Edges_of_unmeasured_classes_do_not_count()
    {
        var analysis = Analyze(
            [8, 2, 0, 0, 0, 0],
            [1, 9, 0, 0, 0, 0],
            [0, 0, 0, 0, 0, 0],
            [0, 0, 1, 9, 0, 0],
            [1, 0, 0, 0, 8, 1],
            [0, 0, 0, 0, 2, 8]
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(analysis.Functional!.Edges.Select(e => (e.A, e.B)), Is.EquivalentTo(new[] { (0, 1), (4, 5), (0, 4) }));
            Assert.That(Value<ErrorAlignment>(analysis), Is.EqualTo(2.0 / 3));
            Assert.That(Value<SimilaritiesCausingConfusion>(analysis), Is.EqualTo(2.0 / 3), "dog-cat, truck-apple, apple-pear count");
            Assert.That(
                Value<SimilaritiesCausingConfusionExtended>(analysis),
                Is.EqualTo(2.0 / 3),
                "no functional edge touches truck, so truck-apple shares no group"
            );
            Assert.That(analysis.Diagnostics.Select(d => d.Code), Is.EqualTo(new[] { DiagnosticCodes.UnmeasuredClasses }));
        }
    }

    [Test]
    public void A_perfect_classifier_leaves_error_alignment_undefined()
    {
        var analysis = Analyze([.. Enumerable.Range(0, 6).Select(i => Enumerable.Range(0, 6).Select(j => i == j ? 5.0 : 0).ToArray())]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Result<ErrorAlignment>(analysis).Value, Is.Null);
            Assert.That(Result<ErrorAlignment>(analysis).WhyUndefined, Does.Contain("no two classes of a cluster are confused"));
            Assert.That(Result<FunctionalSimilarityDepth>(analysis).Value, Is.Null);
            Assert.That(Value<SimilaritiesCausingConfusion>(analysis), Is.Zero);
            Assert.That(Value<Accuracy>(analysis), Is.EqualTo(1));
        }
    }

    [Test]
    public void Metrics_on_test_data_are_undefined_without_it()
    {
        var analysis = Analyze(null);
        foreach (var metric in MetricCatalog.All)
        {
            Assert.That(metric.Compute(analysis).Value, metric.NeedsTestData ? Is.Null : Is.Not.Null, metric.Name);
        }
    }

    [Test]
    public void Two_classes_have_no_edge_and_no_similarity_depth()
    {
        var analysis = ModelAnalyzer.Analyze(
            Classifier(ClassTemplates.Create(2, 2, [1, 0, 0, 1])),
            TestInputs.Labels("dog.n.01", "cat.n.01"),
            confusion: null,
            Clusterings.Default
        );
        Assert.That(Result<SimilarityDepth>(analysis).WhyUndefined, Does.Contain("every class is a cluster of its own"));
    }

    [Test]
    public void Templates_that_cannot_be_told_apart_are_an_error() =>
        TestInputs.AssertFailure(
            () =>
                ModelAnalyzer.Analyze(
                    Classifier(ClassTemplates.Create(2, 2, [1, 1, 2, 2])),
                    TestInputs.Labels("dog.n.01", "cat.n.01"),
                    confusion: null,
                    Clusterings.Default
                ),
            DiagnosticCodes.TemplatesIndistinguishable,
            (0, 0),
            "point the same way"
        );

    [Test]
    public void Shares_of_unknown_size_give_the_mean_accuracy_of_the_classes()
    {
        var confusion = ConfusionMatrix.Create(3, [0.5, 0.5, 0, 0, 1, 0, 0, 0, 0], isRates: true, new SourceLocation("x"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(confusion.Accuracy, Is.EqualTo(0.75));
            Assert.That(confusion.Samples, Is.Null);
        }
    }

    [Test]
    public void Every_metric_is_registered_once_under_names_of_its_own()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(MetricCatalog.Names, Is.Unique);
            Assert.That(
                MetricCatalog.Names,
                Is.SupersetOf(
                    new[]
                    {
                        "similarity-depth",
                        "functional-similarity-depth",
                        "error-alignment",
                        "confusions-explained",
                        "confusions-explained-extended",
                        "similarities-causing-confusion",
                        "similarities-causing-confusion-extended",
                        "accuracy",
                    }
                )
            );
            Assert.That(MetricCatalog.Find("confusions-explained"), Is.SameAs(MetricCatalog.Find("error-alignment")));
        }
    }

    [TestCase(7.294117647, 3, "7.2941")]
    [TestCase(0.49999, 0.5, "0.49999")]
    [TestCase(0.4999999, 0.5, "0.4999999")]
    [TestCase(0.5, 0.5, "0.5000")]
    public void A_figure_shows_that_it_is_not_the_limit(double value, double limit, string text) =>
        Assert.That(Figure.Format(value, limit), Is.EqualTo(text));

    [TestCase(-0.00001, "0.0000")]
    [TestCase(-0.25, "-0.2500")]
    public void A_figure_that_rounds_to_zero_has_no_sign(double value, string text) => Assert.That(Figure.Format(value), Is.EqualTo(text));

    private static ModelAnalysis Analyze(params double[][]? confusion)
    {
        var templates = ClassTemplates.Create(
            6,
            2,
            [.. Angles.SelectMany(a => new[] { Math.Cos(a * Math.PI / 180), Math.Sin(a * Math.PI / 180) })]
        );
        var matrix = confusion is null
            ? null
            : ConfusionMatrix.Create(6, [.. confusion.SelectMany(row => row)], isRates: false, new SourceLocation("x"));
        return ModelAnalyzer.Analyze(Classifier(templates), TestInputs.Labels(Names), matrix, new SingleCluster());
    }

    private static Classifier Classifier(ClassTemplates templates) =>
        new(InputPath.FromUser("model.onnx"), "Gemm", "w", "float32", [], templates);

    private static MetricResult Result<TMetric>(ModelAnalysis analysis)
        where TMetric : Metric => MetricCatalog.All.OfType<TMetric>().Single().Compute(analysis);

    private static double Value<TMetric>(ModelAnalysis analysis)
        where TMetric : Metric => Result<TMetric>(analysis).Value ?? throw new AssertionException(Result<TMetric>(analysis).WhyUndefined!);
}
