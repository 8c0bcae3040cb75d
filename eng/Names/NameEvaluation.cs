using QualityGate.Hierarchies;
using QualityGate.Labels;

namespace QualityGate.Names;

/// <summary>The number of classes of a set that come out right.</summary>
/// <param name="Classes">The classes whose concept is known.</param>
/// <param name="Right">Those for which it was chosen.</param>
/// <param name="WuPalmer">The mean similarity of the chosen concepts to the right ones.</param>
/// <param name="Marked">Those that were marked unsure.</param>
/// <param name="WrongMarked">Those that are wrong and were marked.</param>
/// <param name="Wrong">The wrong choices, for people.</param>
internal sealed record NameEvaluation(int Classes, int Right, double WuPalmer, int Marked, int WrongMarked, IReadOnlyList<string> Wrong)
{
    /// <summary>Chooses the concepts of a set and compares them with those that are right.</summary>
    public static NameEvaluation Of(WordNet wordNet, NameSet set)
    {
        var read = set.Classes.Select(label => (label.Name, label.Right, Reading: wordNet.Read(label.Name))).ToArray();
        var known = read.Where(label => label.Reading is not null).ToArray();
        var chosen = SenseChoice.Of(wordNet, [.. known.Select(label => label.Reading!)]);
        var (classes, right, similarity, marked, wrongMarked) = (0, 0, 0.0, 0, 0);
        var wrong = new List<string>();
        foreach (var label in read.Where(label => label.Reading is null && !label.Right.IsEmpty))
        {
            // Refused: wrong, and nobody can fail to notice.
            (classes, marked, wrongMarked) = (classes + 1, marked + 1, wrongMarked + 1);
            wrong.Add($"{label.Name}: refused");
        }

        for (var i = 0; i < known.Length; i++)
        {
            if (known[i].Right.IsEmpty)
            {
                continue;
            }

            int[] truth = [.. known[i].Right.Select(id => wordNet.Find(id)!.Value)];
            var (sense, isRight) = (chosen[i], truth.Contains(chosen[i].Node));
            classes++;
            right += isRight ? 1 : 0;
            similarity += truth.Max(node => Similarity(wordNet, node, sense.Node));
            marked += sense.IsSure ? 0 : 1;
            wrongMarked += isRight || sense.IsSure ? 0 : 1;
            if (!isRight)
            {
                wrong.Add(
                    $"{(sense.IsSure ? '!' : '~')} {known[i].Name}: {wordNet.NameOf(sense.Node)} ({sense.Certainty:0.00}), "
                        + $"not {wordNet.NameOf(truth[0])}"
                );
            }
        }

        return new NameEvaluation(classes, right, similarity / Math.Max(1, classes), marked, wrongMarked, wrong);
    }

    /// <summary>This set and another together.</summary>
    public NameEvaluation And(NameEvaluation other) =>
        new(
            Classes + other.Classes,
            Right + other.Right,
            ((WuPalmer * Classes) + (other.WuPalmer * other.Classes)) / Math.Max(1, Classes + other.Classes),
            Marked + other.Marked,
            WrongMarked + other.WrongMarked,
            [.. Wrong, .. other.Wrong]
        );

    private static double Similarity(WordNet wordNet, int a, int b) =>
        a == b ? 1 : new Relatedness(new ClassTaxonomy(wordNet, [a, b])).WuPalmer(0, 1);
}
