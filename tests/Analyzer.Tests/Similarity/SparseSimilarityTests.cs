using CsCheck;
using QualityGate.Analyzer.Tests.TestData;
using QualityGate.Graphs.Clustering;
using QualityGate.Graphs.Forests;
using QualityGate.Similarity;

namespace QualityGate.Analyzer.Tests.Similarity;

/// <summary>Similarities of confusions, of which only those above 0 are held, give the same results as matrices in full.</summary>
internal sealed class SparseSimilarityTests
{
    private static readonly Gen<(SimilarityMatrix Sparse, SimilarityMatrix Full)> Any = DenseCounts.Any.Select(dense =>
        (FunctionalSimilarity.Of(dense.Sparse()), SimilarityMatrix.Create([.. dense.Measured], dense.Similarity()))
    );

    [Test]
    public void Functional_similarity_is_that_of_the_matrix_in_full() =>
        DenseCounts.Any.Sample(dense =>
        {
            var similarity = FunctionalSimilarity.Of(dense.Sparse());
            return similarity.Classes.SequenceEqual(dense.Measured) && similarity.ToDense().SequenceEqual(dense.Similarity());
        });

    [Test]
    public void Permuting_classes_permutes_the_functional_similarity() =>
        DenseCounts
            .Any.Where(dense => !dense.IsRates && dense.Measured.Length == dense.Classes)
            .SelectMany(dense => Gen.Shuffle(Enumerable.Range(0, dense.Classes).ToArray()).Select(order => (dense, order)))
            .Sample(drawn =>
            {
                var before = FunctionalSimilarity.Of(drawn.dense.Sparse());
                var after = FunctionalSimilarity.Of(drawn.dense.Permuted(drawn.order).Sparse());
                var positions = Enumerable.Range(0, before.Count).ToArray();
                return positions.All(i => positions.All(j => after[i, j] == before[drawn.order[i], drawn.order[j]]));
            });

    [Test]
    public void Entries_rows_pairs_and_median_are_those_of_the_matrix_in_full() =>
        Any.Sample(both =>
        {
            var (sparse, full) = both;
            var positions = Enumerable.Range(0, full.Count).ToArray();
            return positions.All(i => positions.All(j => sparse[i, j] == full[i, j]))
                && positions.All(i => Row(sparse, i).SequenceEqual(Row(full, i)))
                && sparse.Pairs().SequenceEqual(full.Pairs())
                && sparse.Median() == full.Median();
        });

    [Test]
    public void Ranks_are_those_of_the_matrix_in_full() =>
        Any.Sample(both =>
        {
            var (sparse, full) = (PairRanks.Of(both.Sparse, both.Sparse.Classes), PairRanks.Of(both.Full, both.Full.Classes));
            var others = PairRanks.Of(
                SimilarityMatrix.Create(both.Full.Classes, [.. both.Full.ToDense().Select(similarity => Math.Round(similarity, 1))]),
                both.Full.Classes
            );
            return sparse.Count == full.Count
                && sparse.Values.SequenceEqual(full.Values)
                && sparse.CorrelationWith(others) == full.CorrelationWith(others)
                && others.CorrelationWith(sparse) == others.CorrelationWith(full);
        });

    [Test]
    public void Ranks_of_some_of_the_classes_are_those_of_the_matrix_in_full() =>
        Any.Sample(both =>
            PairRanks.Of(both.Sparse, both.Sparse.Classes[1..]).Values.SequenceEqual(PairRanks.Of(both.Full, both.Full.Classes[1..]).Values)
        );

    [Test]
    public void Forests_are_those_of_the_matrix_in_full() =>
        Any.SelectMany(both => Gen.Int[0, 1].Array[both.Full.Count].Select(labels => (both.Sparse, both.Full, labels)))
            .Sample(drawn =>
            {
                var partition = new Partition([.. drawn.labels], drawn.labels.Max() + 1);
                return SpanningForest.Of(drawn.Sparse, partition).SequenceEqual(SpanningForest.Of(drawn.Full, partition));
            });

    [TestCase("none")]
    [TestCase("affinity-propagation")]
    [TestCase("louvain")]
    [TestCase("optics")]
    [TestCase("hdbscan")]
    public void Partitions_are_those_of_the_matrix_in_full(string name) =>
        Any.Sample(both =>
        {
            var clustering = Clusterings.Find(name)!;
            var (sparse, full) = (clustering.Cluster(both.Sparse), clustering.Cluster(both.Full));
            return sparse is null || full is null
                ? sparse is null && full is null
                : sparse.Labels.SequenceEqual(full.Labels) && sparse.Converged == full.Converged;
        });

    private static double[] Row(SimilarityMatrix similarity, int i)
    {
        var row = new double[similarity.Count];
        similarity.CopyRow(i, row);
        return row;
    }
}
