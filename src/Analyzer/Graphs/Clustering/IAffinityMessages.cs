namespace QualityGate.Graphs.Clustering;

/// <summary>
/// The messages of affinity propagation, and the similarities that they are about: those between classes, the preference on the diagonal,
/// and whatever was added to break ties. Both ways of holding them give the same numbers to the last bit.
/// </summary>
internal interface IAffinityMessages : IDisposable
{
    /// <summary>One round: new responsibilities from the availabilities, and the support from which those are renewed.</summary>
    void Update();

    /// <summary>For each class, how good an exemplar it is of itself, a(k, k) + r(k, k): it is one where that is above 0.</summary>
    double[] Confidence();

    /// <summary>For each class, the place of the most similar exemplar; of equally similar ones the first.</summary>
    int[] Nearest(int[] exemplars);

    /// <summary>For each of some classes, the sum of the similarities of all of them to it.</summary>
    /// <param name="members">The classes, ascending.</param>
    double[] Sums(int[] members);
}
