namespace QualityGate.Text;

/// <summary>Finds what a user most likely meant by a word that is not known.</summary>
internal static class Suggestion
{
    // The time of a comparison grows with both lengths.
    private const int LongestWord = 100;
    private const int ShortWord = 4;

    /// <summary>Asks for the candidate that is near, for the end of a message.</summary>
    /// <param name="word">The word that is not known.</param>
    /// <param name="candidates">The words that are.</param>
    /// <returns><c>Did you mean 'x'?</c> with a leading blank, or nothing when no candidate is near.</returns>
    public static string For(string word, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(candidates);
        return Nearest(word, candidates) is { } nearest ? $" Did you mean '{nearest}'?" : string.Empty;
    }

    /// <summary>The candidate with the smallest edit distance, or null when all are too far off.</summary>
    /// <param name="word">The word.</param>
    /// <param name="candidates">The candidates.</param>
    /// <param name="most">The greatest distance; of 100,000 words one is nearly always within a third of the letters.</param>
    internal static string? Nearest(string word, IEnumerable<string> candidates, int most = int.MaxValue)
    {
        if (word.Length > LongestWord)
        {
            return null;
        }

        // Of a short word two other letters leave little: '--html' is not '--help'.
        var folded = Fold(word);
        var limit = Math.Min(most, folded.Length <= ShortWord ? 1 : Math.Max(2, word.Length / 3));

        return candidates
            .Where(candidate => candidate.Length <= LongestWord)
            .Select(candidate => (candidate, distance: Distance(folded, Fold(candidate))))
            .Where(pair => pair.distance <= limit)
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    // similarityDepth, Similarity_Depth and similarity-depth are the same word, written by people of different habits.
    private static string Fold(string word) => string.Concat(word.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    // 'warn' for 'warning' and 'minimum' for 'min' are near, however many letters are missing.
    private static int Distance(string a, string b)
    {
        const int ShortestStem = 3;
        var sharesStem =
            Math.Min(a.Length, b.Length) >= ShortestStem
            && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal));
        return sharesStem ? Math.Min(1, EditDistance(a, b)) : EditDistance(a, b);
    }

    private static int EditDistance(string a, string b)
    {
        var (earlier, previous) = (Array.Empty<int>(), Enumerable.Range(0, b.Length + 1).ToArray());
        for (var i = 1; i <= a.Length; i++)
        {
            var current = new int[b.Length + 1];
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);

                // Two letters in the wrong order are one mistake.
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], earlier[j - 2] + 1);
                }
            }

            (earlier, previous) = (previous, current);
        }

        return previous[b.Length];
    }
}
