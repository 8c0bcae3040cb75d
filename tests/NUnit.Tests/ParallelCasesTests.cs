namespace QualityGate.Constraints.Tests;

/// <summary>64 test cases that NUnit runs in parallel, all on one model: it is analysed once.</summary>
[Parallelizable(ParallelScope.Children)]
internal sealed class ParallelCasesTests
{
    private int before;

    private TestModels Models { get; set; } = null!;

    [OneTimeSetUp]
    public void MakeModels()
    {
        Models = new TestModels();
        before = SharedAnalyses.OfProcess.Count;
    }

    [OneTimeTearDown]
    public void RemoveModels() => Models.Dispose();

    // Each case looks at the count itself: what fails in a tear-down fails no test.
    [Test]
    public void Case([Range(1, 64)] int number)
    {
        Assert.That(Models.Small, Has.SimilarityDepthAbove(number / 64.0).And.AccuracyAbove(0.7));
        Assert.That(SharedAnalyses.OfProcess.Count - before, Is.EqualTo(1), "analyses");
    }
}
