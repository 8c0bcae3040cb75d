namespace QualityGate.Reports.Html;

/// <summary>The mark of the state of a limit: a sign and a word, so that no colour is needed to see it.</summary>
internal static class StateMark
{
    /// <summary>Writes the sign and the word.</summary>
    public static void Write(HtmlBuilder html, RowState state)
    {
        var sign = state switch
        {
            RowState.Passed => "✓",
            RowState.Inconclusive => "?",
            RowState.Warned => "!",
            RowState.Failed or RowState.NotMeasured => "✗",
            _ => "–",
        };
        var word = RowStates.Word(state);
        if (word.Length > 0)
        {
            html.Open("span", ("class", $"state {Class(state)}"));
            html.Open("span", ("class", "sign"), ("aria-hidden", "true")).Text(sign).Close("span").Text(word).Close("span");
        }
    }

    /// <summary>The sign of a model or a run.</summary>
    public static string Sign(bool passed, bool isUngated) =>
        isUngated ? "•"
        : passed ? "✓"
        : "✗";

    /// <summary>The class of the elements of a model or a run.</summary>
    public static string Class(bool passed, bool isUngated) =>
        isUngated ? "measured"
        : passed ? "passed"
        : "failed";

    /// <summary>The class of elements in this state.</summary>
    public static string Class(RowState state) =>
        $"is-{(state == RowState.NotMeasured ? RowState.Failed : state)}".ToLowerInvariant();
}
