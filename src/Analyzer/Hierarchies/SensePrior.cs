namespace QualityGate.Hierarchies;

/// <summary>
/// The likelihood that a noun means each of its senses as the name of a class of pictures, before the other classes are looked at: by the
/// sense's place in WordNet, by how often it was met in texts, and by whether it can be seen at all. Logarithms, in nats.
/// </summary>
internal static class SensePrior
{
    private const double OfPlace = 0.4;
    private const double OfCount = 0.9;
    private const double FirstLemma = 1;
    private const double Name = 1.5;
    private const double Instance = 0.5;
    private const double Derived = 1.5;

    // Seafood and meat have the names of their animals; a picture of a cod is first of all one of a fish.
    private const double Flesh = 0.7;
    private const int Animals = 5;
    private const int Foods = 13;

    // Acts, feelings, qualities, words, times: a picture shows them only through something else.
    private const double Unseen = 2;

    /// <summary>The weight of a sense.</summary>
    /// <param name="note">The notes of WordNet about it.</param>
    /// <param name="rank">Its place among the senses of the word, from 0.</param>
    /// <param name="isFirstLemma">Whether the word is the first of the synset's.</param>
    /// <param name="isAnimalToo">Whether another sense of the word is an animal.</param>
    public static double Of(SenseNote note, int rank, bool isFirstLemma, bool isAnimalToo) =>
        (OfCount * Math.Log(1 + note.Count))
        - (OfPlace * Math.Log(1 + rank))
        - Unlikeness(note.LexicographerFile)
        + (isFirstLemma ? FirstLemma : 0)
        - (note.IsName ? Name : 0)
        - (note.IsInstance ? Instance : 0)
        - (
            note.IsDerived ? Derived
            : isAnimalToo && note.LexicographerFile == Foods ? Flesh
            : 0
        );

    /// <summary>True when a sense is an animal.</summary>
    public static bool IsAnimal(SenseNote note) => note.LexicographerFile == Animals;

    // Lexicographer files: animals, artifacts, objects; bodies; food; plants; substances; groups and places.
    private static double Unlikeness(int file) =>
        file switch
        {
            Animals or 6 or 17 => 0,
            8 => 1.3,
            Foods => 0.2,
            20 => 0.5,
            18 or 19 or 25 or 27 => 0.5,
            14 or 15 => 1,
            _ => Unseen,
        };
}
