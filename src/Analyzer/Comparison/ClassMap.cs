using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Labels;
using QualityGate.Text;

namespace QualityGate.Comparison;

/// <summary>The classes of a model B as classes of a model A.</summary>
/// <param name="ToA">For each class of B, the class of A that has the same label.</param>
internal sealed record ClassMap(ImmutableArray<int> ToA)
{
    public static ClassMap Of(ClassLabels a, ClassLabels b, InputPath labelsOfB)
    {
        // A label may stand several times; then the classes are matched in their order.
        var open = a
            .Items.Select((label, index) => (label.Text, index))
            .GroupBy(item => item.Text, item => item.index, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new Queue<int>(group), StringComparer.Ordinal);
        var unknown = new List<string>();
        var map = ImmutableArray.CreateBuilder<int>(b.Count);
        foreach (var label in b.Items)
        {
            if (open.TryGetValue(label.Text, out var indices) && indices.TryDequeue(out var index))
            {
                map.Add(index);
            }
            else
            {
                unknown.Add(label.Text);
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
