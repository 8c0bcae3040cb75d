namespace QualityGate.Analyzer.Tests.Documentation;

/// <summary>After a wanted change, run with the environment variable QUALITYGATE_GOLDEN=write once, which writes docs/metrics.md.</summary>
internal sealed class MetricHandbookTests
{
    [Test]
    public void The_handbook_is_that_of_the_registry()
    {
        var path = Repository.PathTo("docs/metrics.md");
        var text = MetricHandbook.Write(TestInputs.WordNet).ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("QUALITYGATE_GOLDEN") == "write")
        {
            File.WriteAllText(path, text);
        }

        Assert.That(File.ReadAllText(path).ReplaceLineEndings("\n"), Is.EqualTo(text));
    }
}
