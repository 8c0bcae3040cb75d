using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Text;

namespace QualityGate.Labels.Formats;

/// <summary>
/// Collects labels with their class indices, in any order. The indices run from 0 or from 1, without a gap: of as many labels as there are
/// classes, both leave one order only.
/// </summary>
internal sealed class OrderedLabels(CancellationToken cancellationToken)
{
    private readonly SortedDictionary<int, (WrittenLabel Label, SourceLocation Place)> labels = [];

    /// <summary>Adds a label.</summary>
    /// <param name="index">The index of its class.</param>
    /// <param name="label">The label.</param>
    /// <param name="place">The place of the index.</param>
    /// <exception cref="QualityGateException">The class has one already.</exception>
    public void Add(int index, WrittenLabel label, SourceLocation place)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!labels.TryAdd(index, (label, place)))
        {
            throw LabelMistake.Of(
                place,
                $"class {index} has a label already, '{Shown(labels[index].Label)}', and here '{Shown(label)}'; each index stands once."
            );
        }
    }

    /// <summary>The labels in the order of their indices.</summary>
    /// <exception cref="QualityGateException">An index is missing.</exception>
    public ImmutableArray<WrittenLabel> InOrder()
    {
        var first = labels.Count > 0 ? labels.Keys.First() : 0;
        var next = Math.Min(first, 1);
        foreach (var (index, (_, place)) in labels)
        {
            if (index != next++)
            {
                throw LabelMistake.Of(
                    place,
                    $"class {next - 1} has no label, but class {index} has one; the indices must run from 0 (or all from 1) without a gap."
                );
            }
        }

        return [.. labels.Values.Select(value => value.Label)];
    }

    private static string Shown(WrittenLabel label) => SingleLine.Of(label.Text, longest: 60);
}
