using System.Collections.Immutable;
using QualityGate.Hierarchies;

namespace QualityGate.Labels;

/// <summary>
/// Chooses the concepts of labels jointly, from the labels alone: each sense has the weight that its word gives it and gains by standing
/// near the senses of the other labels, in proportion to how likely those are (see docs/labels.md). The order of the labels plays no part.
/// </summary>
internal static class SenseChoice
{
    /// <summary>A sense with a smaller share of the likelihood of itself and the next is unsure: it needs 2.6 times the other's.</summary>
    private const double Sure = 0.72;

    /// <summary>The name of a sense is doubted where another is likelier than this.</summary>
    private const double FitsFarBetter = 0.9;

    /// <summary>Chooses a concept for each label.</summary>
    public static ImmutableArray<ChosenSense> Of(Hierarchy hierarchy, ImmutableArray<LabelReading> readings)
    {
        if (readings.All(reading => reading.Basis == LabelBasis.Identifier))
        {
            return [.. readings.Select(reading => Pinned(reading.Written!.Value))];
        }

        var groups = LabelGroup.Of(readings);
        var likelihoods = SenseLikelihood.Of(hierarchy, groups);
        var chosen = new ChosenSense[readings.Length];
        for (var i = 0; i < groups.Length; i++)
        {
            Choose(groups[i], likelihoods[i], chosen);
        }

        return [.. chosen];
    }

    private static ChosenSense Pinned(int node) => new(node, Certainty: 1, IsSure: true, IsPinned: true, []);

    private static void Choose(LabelGroup group, double[] likelihoods, ChosenSense[] chosen)
    {
        var senses = group.Reading.Senses;
        int[] ranked = [.. Enumerable.Range(0, senses.Length).OrderByDescending(i => likelihoods[i]).ThenBy(i => senses[i].Node)];
        if (group.Reading.Written is { } written)
        {
            var isDoubted = senses[ranked[0]].Node != written && likelihoods[ranked[0]] > FitsFarBetter;
            foreach (var label in group.Labels)
            {
                chosen[label] = Pinned(written) with { FitsBetter = isDoubted ? senses[ranked[0]].Node : null };
            }

            return;
        }

        // Classes of one name have different concepts, as far as there are some; which is whose, the name doesn't say.
        var taken = Math.Min(group.Labels.Length, ranked.Length);
        int[] shared = [.. ranked.Take(taken).OrderBy(i => senses[i].Node)];
        var isSure = group.Labels.Length == 1 && group.Reading.Basis == LabelBasis.Words;
        for (var i = 0; i < group.Labels.Length; i++)
        {
            var own = shared[Math.Min(i, taken - 1)];
            var certainty = Certainty(likelihoods, own);
            chosen[group.Labels[i]] = new ChosenSense(
                senses[own].Node,
                certainty,
                isSure && certainty >= Sure,
                IsPinned: false,
                [.. ranked.Where(other => other != own).Select(other => senses[other].Node)]
            );
        }
    }

    // Against the next alone: many unlikely senses together say no more against one than few.
    private static double Certainty(double[] likelihoods, int own)
    {
        var next = Enumerable.Range(0, likelihoods.Length).Where(i => i != own).Select(i => likelihoods[i]).DefaultIfEmpty().Max();
        return likelihoods[own] / (likelihoods[own] + next);
    }
}
