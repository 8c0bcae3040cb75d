using QualityGate.Similarity;
using QualityGate.TestData;

namespace QualityGate.Analysis;

/// <summary>
/// The ranks of all pairs of classes in the three views of an analysis: by weights, by confusions and by the hierarchy. Each is computed
/// when a metric first asks for it, and those that don't rest on test data are shared by all test sets of one model.
/// </summary>
internal sealed class PairRankViews
{
    private readonly SimilarityMatrix structuralSimilarity;
    private readonly ConfusionMatrix? confusion;
    private readonly Lazy<PairRanks> structural;
    private readonly Lazy<SimilarityMatrix?> semanticSimilarity;
    private readonly Lazy<PairRanks?> semantic;
    private readonly Lazy<PairRanks?> functional;

    /// <summary>The views of a model without test data.</summary>
    /// <param name="structuralSimilarity">The similarities of class templates.</param>
    /// <param name="semanticSimilarity">Those of the hierarchy; null where all pairs are alike, or without a hierarchy.</param>
    public PairRankViews(SimilarityMatrix structuralSimilarity, Lazy<SimilarityMatrix?> semanticSimilarity)
    {
        this.structuralSimilarity = structuralSimilarity;
        structural = new(() => PairRanks.Of(structuralSimilarity, structuralSimilarity.Classes));
        this.semanticSimilarity = semanticSimilarity;
        semantic = new(() => semanticSimilarity.Value is { } matrix ? PairRanks.Of(matrix, matrix.Classes) : null);
        functional = new((PairRanks?)null);
    }

    private PairRankViews(PairRankViews other, TestSet testSet)
    {
        (structuralSimilarity, structural, semanticSimilarity, semantic) = (
            other.structuralSimilarity,
            other.structural,
            other.semanticSimilarity,
            other.semantic
        );
        confusion = testSet.AmongConcepts;
        functional = new(() =>
            testSet.AmongConcepts is not { } matrix
                ? null
                : PairRanks.Of(testSet.Functional?.Similarity ?? FunctionalSimilarity.Of(matrix), matrix.MeasuredClasses)
        );
    }

    /// <summary>Ranks by the similarity of class templates, over all classes.</summary>
    public PairRanks Structural => structural.Value;

    /// <summary>Ranks by the hierarchy's similarity, over all classes; null where all pairs are alike, or without a hierarchy.</summary>
    public PairRanks? Semantic => semantic.Value;

    /// <summary>Ranks by the similarity of confusions, over the classes that have test samples; null without test data.</summary>
    public PairRanks? Functional => functional.Value;

    /// <summary>Ranks by the similarity of class templates, over the classes that have test samples.</summary>
    public PairRanks StructuralOfMeasured => AllAreMeasured ? Structural : PairRanks.Of(structuralSimilarity, confusion!.MeasuredClasses);

    /// <summary>Ranks by the hierarchy's similarity, over the classes that have test samples.</summary>
    public PairRanks? SemanticOfMeasured =>
        AllAreMeasured ? Semantic
        : semanticSimilarity.Value is { } matrix ? PairRanks.Of(matrix, confusion!.MeasuredClasses)
        : null;

    private bool AllAreMeasured => confusion?.MeasuredClasses.Length == structuralSimilarity.Classes.Length;

    /// <summary>The views of the same model with other test data.</summary>
    public PairRankViews With(TestSet testSet) => new(this, testSet);
}
