namespace QualityGate.TestData.Matrices;

/// <summary>Ways out of what is often wrong with confusion matrices.</summary>
internal static class MatrixHints
{
    /// <summary>The advice for a matrix with names that lacks classes, as a sentence with a blank in front.</summary>
    public const string OfMissing =
        " pandas.crosstab leaves out classes that never occur: add them with .reindex(index=labels, columns=labels, fill_value=0).";

    private static readonly string[] Totals = ["all", "total", "totals", "sum", "gesamt", "summe", "somme", "grand total"];

    /// <summary>The error about a name of a further row or column; null where it is another one.</summary>
    public static string? OfFurther(string name) =>
        name.Equals("background", StringComparison.OrdinalIgnoreCase)
            ? "the model has no class 'background': a detector's matrix has it as one more row and column; leave both out."
        : Totals.Contains(name, StringComparer.OrdinalIgnoreCase)
            ? $"the model has no class '{name}': it names the totals of rows or columns, which pandas.crosstab writes with 'margins=True'; "
                + "leave them out."
        : null;

    /// <summary>The advice for a text that should be a number, as a sentence with a blank in front; empty where there is none.</summary>
    public static string OfNumber(string text) =>
        text.EndsWith('%') ? " Write counts, or shares such as 0.975 for 97.5%."
        : ThousandsMark.IsIn(text) ? ThousandsMark.Hint
        : text.Length == 0 ? " Where there is no sample, write 0, as pandas does with .fillna(0)."
        : string.Empty;
}
