using QualityGate.Gates;
using QualityGate.Reports.Verdicts;

namespace QualityGate.Reports.Html;

/// <summary>The mark of the state of a limit: a sign and a word, so that no colour is needed to see it.</summary>
internal static class StateMark
{
    /// <summary>Writes the sign and the word.</summary>
    public static void Write(HtmlBuilder html, Outcome? outcome)
    {
        var sign = outcome switch
        {
            Outcome.Passed => "✓",
            Outcome.NotCompared => "○",
            Outcome.Inconclusive or Outcome.Tolerated => "?",
            Outcome.Warned => "!",
            Outcome.Failed or Outcome.NotMeasured => "✗",
            _ => "–",
        };
        var word = OutcomeWords.Of(outcome);
        if (word.Length > 0)
        {
            html.Open("span", ("class", $"state {Class(outcome)}"));
            html.Open("span", ("class", "sign"), ("aria-hidden", "true")).Text(sign).Close("span").Text(word).Close("span");
        }
    }

    /// <summary>The sign of a model or a run.</summary>
    public static string Sign(bool passed, bool isUnjudged) =>
        isUnjudged ? "•"
        : passed ? "✓"
        : "✗";

    /// <summary>The class of the elements of a model or a run.</summary>
    public static string Class(bool passed, bool isUnjudged) =>
        isUnjudged ? "measured"
        : passed ? "passed"
        : "failed";

    /// <summary>The class of elements of this outcome.</summary>
    public static string Class(Outcome? outcome) =>
        outcome switch
        {
            Outcome.Passed => "is-passed",
            Outcome.NotCompared => "is-not-compared",
            Outcome.Inconclusive or Outcome.Tolerated => "is-inconclusive",
            Outcome.Suppressed => "is-suppressed",
            Outcome.Warned => "is-warned",
            Outcome.Failed or Outcome.NotMeasured => "is-failed",
            _ => "is-informative",
        };
}
