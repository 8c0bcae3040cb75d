using System.Collections.Immutable;

namespace QualityGate.Labels;

/// <summary>
/// The classes that surround a class, spread over the places of the hierarchy by how likely each of their senses is.
/// </summary>
/// <param name="Near">For each place, the share of each class that makes it likelier.</param>
/// <param name="Taken">For each place, the number of classes that are that concept.</param>
/// <param name="Below">For each place, the number of classes that are a kind of that concept, itself not included.</param>
internal sealed record Company(double[] Near, double[] Taken, double[] Below)
{
    // The number of concepts above most classes. Spread evenly, few above would each have more: foods stand high, animals deep.
    private const double UsualDepth = 13;

    /// <summary>The company at so many places, of nobody yet.</summary>
    public static Company Empty(int places) => new(new double[places], new double[places], new double[places]);

    /// <summary>Adds classes of one name.</summary>
    /// <param name="senses">The places of the name's senses.</param>
    /// <param name="likelihoods">How likely each is.</param>
    /// <param name="count">The number of classes.</param>
    /// <param name="isWhole">
    /// Whether the senses are those of the name, not of a part of it: an aquarium fish is some fish, and excludes no trout.
    /// </param>
    public void Add(ImmutableArray<SensePlace> senses, double[] likelihoods, int count, bool isWhole)
    {
        for (var i = 0; i < senses.Length; i++)
        {
            var weight = count * likelihoods[i];
            Taken[senses[i].Place] += isWhole ? weight : 0;
            var share = weight / Math.Sqrt(UsualDepth * senses[i].Above.Length);
            foreach (var (place, _) in senses[i].Above)
            {
                Near[place] += share;
                Below[place] += isWhole ? weight : 0;
            }
        }
    }

    /// <summary>Forgets the classes of a name, where no others were added.</summary>
    public void Clear(ImmutableArray<SensePlace> senses)
    {
        foreach (var sense in senses)
        {
            Taken[sense.Place] = 0;
            foreach (var (place, _) in sense.Above)
            {
                (Near[place], Below[place]) = (0, 0);
            }
        }
    }
}
