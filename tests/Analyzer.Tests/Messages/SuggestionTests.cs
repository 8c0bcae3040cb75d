using QualityGate.Text;

namespace QualityGate.Analyzer.Tests.Messages;

internal sealed class SuggestionTests
{
    [TestCase("--htlm", null, Description = "two of four letters of --help are others")]
    [TestCase("--html", null)]
    [TestCase("--hepl", "--help", Description = "two letters in the wrong order are one mistake")]
    [TestCase("--jsn", "--json")]
    [TestCase("--josn", "--json")]
    [TestCase("--markdwon", "--markdown")]
    [TestCase("--mark", "--markdown")]
    [TestCase("--xyz", null)]
    public void A_short_word_is_only_taken_for_one_that_is_very_near(string word, string? expected) =>
        Assert.That(Suggestion.Nearest(word, ["--help", "--json", "--markdown", "--labels"]), Is.EqualTo(expected));

    [Test]
    public void The_nearest_is_the_same_in_any_order_and_by_pairs()
    {
        var random = new Random(1);
        for (var i = 0; i < Thoroughness.Times(200); i++)
        {
            var (word, candidates) = (Word(random), Enumerable.Range(0, 12).Select(_ => Word(random)).ToArray());
            var nearest = Suggestion.Nearest(word, candidates);
            var byPairs = candidates.Aggregate(
                (string?)null,
                (best, next) => Suggestion.Nearest(word, best is null ? [next] : [best, next])
            );
            using (Assert.EnterMultipleScope())
            {
                Assert.That(Suggestion.Nearest(word, Enumerable.Reverse(candidates)), Is.EqualTo(nearest), word);
                Assert.That(byPairs, Is.EqualTo(nearest), word);
            }
        }
    }

    private static string Word(Random random) => new([.. Enumerable.Range(0, random.Next(3, 9)).Select(_ => "abc"[random.Next(3)])]);
}
