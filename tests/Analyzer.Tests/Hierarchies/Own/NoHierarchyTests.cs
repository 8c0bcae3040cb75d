using QualityGate.Analysis;
using QualityGate.Comparison;
using QualityGate.Configuration;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Explanations;
using QualityGate.Files;
using QualityGate.Gates;
using QualityGate.Hierarchies;
using QualityGate.Hierarchies.Reading;
using QualityGate.Metrics;
using QualityGate.Reports.Comparisons;
using QualityGate.Reports.Markdown;
using QualityGate.Reports.Pictures;
using QualityGate.Reports.Terminal;
using QualityGate.Results;
using QualityGate.Runs;

namespace QualityGate.Analyzer.Tests.Hierarchies.Own;

/// <summary>With <c>hierarchy: none</c> all that needs no hierarchy is as it is with one, and the rest is not there, never 0.</summary>
internal sealed class NoHierarchyTests : FolderFixture
{
    [SetUp]
    public void Fill() => SmallRepository.Fill(Folder);

    [Test]
    public void Metrics_without_a_hierarchy_are_the_same_and_others_say_why_they_are_not_there()
    {
        var (none, wordNet) = (Analyze(HierarchySource.None), Analyze(HierarchySource.WordNet));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(none.Relatedness, Is.Null);
            Assert.That(none.Semantic, Is.Null);
            foreach (var metric in MetricCatalog.All)
            {
                Assert.That(
                    none.Measure(metric),
                    metric.NeedsHierarchy
                        ? Has.Property("Value").Null.And.Property("WhyUndefined").Contain("hierarchy: none")
                        : Is.EqualTo(wordNet.Measure(metric)),
                    metric.Name
                );
                Assert.That(metric.Chance(none), metric.NeedsHierarchy ? Is.Null : Is.EqualTo(metric.Chance(wordNet)), metric.Name);
                Assert.That(none.IntervalOf(metric, 0.9).Interval is null || !metric.NeedsHierarchy, metric.Name);
                Assert.That(HeaviestPairs.Of(none, metric), metric.NeedsHierarchy ? Is.Empty : Is.Not.Null, metric.Name);
            }

            Assert.That(
                none.Structural.Edges.Select(edge => (edge.A, edge.B, edge.Similarity)),
                Is.EqualTo(wordNet.Structural.Edges.Select(edge => (edge.A, edge.B, edge.Similarity)))
            );
            Assert.That(
                none.Structural.Edges.Concat(none.Functional!.Edges).Select(edge => (edge.Subsumer, edge.Depth)),
                Is.All.EqualTo(((int?)null, (int?)null))
            );
            Assert.That(none.Measurements.ToString(), Does.Contain("accuracy 0.8").And.Not.Contain("similarity-depth"));
        }
    }

    [Test]
    public void Reports_leave_out_what_is_not_there()
    {
        var result = Check("hierarchy: none", "accuracy: { min: 0.6, confidence: 0.9 }", "error-alignment: { min: 0.5 }");
        var model = result.Models[0];
        var text = string.Join('\n', TextReport.Write(result).Concat(ExplanationText.Write(result)).Select(line => line.Text));
        var markdown = MarkdownReport.Write(result);
        using var json = new MemoryStream();
        ResultJson.Write(result.ToPortable(), json);
        var written = System.Text.Encoding.UTF8.GetString(json.ToArray());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.State, Is.EqualTo(VerdictState.Passed), string.Join('\n', result.AllDiagnostics));
            Assert.That(
                model.Metrics!.Keys.Concat(model.Undefined!.Keys).Where(name => MetricCatalog.Find(name)!.NeedsHierarchy),
                Is.Empty
            );
            Assert.That(model.Explanation!.Superclasses, Is.Empty);
            foreach (var report in new[] { text, markdown })
            {
                Assert.That(report, Does.Contain("hierarchy none: metrics that need one, such as similarity-depth, are left out"));
                Assert.That(report, Does.Contain("Considered most similar"));
                Assert.That(report, Does.Not.Contain("in common").And.Not.Contain("mistake severity").And.Not.Contain("depth  "));
            }

            Assert.That(
                written,
                Does.Contain("\"name\": \"none\"")
                    .And.Not.Contain("\"depth\"")
                    .And.Not.Contain("subsumer")
                    .And.Not.Contain("epthContribution")
            );
            Assert.That(written, Does.Not.Contain("\"semantic\"").And.Not.Contain("mistakeSeverity\""));
            Assert.That(ResultJson.Read(json.ToArray()).Models[0].Hierarchy, Is.EqualTo(new HierarchyResult("none")));
            var drawing = SvgReport.Write(GateResult.Of(string.Empty, [model], []));
            Assert.That(drawing, Does.Contain("similarity").And.Not.Contain("depth").And.Not.Contain("in common"));
        }
    }

    [Test]
    public void A_threshold_that_needs_a_hierarchy_is_an_error_of_the_file()
    {
        var result = Check("hierarchy: none", "accuracy: { min: 0.7 }", "similarity-depth: { min: 3 }", "hierarchical-f1: { min: 0.5 }");
        Assert.That(
            result.AllDiagnostics.Select(diagnostic => (diagnostic.Code, diagnostic.Location.Line)),
            Is.EqualTo(new[] { (DiagnosticCodes.HierarchyNeeded, 11), (DiagnosticCodes.HierarchyNeeded, 12) })
        );
        Assert.That(result.State, Is.EqualTo(VerdictState.NotMeasured));
    }

    [Test]
    public void A_threshold_that_comes_from_elsewhere_is_not_measured()
    {
        var metric = MetricCatalog.Find("similarity-depth")!;
        var threshold = new Threshold(metric, metric.Name, [new Limit(LimitKind.Minimum, 0)], Severity.Warning, new SourceLocation("test"));
        var inputs = Inputs(HierarchySource.None);
        var model = ModelGate.Check(new GateEntry("small", inputs, [threshold]), new LoadedHierarchies());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(model.State, Is.EqualTo(VerdictState.NotMeasured));
            Assert.That(
                model.Diagnostics.Single().Message,
                Is.EqualTo(
                    "similarity-depth of 'small' needs a hierarchy, but 'hierarchy: none' says that the classes are mere names; a metric "
                        + "without a value fails its threshold."
                )
            );
            Assert.That(model.Undefined!.Keys, Is.EquivalentTo(new[] { "similarity-depth" }));
        }
    }

    [Test]
    public void Several_classes_may_be_left_out_of_graphs()
    {
        Folder.Write("labels.txt", "rust\nblack rot\n-\nscab\n-\nhealthy\n");
        var result = Check("hierarchy: none", "accuracy: { min: 0.7 }");
        Assert.That(result.AllDiagnostics.Select(diagnostic => diagnostic.Code), Has.None.EqualTo(DiagnosticCodes.DuplicateClassName));
        Assert.That(result.Models.Single().Metrics!["accuracy"], Is.EqualTo(0.8).Within(1e-12));
    }

    [Test]
    public void Labels_are_any_names_but_each_only_once()
    {
        Folder.Write("labels.txt", "rust\nblack rot\nrust\nscab\nblack rot\nhealthy\n");
        var result = Check("hierarchy: none", "accuracy: { min: 0.7 }");
        Assert.That(
            result.AllDiagnostics.Select(diagnostic => (diagnostic.Code, diagnostic.Location.Line)),
            Is.EqualTo(new[] { (DiagnosticCodes.DuplicateClassName, 3), (DiagnosticCodes.DuplicateClassName, 5) })
        );
        Folder.Write("labels.txt", "rust\nblack rot\nRust\nscab\n, ;\nhealthy\n");
        Assert.That(Check("hierarchy: none", "accuracy: { min: 0.7 }").Passed, Is.True);
    }

    [Test]
    public void Models_are_compared_without_a_hierarchy_and_not_by_two()
    {
        var comparison = ComparisonResultOf.Of(ModelComparison.Of(Inputs(HierarchySource.None), Inputs(HierarchySource.None), level: null));
        var own = HierarchySource.Of(TestInputs.Input(Folder.Write("a.yml", Tree)));
        var same = HierarchySource.Of(TestInputs.Input(Folder.Write("b.yml", Tree)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(comparison.Metrics.Keys.Where(name => MetricCatalog.Find(name)!.NeedsHierarchy), Is.Empty);
            Assert.That(comparison.Metrics.Keys, Does.Contain("accuracy").And.Contain("error-alignment"));
            Assert.That(ComparisonReport.ToJson(comparison), Does.Not.Contain("depth"));
            Assert.That(
                ModelComparison.Of(Inputs(own), Inputs(same), level: null).Metrics,
                Has.Length.EqualTo(MetricCatalog.All.Length - 1),
                "all but top-5-accuracy"
            );
            foreach (var (a, b) in new[] { (HierarchySource.WordNet, HierarchySource.None), (own, HierarchySource.WordNet) })
            {
                var failure = TestInputs.Failure(() => ModelComparison.Of(Inputs(a), Inputs(b), level: null)).Single();
                Assert.That(failure.Code, Is.EqualTo(DiagnosticCodes.HierarchiesDiffer));
                Assert.That(failure.Message, Does.Contain($"'{a.Name}' and '{b.Name}'"));
            }
        }
    }

    private const string Tree =
        "thing:\n  animal: [dog.n.01, cat.n.01]\n  vehicle: [car.n.01, truck.n.01]\n  fruit: [apple.n.01, pear.n.01]\n";

    private AnalysisInputs Inputs(HierarchySource hierarchy) =>
        new(TestInputs.Input(Folder.PathTo("small.onnx")))
        {
            Labels = TestInputs.Input(Folder.PathTo("labels.txt")),
            TestData = new QualityGate.TestData.Predictions(TestInputs.Input(Folder.PathTo("predictions.csv"))),
            Hierarchy = hierarchy,
            Clustering = QualityGate.Graphs.Clustering.Clusterings.Find("none")!,
        };

    private ModelAnalysis Analyze(HierarchySource hierarchy) =>
        ModelAnalyzer.Analyze(Inputs(hierarchy), HierarchyLoader.Load(hierarchy)).WithReplicates(50);

    private static string Text(string hierarchy, params string[] thresholds) =>
        SmallRepository
            .Thresholds(thresholds)
            .Replace("    clustering: none\n", $"    clustering: none\n    {hierarchy}\n", StringComparison.Ordinal);

    private GateResult Check(string hierarchy, params string[] thresholds) =>
        Gate.Check(InputPath.FromUser(Folder.Write("thresholds.yml", Text(hierarchy, thresholds))));
}
