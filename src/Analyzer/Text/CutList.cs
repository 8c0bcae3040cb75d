namespace QualityGate.Text;

/// <summary>Writes a part of a list that may be long, and how many items are left out: nobody takes the part for all of it.</summary>
internal static class CutList
{
    /// <summary>The first items with commas between, and <c>and 7 more</c> where there are others.</summary>
    /// <param name="items">The items.</param>
    /// <param name="most">How many are written at most.</param>
    public static string Of<T>(IReadOnlyCollection<T> items, int most) => Join(items.Take(most), items.Count - most);

    /// <summary>The last items in the same form, for lists whose end says most: layers near the output.</summary>
    /// <param name="items">The items.</param>
    /// <param name="most">How many are written at most.</param>
    public static string OfLast<T>(IReadOnlyCollection<T> items, int most) => Join(items.TakeLast(most), items.Count - most);

    private static string Join<T>(IEnumerable<T> items, int more) =>
        string.Join(", ", items) + (more > 0 ? $" and {more} more" : string.Empty);
}
