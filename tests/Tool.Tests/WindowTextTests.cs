namespace QualityGate.Tool.Tests;

/// <summary>Sentences in narrow windows.</summary>
internal sealed class WindowTextTests
{
    private const string LayerFirst = "  Gemm 'fc.weight', 20 classes x 24 features; structural: 4 clusters, 16 edges;";
    private const string LayerLast = "functional: 3 clusters, 6 edges, 200 test samples";
    private const string Layer = LayerFirst + " " + LayerLast;

    [TestCase(Layer, 80, LayerFirst + "|    " + LayerLast)]
    [TestCase("  one two three four", 12, "  one two|    three|    four")]
    [TestCase("  one two three", 15, "  one two three")]
    [TestCase("  x  0.5  0.7  FAILED", 12, "  x  0.5  0.7  FAILED")]
    [TestCase("  abcdefghijklmnopqrstuvw xyz", 12, "  abcdefghijklmnopqrstuvw xyz")]
    [TestCase("", 80, "")]
    public void A_sentence_is_broken_between_words_and_a_row_of_a_table_is_not(string text, int width, string lines)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(WindowText.Wrap(text, width), Is.EqualTo(lines.Split('|')));
            Assert.That(WindowText.Wrap(text, null), Is.EqualTo(new[] { text }));
        }
    }
}
