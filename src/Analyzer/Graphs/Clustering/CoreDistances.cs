using QualityGate.Similarity;

namespace QualityGate.Graphs.Clustering;

/// <summary>Distances for density-based clustering: 1 − similarity, and how far each position's neighbourhood reaches.</summary>
internal static class CoreDistances
{
    /// <summary>For each position, the distance of its so-manieth nearest, itself counted as the first.</summary>
    public static double[] Of(SimilarityMatrix similarity, int samples)
    {
        var core = new double[similarity.Count];
        Parallel.For(
            0,
            core.Length,
            i =>
            {
                var row = new double[similarity.Count];
                similarity.CopyRow(i, row);
                Array.Sort(row);
                core[i] = 1 - row[^samples];
            }
        );
        return core;
    }
}
