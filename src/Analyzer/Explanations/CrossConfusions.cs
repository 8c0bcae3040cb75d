using System.Collections.Immutable;
using System.Diagnostics;
using QualityGate.Analysis;
using QualityGate.Hierarchies;
using QualityGate.Labels;
using QualityGate.TestData;
using QualityGate.Text;

namespace QualityGate.Explanations;

/// <summary>Confusions across two superclasses: a kind of the one was taken for a kind of the other.</summary>
/// <param name="Confusions">The confusions, the most frequent first; those from a class to another and back are two.</param>
[StackTraceHidden] // A test that names the wrong concepts has its own frames alone.
internal sealed record CrossConfusions(ImmutableArray<CrossConfusion> Confusions)
{
    /// <summary>The number of confusions in all; where only shares are known, the sum of the true classes' shares.</summary>
    public double Total => Confusions.Sum(confusion => confusion.Count);

    /// <summary>Looks for confusions in either direction.</summary>
    /// <param name="analysis">A model with test data.</param>
    /// <param name="first">A concept above at least one class, as a name or identifier of the hierarchy, such as
    /// <c>person.n.01</c>.</param>
    /// <param name="second">Another. A class that is a kind of both counts as neither.</param>
    /// <returns>The confusions found.</returns>
    /// <exception cref="ArgumentException">The hierarchy has no such concept, or no class with test samples is a kind of it alone: nothing
    /// could be confused.</exception>
    /// <exception cref="InvalidOperationException">The model has no test data, or no hierarchy.</exception>
    public static CrossConfusions Of(ModelAnalysis analysis, string first, string second)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var taxonomy =
            analysis.Relatedness?.Taxonomy
            ?? throw new InvalidOperationException(
                "superclasses need a hierarchy, but 'hierarchy: none' says that the classes are mere names"
            );
        var (above, below) = (ClassesUnder(taxonomy, first), ClassesUnder(taxonomy, second));
        var confusion =
            analysis.ConceptConfusion
            ?? throw new InvalidOperationException("confusions need test data, but neither predictions nor a confusion matrix are given");
        var (left, right) = (above.Except(below), below.Except(above));
        RequireSome(left, confusion, first, second);
        RequireSome(right, confusion, second, first);
        return new CrossConfusions([
            .. from mistake in Prediction.Wrong(confusion)
            where
                (left.Contains(mistake.Actual) && right.Contains(mistake.Predicted))
                || (right.Contains(mistake.Actual) && left.Contains(mistake.Predicted))
            orderby mistake.Weight descending, mistake.Actual, mistake.Predicted
            select new CrossConfusion(mistake.Actual, mistake.Predicted, mistake.Weight),
        ]);
    }

    private static ImmutableHashSet<int> ClassesUnder(ClassTaxonomy taxonomy, string concept)
    {
        var node =
            taxonomy.Hierarchy.Find(concept)
            ?? throw new ArgumentException(
                $"{taxonomy.Hierarchy.Name} has no '{concept}'.{taxonomy.Hierarchy.Suggest(concept)}",
                nameof(concept)
            );
        return [.. Enumerable.Range(0, taxonomy.Classes.Length).Where(c => taxonomy.AncestorsOf(c).Any(ancestor => ancestor.Node == node))];
    }

    private static void RequireSome(ImmutableHashSet<int> classes, ConfusionMatrix confusion, string concept, string other)
    {
        if (!confusion.MeasuredClasses.Any(classes.Contains))
        {
            throw new ArgumentException(
                $"no class with test samples is a kind of {concept} but not of {other}, so that nothing could be confused; name "
                    + "concepts that the classes lie under.",
                nameof(concept)
            );
        }
    }
}

/// <summary>A class that was taken for another.</summary>
/// <param name="Actual">The true class.</param>
/// <param name="Predicted">The class that it was taken for.</param>
/// <param name="Count">How often; where only shares are known, the share of the true class.</param>
internal sealed record CrossConfusion(int Actual, int Predicted, double Count)
{
    /// <summary>The confusion in a few words.</summary>
    /// <param name="analysis">The model that the classes belong to.</param>
    /// <returns>Both names and the number, such as <c>dog.n.01 as car.n.01: 3</c>.</returns>
    public string Describe(ModelAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return $"{ClassName.Short(analysis.Labels, Actual)} as {ClassName.Short(analysis.Labels, Predicted)}: {Figure.Count(Count)}";
    }
}
