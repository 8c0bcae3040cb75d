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
        Span<char> folded = stackalloc char[LongestWord];
        folded = folded[..Fold(word, folded)];
        var limit = Math.Min(most, folded.Length <= ShortWord ? 1 : Math.Max(2, word.Length / 3));

        // Of 100,000 candidates nearly all are too far off, which their lengths or the first letters show.
        Span<char> letters = stackalloc char[LongestWord];
        Span<int> rows = stackalloc int[3 * (LongestWord + 1)];
        string? nearest = null;
        foreach (var candidate in candidates)
        {
            if (candidate.Length > LongestWord)
            {
                continue;
            }

            var distance = Distance(folded, letters[..Fold(candidate, letters)], limit, rows);
            if (distance < limit || (distance == limit && (nearest is null || string.CompareOrdinal(candidate, nearest) < 0)))
            {
                (nearest, limit) = (candidate, distance);
            }
        }

        return nearest;
    }

    // similarityDepth, Similarity_Depth and similarity-depth are the same word, written by people of different habits.
    private static int Fold(string word, Span<char> folded)
    {
        var length = 0;
        foreach (var letter in word)
        {
            if (char.IsLetterOrDigit(letter))
            {
                folded[length++] = char.ToLowerInvariant(letter);
            }
        }

        return length;
    }

    // 'warn' for 'warning' and 'minimum' for 'min' are near, however many letters are missing.
    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit, Span<int> rows)
    {
        const int ShortestStem = 3;
        var sharesStem =
            Math.Min(a.Length, b.Length) >= ShortestStem
            && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal));
        return sharesStem ? Math.Min(1, Math.Abs(a.Length - b.Length)) : EditDistance(a, b, limit, rows);
    }

    // The distance, or a number above the limit where it is above the limit.
    private static int EditDistance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit, Span<int> rows)
    {
        var tooFar = limit + 1;
        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return tooFar;
        }

        var (width, previousLeast) = (b.Length + 1, 0);
        var earlier = rows[..width];
        var previous = rows.Slice(width, width);
        var current = rows.Slice(2 * width, width);
        for (var j = 0; j < width; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var least = current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);

                // Two letters in the wrong order are one mistake.
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], earlier[j - 2] + 1);
                }

                least = Math.Min(least, current[j]);
            }

            // No later row is less than the least of two that follow each other.
            if (Math.Min(least, previousLeast) > limit)
            {
                return tooFar;
            }

            previousLeast = least;
            var unused = earlier;
            earlier = previous;
            previous = current;
            current = unused;
        }

        return previous[b.Length];
    }
}
