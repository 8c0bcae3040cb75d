namespace QualityGate.TestData.Checks;

/// <summary>
/// The column <c>ties</c> of predictions that QualityGate made: <c>1</c> where equal scores decide whether the prediction is right,
/// <c>5</c> where they decide whether the true class is among the five best, <c>1 5</c> for both, else empty.
/// </summary>
internal static class TieText
{
    private static readonly string[] Texts = ["", "1", "5", "1 5"];

    /// <summary>Writes it.</summary>
    public static string Of(Judged judged) => Texts[(judged.IsTiedForFirst ? 1 : 0) + (judged.IsTiedForFive ? 2 : 0)];

    /// <summary>Reads it.</summary>
    public static bool TryRead(string text, out bool first, out bool five)
    {
        var index = Array.IndexOf(Texts, text);
        (first, five) = (index is 1 or 3, index >= 2);
        return index >= 0;
    }
}
