using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Hierarchies;
using QualityGate.Labels;
using QualityGate.Text;

namespace QualityGate.Comparison;

/// <summary>The classes of a model B as classes of a model A.</summary>
/// <param name="ToA">For each class of B, the class of A that has the same label; of classes without a concept, the same name.</param>
internal sealed record ClassMap(ImmutableArray<int> ToA)
{
    /// <summary>The same map of the classes with a concept, by their positions among these.</summary>
    public ClassMap Of(ConceptClasses a, ConceptClasses b) => new([.. b.Indices.Select(output => a.PositionOf(ToA[output]))]);

    /// <summary>Matches the classes of two models: those of one label and name, in their order where several have both; then those
    /// that are the only ones left of their label. Of several that are called otherwise none is taken for another.</summary>
    /// <param name="a">The classes of the first.</param>
    /// <param name="b">Those of the second.</param>
    /// <param name="labelsOfB">The file that a complaint names.</param>
    /// <exception cref="QualityGateException">They are not the same classes (QG3015).</exception>
    public static ClassMap Of(ClassLabels a, ClassLabels b, InputPath labelsOfB)
    {
        var map = Enumerable.Repeat(-1, b.Count).ToArray();
        var open = Enumerable.Range(0, a.Count).ToHashSet();
        Match(label => (label.IsInGraphs, label.Text, label.Name), takesSeveral: true);
        Match(label => (label.IsInGraphs, label.Text, string.Empty), takesSeveral: false);
        var unknown = Enumerable.Range(0, b.Count).Where(index => map[index] < 0).ToArray();
        return a.Count == b.Count && unknown.Length == 0 ? new ClassMap([.. map]) : throw Differ(a, b, unknown, labelsOfB);

        void Match(Func<ClassLabel, (bool, string, string)> key, bool takesSeveral)
        {
            var there = open.Order().ToLookup(index => key(a[index]));
            foreach (var here in Enumerable.Range(0, b.Count).Where(index => map[index] < 0).GroupBy(index => key(b[index])).ToArray())
            {
                if (takesSeveral || (here.Count() == 1 && there[here.Key].Count() == 1))
                {
                    foreach (var (second, first) in here.Zip(there[here.Key]))
                    {
                        map[second] = first;
                        open.Remove(first);
                    }
                }
            }
        }
    }

    private static QualityGateException Differ(ClassLabels a, ClassLabels b, int[] unknown, InputPath labelsOfB)
    {
        // A label that stands several times is told by its name.
        HashSet<string> repeated =
        [
            .. new[] { a, b }
                .SelectMany(labels => labels.Items.CountBy(label => label.Text))
                .Where(pair => pair.Value > 1)
                .Select(pair => pair.Key),
        ];
        string Called(ClassLabel label) =>
            repeated.Contains(label.Text) && label.Name != label.Text ? $"{label.Text} {label.Name}" : label.Text;
        return new QualityGateException(
            Diagnostic.Error(
                DiagnosticCodes.ClassesDiffer,
                labelsOfB.NamedAt,
                "the models to compare "
                    + $"{(a.Count == b.Count ? "do not have the same classes" : $"have {a.Count} and {b.Count} classes")}"
                    + (
                        unknown.Length == 0
                            ? string.Empty
                            : $": the second has {CutList.Of([.. unknown.Select(index => Called(b[index]))], 5)}, which the first has not, "
                                + "or has less often"
                    )
                    + "; they must have the same labels, in any order."
            )
        );
    }
}
