using CsCheck;
using QualityGate.Graphs.Clustering;
using QualityGate.Graphs.Forests;
using QualityGate.Similarity;

namespace QualityGate.Analyzer.Tests.Graphs.Forests;

internal sealed class SpanningForestTests
{
    [Test]
    public void The_forest_spans_a_cluster_with_its_most_similar_pairs()
    {
        var edges = Span([0, 0, 0, 0], (0, 1, 0.9), (0, 2, 0.5), (1, 2, 0.8), (0, 3, 0.1), (1, 3, 0.2), (2, 3, 0.3));
        Assert.That(edges, Is.EqualTo(new[] { (0, 1), (1, 2), (2, 3) }));
    }

    [Test]
    public void The_forest_stays_within_clusters()
    {
        var edges = Span([0, 1, 0, 1], (0, 1, 0.9), (0, 2, 0.5), (1, 2, 0.8), (0, 3, 0.1), (1, 3, 0.2), (2, 3, 0.3));
        Assert.That(edges, Is.EqualTo(new[] { (0, 2), (1, 3) }));
    }

    [Test]
    public void A_similarity_of_zero_is_no_edge() =>
        Assert.That(Span([0, 0, 0, 0], (0, 1, 0.9), (2, 3, 0.3)), Is.EqualTo(new[] { (0, 1), (2, 3) }));

    [Test]
    public void A_cluster_of_one_class_has_no_edge() => Assert.That(Span([0, 1], (0, 1, 0.9)), Is.Empty);

    // All pairs are equally similar: the star around class 0 comes first in lexicographic order.
    [Test]
    public void Of_equal_similarities_the_lexicographically_first_pairs_win() =>
        Assert.That(
            Span([0, 0, 0, 0], (0, 1, 0.5), (0, 2, 0.5), (0, 3, 0.5), (1, 2, 0.5), (1, 3, 0.5), (2, 3, 0.5)),
            Is.EqualTo(new[] { (0, 1), (0, 2), (0, 3) })
        );

    // The other way of building it: take the best edges in order, and leave out those that close a circle (Kruskal).
    [Test]
    public void The_forest_is_what_Kruskal_gives_on_matrices_full_of_ties() =>
        Gen.Int[0, 3]
            .Array[7 * 7]
            .Sample(levels =>
            {
                var pairs = (
                    from i in Enumerable.Range(0, 7)
                    from j in Enumerable.Range(i + 1, 6 - i)
                    select (I: i, J: j, S: levels[(i * 7) + j] / 4.0)
                ).ToArray();
                var tree = Enumerable.Range(0, 7).ToArray();
                var expected = new List<(int, int)>();
                foreach (var (i, j, _) in pairs.Where(p => p.S > 0).OrderByDescending(p => p.S).ThenBy(p => p.I).ThenBy(p => p.J))
                {
                    if (tree[i] != tree[j])
                    {
                        expected.Add((i, j));
                        var (from, to) = (tree[j], tree[i]);
                        tree = [.. tree.Select(t => t == from ? to : t)];
                    }
                }

                return Span(new int[7], [.. pairs]).SequenceEqual(expected);
            });

    private static (int I, int J)[] Span(int[] labels, params (int I, int J, double Similarity)[] pairs)
    {
        var count = labels.Length;
        var values = new double[count * count];
        foreach (var (i, j, similarity) in pairs)
        {
            (values[(i * count) + j], values[(j * count) + i]) = (similarity, similarity);
        }

        var matrix = SimilarityMatrix.Create([.. Enumerable.Range(0, count)], values);
        return [.. SpanningForest.Of(matrix, new Partition([.. labels], labels.Max() + 1)).Select(pair => (pair.I, pair.J))];
    }
}
