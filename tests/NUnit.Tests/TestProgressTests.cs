namespace QualityGate.Constraints.Tests;

internal sealed class TestProgressTests
{
    [Test]
    public void A_long_computation_is_told_of_at_once_and_then_now_and_again()
    {
        var output = new StringWriter();
        var progress = new TestProgress(output);
        progress.Report("resnet: 2 % of 200 drawn test sets, 40 s left");
        progress.Report("resnet: 4 % of 200 drawn test sets, 39 s left");
        Assert.That(output.ToString().TrimEnd(), Is.EqualTo("QualityGate: resnet: 2 % of 200 drawn test sets, 40 s left"));
    }
}
