using QualityGate.Analysis;
using QualityGate.Explanations;

namespace QualityGate.Results;

/// <summary>Makes the plain result of a hierarchy: the concepts that join classes, without the rest.</summary>
internal static class HierarchyResultOf
{
    /// <summary>The hierarchy of an analysed model.</summary>
    public static HierarchyResult Of(ModelAnalysis analysis)
    {
        var hierarchy = analysis.Labels.Hierarchy;
        return new HierarchyResult(hierarchy.Name, hierarchy.Sha256, Concepts(analysis));
    }

    private static ConceptResult[]? Concepts(ModelAnalysis analysis)
    {
        if (analysis.Relatedness is not { Taxonomy: { } taxonomy })
        {
            return null;
        }

        var (names, joining) = (new ClassNames(analysis.Classes), JoiningConcepts.Of(taxonomy));
        var below = Enumerable
            .Range(0, taxonomy.Classes.Length)
            .SelectMany(index => joining.NearestOf(index).Select(concept => (concept, Output: analysis.Classes.Indices[index])))
            .ToLookup(pair => pair.concept, pair => pair.Output);
        return
        [
            .. joining.Concepts.Select(concept => new ConceptResult(
                names.Id(concept),
                names.Concept(concept),
                [.. joining.NearestAbove(concept).Select(names.Id)],
                [.. below[concept]]
            )),
        ];
    }
}
