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
}
