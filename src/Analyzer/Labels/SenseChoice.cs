using System.Collections.Immutable;
using QualityGate.Hierarchies;

namespace QualityGate.Labels;

/// <summary>
/// Chooses the concepts of labels jointly, from the labels alone: each sense has the weight that its word gives it and gains by standing
/// near the senses of the other labels, in proportion to how likely those are (see docs/labels.md). The order of the labels plays no part.
/// </summary>
internal static class SenseChoice
{
    /// <summary>A sense with a smaller share of the likelihood of itself and a rival is unsure: it needs 2.7 times the other's.</summary>
    private const double Sure = 0.73;

    /// <summary>Support of the other labels up to which a sense can do with more, in nats: half as much again as by chance.</summary>
    private const double EnoughSupport = 0.5;

    /// <summary>A sense for which less speaks is unsure: another, which WordNet doesn't have, may be meant. In nats.</summary>
    private const double LeastTotal = -3.5;

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
        var weighed = SenseLikelihood.Of(hierarchy, groups);
        var chosen = new ChosenSense[readings.Length];
        for (var i = 0; i < groups.Length; i++)
        {
            Choose(groups[i], weighed[i], chosen);
        }

        return [.. chosen];
    }

    private static ChosenSense Pinned(int node) => new(node, Certainty: 1, IsSure: true, IsPinned: true, []);

    private static void Choose(LabelGroup group, WeighedSense[] weighed, ChosenSense[] chosen)
    {
        var senses = group.Reading.Senses;
        int[] ranked = [.. Enumerable.Range(0, senses.Length).OrderByDescending(i => weighed[i].Likelihood).ThenBy(i => senses[i].Node)];
        if (group.Reading.Written is { } written)
        {
            var isDoubted = senses[ranked[0]].Node != written && weighed[ranked[0]].Likelihood > FitsFarBetter;
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
            var certainty = Certainty(weighed, own);
            chosen[group.Labels[i]] = new ChosenSense(
                senses[own].Node,
                certainty,
                isSure && certainty >= Sure && weighed[own].Total >= LeastTotal,
                IsPinned: false,
                [.. ranked.Where(other => other != own).Select(other => senses[other].Node)]
            );
        }
    }

    // Against the nearest rival alone: many unlikely senses together say no more against one than few.
    private static double Certainty(WeighedSense[] senses, int own)
    {
        var rivals = Enumerable.Range(0, senses.Length).Where(i => i != own).Select(i => Rivalry(senses[i], senses[own]));
        var rival = rivals.DefaultIfEmpty().Max();
        return senses[own].Likelihood / (senses[own].Likelihood + rival);
    }

    // A word's usual sense may win where the other labels say little for it and more for a rival: what they say then counts twice.
    private static double Rivalry(WeighedSense rival, WeighedSense own) =>
        rival.Likelihood * Math.Exp(Math.Max(0, Math.Min(rival.Support, EnoughSupport) - Math.Min(own.Support, EnoughSupport)));
}
