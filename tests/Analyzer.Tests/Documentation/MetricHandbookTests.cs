namespace QualityGate.Analyzer.Tests.Documentation;

internal sealed class MetricHandbookTests
{
    [Test]
    public void The_handbook_is_that_of_the_registry() =>
        GoldenFile.Compare("docs/metrics.md", MetricHandbook.Write(TestInputs.WordNet).ReplaceLineEndings("\n"));
}
