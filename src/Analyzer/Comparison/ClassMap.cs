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

    public static ClassMap Of(ClassLabels a, ClassLabels b, InputPath labelsOfB)
    {
        // A label may stand several times; then the classes are matched in their order. A single background may be called otherwise.
        var areNamed = new[] { a, b }.Any(labels => labels.Items.Count(label => !label.IsInGraphs) > 1);
        string Key(ClassLabel label) => label.IsInGraphs || !areNamed ? label.Text : $"{label.Text} {label.Name}";
        var open = a
            .Items.Select((label, index) => (Key: Key(label), index))
            .GroupBy(item => item.Key, item => item.index, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new Queue<int>(group), StringComparer.Ordinal);
        var unknown = new List<string>();
        var map = ImmutableArray.CreateBuilder<int>(b.Count);
        foreach (var label in b.Items)
        {
            if (open.TryGetValue(Key(label), out var indices) && indices.TryDequeue(out var index))
            {
                map.Add(index);
            }
            else
            {
                unknown.Add(Key(label));
            }
        }

        return a.Count == b.Count && unknown.Count == 0
            ? new ClassMap(map.ToImmutable())
            : throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.ClassesDiffer,
                    labelsOfB.NamedAt,
                    "the models to compare "
                        + $"{(a.Count == b.Count ? "do not have the same classes" : $"have {a.Count} and {b.Count} classes")}"
                        + (
                            unknown.Count == 0
                                ? string.Empty
                                : $": the second has {CutList.Of(unknown, 5)}, which the first has not, or has less often"
                        )
                        + "; they must have the same labels, in any order."
                )
            );
    }
}
