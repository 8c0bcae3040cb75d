using System.Collections.Immutable;

namespace QualityGate.Initialisation;

/// <summary>Names of entries: the file's, and as many folders before it as it takes to tell models apart.</summary>
internal static class EntryNames
{
    /// <summary>The names of models.</summary>
    /// <param name="files">The full paths, each another.</param>
    public static ImmutableArray<string> Of(ImmutableArray<string> files)
    {
        for (var parts = 1; ; parts++)
        {
            ImmutableArray<string> names = [.. files.Select(file => Last(Path.ChangeExtension(file, null), parts))];
            if (AreDistinct(names))
            {
                return names;
            }

            names = [.. files.Select(file => Last(file, parts))];
            if (AreDistinct(names))
            {
                return names;
            }
        }
    }

    private static bool AreDistinct(ImmutableArray<string> names) => names.Distinct(StringComparer.Ordinal).Count() == names.Length;

    private static string Last(string file, int parts) =>
        string.Join('/', file.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries).TakeLast(parts));
}
