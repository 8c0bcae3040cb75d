namespace QualityGate.TestData.Rows;

/// <summary>
/// Names of columns that are too rare to be looked for, but say plainly that they hold the true class. Beside them a column called
/// <c>label</c> or <c>target</c> may well be something else, such as the label that the model gives.
/// </summary>
internal static class TrueClassWords
{
    private static readonly string[] Vague = ["label", "target"];

    private static readonly string[] Plain =
    [
        "ground_truth",
        "ground truth",
        "groundtruth",
        "gt",
        "gt_label",
        "gold",
        "gold_label",
        "true_label",
        "true_class",
        "label_true",
        "actual_label",
        "actual_class",
    ];

    /// <summary>The column that rather holds the true class than one of a vague name; −1 where there is none.</summary>
    /// <param name="name">The name of the column that was found.</param>
    /// <param name="header">The names of all columns.</param>
    public static int Rival(string name, string[] header) =>
        Vague.Contains(name, StringComparer.OrdinalIgnoreCase)
            ? Array.FindIndex(header, other => Plain.Contains(other, StringComparer.OrdinalIgnoreCase))
            : -1;
}
