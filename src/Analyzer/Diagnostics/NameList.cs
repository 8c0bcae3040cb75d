namespace QualityGate.Diagnostics;

/// <summary>Writes names one after another in a sentence, and says how many were left out.</summary>
internal static class NameList
{
    /// <summary>The first names of a list.</summary>
    public static string First(IReadOnlyCollection<string> names, int most) => string.Join(", ", names.Take(most)) + More(names.Count - most);

    /// <summary>The last names of a list: in a network, those next to its outputs.</summary>
    public static string Last(IReadOnlyCollection<string> names, int most) => string.Join(", ", names.TakeLast(most)) + More(names.Count - most);

    private static string More(int count) => count > 0 ? $" and {count} more" : string.Empty;
}
