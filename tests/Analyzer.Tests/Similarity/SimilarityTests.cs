using CsCheck;
using QualityGate.Diagnostics;
using QualityGate.Models;
using QualityGate.Similarity;
using QualityGate.TestData;

namespace QualityGate.Analyzer.Tests.Similarity;

internal sealed class SimilarityTests
{
    private static readonly Gen<double[]> Weights = Gen.Double[-2, 2].Where(w => Math.Abs(w) > 1e-3).Array[6 * 5];

    // Cosines: (0,1) 0, (0,2) 1/sqrt2, (1,2) 1/sqrt2; from 0 to 1, so that scaling changes nothing.
    [Test]
    public void Structural_similarity_is_the_scaled_cosine()
    {
        var similarity = StructuralSimilarity.Of(ClassTemplates.Create(3, 2, [2, 0, 0, 5, 1, 1]))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(similarity[0, 1], Is.Zero);
            Assert.That(similarity[0, 2], Is.EqualTo(Math.Sqrt(0.5)).Within(1e-15));
            Assert.That(similarity[1, 2], Is.EqualTo(Math.Sqrt(0.5)).Within(1e-15));
            Assert.That(similarity[1, 1], Is.EqualTo(1));
        }
    }

    // Cosines -1 and 0: the least is -1, the most is the diagonal's 1, so 0 becomes one half.
    [Test]
    public void Scaling_is_over_all_entries_the_diagonal_included()
    {
        var similarity = StructuralSimilarity.Of(ClassTemplates.Create(3, 2, [1, 0, -3, 0, 0, 1]))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(similarity[0, 1], Is.Zero);
            Assert.That(similarity[0, 2], Is.EqualTo(0.5));
        }
    }

    [Test]
    public void Templates_that_all_point_the_same_way_cannot_be_scaled() =>
        Assert.That(StructuralSimilarity.Of(ClassTemplates.Create(3, 2, [1, 2, 2, 4, 0.5, 1])), Is.Null);

    [Test]
    public void Huge_and_tiny_weights_do_not_overflow()
    {
        var similarity = StructuralSimilarity.Of(ClassTemplates.Create(3, 2, [2e200, 0, 0, 5e-200, 1e300, 1e300]))!;
        Assert.That(similarity[0, 2], Is.EqualTo(Math.Sqrt(0.5)).Within(1e-15));
    }

    [Test]
    public void Scaling_templates_by_positive_factors_changes_nothing() =>
        Gen.Select(Weights, Gen.Double[1e-3, 1e3].Array[6])
            .Sample(
                (weights, factors) =>
                {
                    var scaled = weights.Select((w, i) => w * factors[i / 5]).ToArray();
                    var (before, after) = (
                        StructuralSimilarity.Of(ClassTemplates.Create(6, 5, weights))!,
                        StructuralSimilarity.Of(ClassTemplates.Create(6, 5, scaled))!
                    );
                    return before.ToDense().Zip(after.ToDense(), (a, b) => Math.Abs(a - b)).Max() < 1e-12;
                }
            );

    [Test]
    public void Permuting_classes_permutes_the_similarities_to_the_last_bit() =>
        Gen.Select(Weights, Gen.Shuffle(Enumerable.Range(0, 6).ToArray()))
            .Sample(
                (weights, order) =>
                {
                    var permuted = order.SelectMany(c => weights[(c * 5)..((c * 5) + 5)]).ToArray();
                    var (before, after) = (
                        StructuralSimilarity.Of(ClassTemplates.Create(6, 5, weights))!,
                        StructuralSimilarity.Of(ClassTemplates.Create(6, 5, permuted))!
                    );
                    return Enumerable.Range(0, 36).All(k => after[k / 6, k % 6] == before[order[k / 6], order[k % 6]]);
                }
            );

    // Row 0: 8 right, 2 taken for class 1. Row 1: 1 of 4 taken for class 0, 1 for class 2. Class 2 has no samples.
    [Test]
    public void Functional_similarity_is_the_mean_of_both_rates_over_the_measured_classes()
    {
        var confusion = ConfusionMatrix.Create(3, [8, 2, 0, 1, 2, 1, 0, 0, 0], isRates: false, new SourceLocation("x"));
        var similarity = FunctionalSimilarity.Of(confusion);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(similarity.Classes, Is.EqualTo(new[] { 0, 1 }).AsCollection);
            Assert.That(similarity[0, 1], Is.EqualTo((0.2 + 0.25) / 2));
            Assert.That(similarity[0, 0], Is.EqualTo(1));
        }
    }

    [Test]
    public void The_dot_product_agrees_with_a_plain_sum([Range(0, 40)] int length)
    {
        double[] a = [.. Enumerable.Range(0, length).Select(i => (double)i)];
        double[] b = [.. Enumerable.Range(0, length).Select(i => (double)(i % 7))];
        Assert.That(DotProduct.Of(a, b), Is.EqualTo(a.Zip(b, (x, y) => x * y).Sum()));
    }
}
