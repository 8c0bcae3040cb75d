using System.Collections.Immutable;
using QualityGate.Hierarchies;

namespace QualityGate.Labels;

/// <summary>
/// The likelihood of each sense of each label, given the other labels. Classes of one classifier are drawn from near places of the
/// hierarchy: another class makes every concept above it likelier, evenly, and each of those all that is below it, evenly. So two senses
/// support each other the more, the fewer concepts lie below what they have in common. All labels are weighed again with the others' last
/// likelihoods until nothing changes much.
/// </summary>
internal static class SenseLikelihood
{
    private const int MostRounds = 20;
    private const double Settled = 1e-3;

    /// <summary>The weight of the company, against that of the word itself; of few others less, for they may be near by chance.</summary>
    private const double OfCompany = 1.3;
    private const double FewOthers = 3;

    /// <summary>The support, in multiples of chance, of a sense that stands near no other.</summary>
    private const double Alone = 0.02;

    /// <summary>Concepts with a few others below are no sign that two classes are near.</summary>
    private const int Few = 4;

    /// <summary>Classes exclude each other: one that is a kind of another's concept, or shares it, is unlikely.</summary>
    private const double OfExclusion = 1.2;

    /// <summary>Classes are kinds of things rather than single ones: a concept with many below it is likelier.</summary>
    private const double OfSize = 0.15;

    /// <summary>The advantage of the written sense of a word over its others, in nats.</summary>
    private const double OfWriting = 2;

    /// <summary>The advantage of a synset whose words are all in a label, where labels list all words, in nats.</summary>
    private const double OfCompleteness = 5;
    private const double ShareOfLists = 0.2;

    /// <summary>The senses of each group of labels, weighed.</summary>
    public static WeighedSense[][] Of(Hierarchy hierarchy, ImmutableArray<LabelGroup> groups)
    {
        var places = new SensePlaces(hierarchy, groups);
        var areLists = AreLists(groups);
        double[][] weights = [.. groups.Select(group => Weights(hierarchy, group.Reading, areLists))];
        double[][] likelihoods = [.. weights.Select(Normalise)];
        WeighedSense[][] weighed = [.. weights.Select(weight => new WeighedSense[weight.Length])];
        var self = Company.Empty(places.Count);
        var others = Math.Max(1, groups.Sum(group => group.Labels.Length) - 1);
        for (var round = 0; round < MostRounds; round++)
        {
            var company = Company.Empty(places.Count);
            for (var i = 0; i < groups.Length; i++)
            {
                company.Add(places.Senses[i], likelihoods[i], groups[i].Labels.Length, groups[i].IsWhole);
            }

            var next = new double[groups.Length][];
            var change = 0.0;
            for (var i = 0; i < groups.Length; i++)
            {
                var (senses, last) = (places.Senses[i], likelihoods[i]);
                self.Add(senses, last, count: 1, groups[i].IsWhole);
                next[i] = Weigh(senses, weights[i], company, self, others, weighed[i]);
                self.Clear(senses);
                for (var j = 0; j < last.Length; j++)
                {
                    next[i][j] = (last[j] + next[i][j]) / 2;
                    change = Math.Max(change, Math.Abs(next[i][j] - last[j]));
                }
            }

            likelihoods = next;
            if (change < Settled)
            {
                break;
            }
        }

        return [.. weighed.Zip(likelihoods, Share)];
    }

    private static double[] Weights(Hierarchy hierarchy, LabelReading reading, bool areLists) =>
        [
            .. reading.Senses.Select(sense =>
                sense.Weight
                + (OfSize * Math.Log(hierarchy.SizeOf(sense.Node)))
                + (reading.Basis == LabelBasis.SenseName && sense.Node == reading.Written ? OfWriting : 0)
                + (areLists && sense.HasAllWords ? OfCompleteness : 0)
            ),
        ];

    // Where many labels list all words of their synset, all do: "cock" alone is then the synset with no other word.
    private static bool AreLists(ImmutableArray<LabelGroup> groups) =>
        groups.Count(group => group.Reading is { IsList: true } reading && reading.Senses.Any(sense => sense.HasAllWords))
        > ShareOfLists * groups.Length;

    private static double[] Weigh(
        ImmutableArray<SensePlace> senses,
        double[] weights,
        Company all,
        Company self,
        int others,
        WeighedSense[] weighed
    )
    {
        var totals = new double[senses.Length];
        for (var i = 0; i < senses.Length; i++)
        {
            var support = 0.0;
            var above = 0.0;
            foreach (var (place, rarity) in senses[i].Above)
            {
                support += (all.Near[place] - self.Near[place]) * rarity;
                above += all.Taken[place] - self.Taken[place];
            }

            var own = senses[i].Place;
            var excluded = Share(above) + Share(all.Below[own] - self.Below[own]) + Share(all.Taken[own] - self.Taken[own]);
            var ofCompany = OfCompany * (others + 1) / (others + 1 + FewOthers);
            var ofOthers = ofCompany * Math.Log(Math.Max(0, support / others) + Alone);
            totals[i] = weights[i] + ofOthers - (OfExclusion * excluded);
            weighed[i] = new WeighedSense(0, ofOthers, totals[i]);
        }

        return Normalise(totals);
    }

    private static WeighedSense[] Share(WeighedSense[] senses, double[] likelihoods) =>
        [.. senses.Zip(likelihoods, (sense, likelihood) => sense with { Likelihood = likelihood })];

    private static double Share(double count) => Math.Clamp(count, 0, 1);

    private static double[] Normalise(double[] logarithms)
    {
        var greatest = logarithms.Max();
        double[] values = [.. logarithms.Select(value => Math.Exp(value - greatest))];
        var sum = values.Sum();
        return [.. values.Select(value => value / sum)];
    }

    /// <summary>The rarity of a concept among all, such that one below few others says much.</summary>
    internal static double Rarity(int concepts, int size) => (double)concepts / (size + Few);
}

/// <summary>A sense of a label beside the other labels.</summary>
/// <param name="Likelihood">How likely it is; those of a label sum to 1.</param>
/// <param name="Support">How much the other labels speak for it, in nats; 0 where they do as much as by chance.</param>
/// <param name="Total">How much the word and the other labels speak for it, in nats; 0 for a rare word that is there by chance.</param>
internal readonly record struct WeighedSense(double Likelihood, double Support, double Total);
