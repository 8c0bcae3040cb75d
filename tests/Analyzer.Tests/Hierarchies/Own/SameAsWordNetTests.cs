using QualityGate.Analysis;
using QualityGate.Hierarchies;
using QualityGate.Hierarchies.Reading;
using QualityGate.Metrics;
using QualityGate.TestData;

namespace QualityGate.Analyzer.Tests.Hierarchies.Own;

/// <summary>The part of WordNet above a model's classes, written as a file of one's own, measures the same as WordNet itself.</summary>
internal sealed class SameAsWordNetTests
{
    [TestCaseSource(typeof(WrittenHierarchy), nameof(WrittenHierarchy.Formats))]
    public void All_metrics_and_subsumers_are_those_of_WordNet(KeyValuePair<string, Func<WrittenHierarchy, string>> format)
    {
        using var folder = TemporaryFolder.InMemory();
        var byWordNet = Analyze(HierarchySource.WordNet, folder);
        var written = WrittenHierarchy.Above(TestInputs.WordNet, byWordNet.Labels.Items.Select(label => label.Node!.Value));
        var path = folder.Write($"own.{format.Key}", format.Value(written));
        var own = Analyze(HierarchySource.Of(TestInputs.Input(path)), folder);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(MetricCatalog.Find("similarity-depth")!.Compute(own).Value, Is.EqualTo(11.5).Within(1e-12));
            foreach (var metric in MetricCatalog.All)
            {
                Assert.That(own.Measure(metric), Is.EqualTo(byWordNet.Measure(metric)), metric.Name);
                Assert.That(own.Measure(metric).Value is null, Is.EqualTo(metric.Name == "top-5-accuracy"), metric.Name);
            }

            Assert.That(own.Semantic, Is.EqualTo(byWordNet.Semantic).UsingPropertiesComparer());
            Assert.That(Subsumers(own), Is.EqualTo(Subsumers(byWordNet)));
        }
    }

    private static IEnumerable<string> Subsumers(ModelAnalysis analysis) =>
        analysis.Structural.Edges.Concat(analysis.Functional!.Edges).Select(edge => analysis.Labels.Hierarchy.NameOf(edge.Subsumer!.Value));

    private static ModelAnalysis Analyze(HierarchySource hierarchy, TemporaryFolder folder)
    {
        var confusion = folder.Write(
            "confusion.csv",
            "40,8,1,1,0,0,0,0\n5,40,3,2,0,0,0,0\n1,2,41,6,0,0,0,0\n0,1,5,43,1,0,0,0\n0,0,0,0,44,6,0,0\n0,0,0,0,7,42,1,0\n0,0,0,0,1,0,40,9\n"
                + "0,0,1,0,0,0,4,45\n"
        );
        var inputs = new AnalysisInputs(TestInputs.Input(FieldInput.PathTo("plain.onnx")))
        {
            Labels = TestInputs.Input(FieldInput.PathTo("labels.txt")),
            TestData = new Confusion(TestInputs.Input(confusion)),
            Hierarchy = hierarchy,
        };
        return ModelAnalyzer.Analyze(inputs, hierarchy.File is null ? TestInputs.WordNet : HierarchyLoader.Load(hierarchy));
    }
}
