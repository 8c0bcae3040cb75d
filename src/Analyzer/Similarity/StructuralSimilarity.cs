using System.Numerics.Tensors;
using QualityGate.Models;

namespace QualityGate.Similarity;

/// <summary>
/// The structural CSM: what the network itself considers similar, read from its class templates (the paper's NSSG;
/// Filus et al., arXiv:2504.09956, section 3).
/// </summary>
internal static class StructuralSimilarity
{
    /// <summary>
    /// Cosines of the templates, min–max scaled over all entries (the diagonal included) to [0, 1], then 1 on the diagonal.
    /// </summary>
    /// <param name="templates">The class templates, C × D.</param>
    /// <returns>C × C, or null when all templates point the same way and nothing can be scaled.</returns>
    public static SimilarityMatrix? Of(ClassTemplates templates)
    {
        ArgumentNullException.ThrowIfNull(templates);
        return PackedSimilarity.Scale([.. Enumerable.Range(0, templates.Classes)], Cosines(templates));
    }

    // Each pair is computed on its own, in an order of additions that is fixed: the number of threads changes nothing.
    private static Triangle Cosines(ClassTemplates templates)
    {
        var (count, features) = (templates.Classes, templates.Features);
        var unit = new double[count * features];
        Parallel.For(
            0,
            count,
            i =>
            {
                var row = templates[i];
                var target = unit.AsSpan(i * features, features);
                // Dividing by the largest weight first keeps the squares of huge and tiny weights in range.
                TensorPrimitives.Divide(row, Math.Abs(TensorPrimitives.MaxMagnitude(row)), target);
                TensorPrimitives.Divide(target, Math.Sqrt(DotProduct.Of(target, target)), target);
            }
        );

        var cosines = new Triangle(count);
        Parallel.For(
            0,
            count,
            i =>
            {
                var row = unit.AsSpan(i * features, features);
                var target = cosines.Row(i);
                for (var j = i; j < count; j++)
                {
                    target[j - i] = DotProduct.Of(row, unit.AsSpan(j * features, features));
                }
            }
        );
        return cosines;
    }
}
