namespace QualityGate.TestData.Matrices;

/// <summary>Words by which people and libraries say that something is a true or a predicted class.</summary>
internal static class AxisName
{
    private static readonly string[] True = ["true", "truth", "actual", "target", "gt", "groundtruth"];
    private static readonly string[] Predicted = ["pred", "preds", "predicted", "prediction", "predictions"];

    /// <summary>
    /// Reads the corner above the names of the rows, such as <c>Actual</c> (pandas) or <c>true\predicted</c>: its first word about an axis
    /// is about the rows.
    /// </summary>
    /// <returns>The meaning of the rows; null where the corner doesn't say so.</returns>
    public static Orientation? OfRows(string corner) => Words(corner).Select(Kind).FirstOrDefault(kind => kind is not null);

    /// <summary>Takes the word off a name such as <c>pred_dog</c> or <c>Actual: dog</c>.</summary>
    /// <returns>Whether the name is of a true class (<see cref="Orientation.TrueRows"/>) or a predicted one, and the class's name; null
    /// without such a word.</returns>
    public static (Orientation Kind, string Class)? Split(string name)
    {
        var word = string.Concat(name.TakeWhile(char.IsAsciiLetter));
        return Kind(word.ToLowerInvariant()) is { } kind && name[word.Length..].TrimStart(' ', '_', ':', '-', '.') is { Length: > 0 } rest
            ? (kind, rest)
            : null;
    }

    private static Orientation? Kind(string word) =>
        True.Contains(word) ? Orientation.TrueRows
        : Predicted.Contains(word) ? Orientation.PredictedRows
        : null;

    private static string[] Words(string text) =>
        string.Concat(text.Select(letter => char.IsLetter(letter) ? char.ToLowerInvariant(letter) : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
