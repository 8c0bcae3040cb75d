namespace QualityGate.Graphs.Clustering;

/// <summary>
/// The responsibilities that are not held, one by one. They rest on what breaks ties and on the largest sum of their row in each round,
/// which is remembered: so any of them can be computed in the same steps as if it had been held.
/// </summary>
internal sealed class AlikeResponsibilities(int count, TieBreak ties, double damping)
{
    // Where no ties are broken, all of a row are the same.
    private readonly List<double[]> rounds = [];

    /// <summary>Begins a round.</summary>
    public void Begin() => rounds.Add(ties.IsWanted ? new double[count] : []);

    /// <summary>Remembers the largest sum of a row in this round.</summary>
    public void Remember(int i, double highest)
    {
        if (ties.IsWanted)
        {
            rounds[^1][i] = highest;
        }
    }

    /// <summary>A responsibility of a row as it was before this round.</summary>
    /// <param name="i">The row.</param>
    /// <param name="ofOthers">The responsibility where no ties are broken.</param>
    /// <param name="similarity">The number that breaks ties there.</param>
    public double Of(int i, double ofOthers, double similarity)
    {
        if (!ties.IsWanted)
        {
            return ofOthers;
        }

        var r = 0.0;
        for (var round = 0; round < rounds.Count - 1; round++)
        {
            r = (r * damping) + ((similarity - rounds[round][i]) * (1 - damping));
        }

        return r;
    }
}
