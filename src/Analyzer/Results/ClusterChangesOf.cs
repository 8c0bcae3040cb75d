using QualityGate.Analysis;
using QualityGate.Gates;

namespace QualityGate.Results;

/// <summary>Makes the plain result of the classes that have moved to another cluster.</summary>
internal static class ClusterChangesOf
{
    private const int Most = 20;
    private const int MostNames = 5;

    /// <summary>The result; null where the clusters of the baseline are not known, or are those of another clustering.</summary>
    public static ClusterChangesResult? Of(IBaseline? baseline, ModelAnalysis analysis)
    {
        if (baseline?.MovedClasses is not { } moved)
        {
            return null;
        }

        var names = new ClassNames(analysis.Classes);
        return new ClusterChangesResult(
            baseline.Name,
            moved.Length,
            [
                .. moved
                    .OrderByDescending(item => item.Before.Length + item.After.Length)
                    .ThenBy(item => names.TextOfOutput(item.Class), StringComparer.Ordinal)
                    .Take(Most)
                    .Select(item => new MovedClassResult(
                        names.TextOfOutput(item.Class),
                        names.NameOfOutput(item.Class),
                        item.Before.Length - 1,
                        [.. item.From.Take(MostNames).Select(names.NameOfOutput)],
                        item.After.Length - 1,
                        [.. item.To.Take(MostNames).Select(names.NameOfOutput)]
                    )),
            ]
        );
    }
}
