using QualityGate.Configuration.Reading;
using QualityGate.Runs;
using QualityGate.Runs.Baselines;

namespace QualityGate.Analyzer.Tests.Runs.Baselines;

/// <summary>Models compared with the values of a report.json.</summary>
internal sealed class ReportBaselineTests : FolderFixture
{
    // A report of an earlier version does not say by which clustering it was measured.
    [TestCase("similarity-depth", "none", null)]
    [TestCase("similarity-depth", "louvain", "was measured with clustering 'louvain', this is 'none'")]
    [TestCase("similarity-depth", null, "does not say by which clustering it was measured")]
    [TestCase("error-alignment", "louvain", "was measured with clustering 'louvain', this is 'none'")]
    [TestCase("accuracy", "louvain", null)]
    [TestCase("accuracy", null, null)]
    public void Values_that_rest_on_clusters_are_those_of_one_clustering(string metric, string? clustering, string? why)
    {
        int[][] confusion =
        [
            [9, 1, 0],
            [2, 8, 0],
            [0, 0, 10],
        ];
        var inputs = new BaselineInputs(Folder).Model("model", [0, 10, 50], ["dog.n.01", "cat.n.01", "car.n.01"], confusion);
        var stored = ModelGate.Check(new GateEntry("model", inputs, []), TestInputs.WordNet);
        Assert.That(stored.Clustering, Is.EqualTo("none"));
        var value = new ReportBaseline("report.json", stored with { Clustering = clustering }, BaselineInputs.Analyze(inputs)).Of(
            BaselineInputs.Metric(metric),
            confidence: null
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(value.Value, why is null ? Is.Not.Null : Is.Null);
            Assert.That(value.WhyNone, why is null ? Is.Null : Does.Contain(why));
        }
    }
}
