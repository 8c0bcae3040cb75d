using System.Collections.Immutable;
using QualityGate.Analysis;

namespace QualityGate.Explanations;

/// <summary>The accuracy with which the classes that are a kind of one concept are told from all others.</summary>
/// <param name="Concept">The concept, a node of the hierarchy's graph; of several above the same classes the most specific.</param>
/// <param name="Classes">The number of classes that are a kind of it: at least 2, and not all.</param>
/// <param name="Samples">The number of their test samples; where only shares are known, of the classes that have some.</param>
/// <param name="Accuracy">The share of them that is predicted as one of these classes, be it the right one or not.</param>
/// <param name="ExactAccuracy">The share of them that is predicted rightly.</param>
internal sealed record SuperclassAccuracy(int Concept, int Classes, double Samples, double Accuracy, double ExactAccuracy)
{
    internal static ImmutableArray<SuperclassAccuracy> Of(ModelAnalysis analysis)
    {
        if (analysis is not { Confusion: { } confusion, Relatedness.Taxonomy: { } taxonomy })
        {
            return [];
        }

        var (samples, within, exact) = (
            new double[taxonomy.Concepts.Length],
            new double[taxonomy.Concepts.Length],
            new double[taxonomy.Concepts.Length]
        );
        foreach (var (actual, predicted, weight) in confusion.Cells)
        {
            // A sample that was predicted as a class without a concept is in none of these classes.
            var (row, column) = (analysis.Classes.PositionOf(actual), analysis.Classes.PositionOf(predicted));
            HashSet<int> above = column < 0 ? [] : [.. taxonomy.AncestorsOf(column).Select(ancestor => ancestor.Node)];
            foreach (var ancestor in row < 0 ? [] : taxonomy.AncestorsOf(row))
            {
                var rank = taxonomy.RankOf(ancestor.Node);
                samples[rank] += weight;
                within[rank] += above.Contains(ancestor.Node) ? weight : 0;
                exact[rank] += actual == predicted ? weight : 0;
            }
        }

        return
        [
            .. from concept in Joining(analysis)
            let rank = taxonomy.RankOf(concept)
            where samples[rank] > 0
            select new SuperclassAccuracy(
                concept,
                taxonomy.ClassesBelow(concept),
                samples[rank],
                within[rank] / samples[rank],
                exact[rank] / samples[rank]
            ),
        ];
    }

    /// <summary>
    /// The concepts that join several classes, but not all, those of most classes first: of several above the same classes the most
    /// specific.
    /// </summary>
    internal static ImmutableArray<int> Joining(ModelAnalysis analysis) =>
        analysis.Relatedness?.Taxonomy is { } taxonomy ? JoiningConcepts.Of(taxonomy).Concepts : [];
}
