using QualityGate.Labels.Formats;

namespace QualityGate.Analyzer.Tests.Labels;

/// <summary>The beginning by which a label map of TensorFlow is known.</summary>
internal sealed class PbtxtTreeTests
{
    [TestCase("item {", true)]
    [TestCase("item  :  {", true)]
    [TestCase("item:{", true)]
    [TestCase("# by hand\n\n item\n{", true)]
    [TestCase("item", true)]
    [TestCase("items {", false)]
    [TestCase("item dog", false)]
    [TestCase("item : : {", false)]
    public void A_label_map_begins_with_an_item(string start, bool isOne) => Assert.That(PbtxtTree.IsOne(start), Is.EqualTo(isOne));

    // A pattern that tried all ways to share blanks would give up with an exception.
    [TestCase("item{0}x")]
    [TestCase("item{0}:{0}x")]
    [TestCase("{0}x")]
    public void Many_blanks_are_looked_at_once(string form)
    {
        var blanks = new string(' ', 200_000);
        Assert.That(PbtxtTree.IsOne(form.Replace("{0}", blanks, StringComparison.Ordinal)), Is.False);
    }
}
