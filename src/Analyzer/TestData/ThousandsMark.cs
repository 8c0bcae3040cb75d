namespace QualityGate.TestData;

/// <summary>
/// Whole numbers with marks between thousands, such as 12.000, which is twelve in some countries and twelve thousand in others.
/// </summary>
internal static class ThousandsMark
{
    /// <summary>The advice for such a number.</summary>
    public const string Hint = " Write numbers without a mark between thousands: 1234.";

    private const int Group = 3;

    /// <summary>True when a text is a number of one to three digits and further groups of three: <c>12.000</c>, <c>1,234,567</c>.</summary>
    public static bool IsIn(ReadOnlySpan<char> text)
    {
        var first = text.IndexOfAnyExceptInRange('0', '9');
        if (first is < 1 or > Group || text[0] == '0' || !IsMark(text[first]))
        {
            return false;
        }

        var mark = text[first];
        for (var rest = text[first..]; !rest.IsEmpty; rest = rest[(Group + 1)..])
        {
            if (rest.Length <= Group || rest[0] != mark || rest.Slice(1, Group).ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }
        }

        return true;
    }

    // Blanks are of three kinds, and so are apostrophes of two.
    private static bool IsMark(char letter) => letter is '.' or ',' or '\'' or '’' or ' ' or '\u00A0' or '\u202F' or '_';
}
