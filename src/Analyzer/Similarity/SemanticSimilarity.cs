using QualityGate.Hierarchies;

namespace QualityGate.Similarity;

/// <summary>A way of saying how related two concepts of a hierarchy are.</summary>
internal enum SemanticMeasure
{
    /// <summary>See <see cref="Relatedness.WuPalmer"/>.</summary>
    WuPalmer,

    /// <summary>See <see cref="Relatedness.PathSimilarity"/>.</summary>
    Path,

    /// <summary>See <see cref="Relatedness.LeacockChodorow"/>.</summary>
    LeacockChodorow,
}

/// <summary>The semantic CSM: how related the classes are in the hierarchy itself (the paper's SSG).</summary>
internal static class SemanticSimilarity
{
    /// <summary>The similarities of all pairs, min–max scaled over all entries to [0, 1], then 1 on the diagonal.</summary>
    /// <param name="relatedness">The classes in their hierarchy.</param>
    /// <param name="measure">How related two of them are.</param>
    /// <returns>C × C, or null when all classes are equally related and nothing can be scaled.</returns>
    public static SimilarityMatrix? Of(Relatedness relatedness, SemanticMeasure measure)
    {
        ArgumentNullException.ThrowIfNull(relatedness);
        Func<int, int, double> similarity = measure switch
        {
            SemanticMeasure.WuPalmer => relatedness.WuPalmer,
            SemanticMeasure.Path => relatedness.PathSimilarity,
            SemanticMeasure.LeacockChodorow => relatedness.LeacockChodorow,
            _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "There is no such measure."),
        };
        var count = relatedness.Count;
        var values = new Triangle(count);
        Parallel.For(
            0,
            count,
            i =>
            {
                var row = values.Row(i);
                for (var j = i; j < count; j++)
                {
                    row[j - i] = similarity(i, j);
                }
            }
        );
        return PackedSimilarity.Scale([.. Enumerable.Range(0, count)], values);
    }
}
