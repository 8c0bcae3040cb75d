using QualityGate.Models.Reading;
using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Models;
using QualityGate.Models.Onnx.Outputs;
using QualityGate.Models.Onnx.Reading;
using QualityGate.Text;

namespace QualityGate.Labels;

/// <summary>
/// Holds the labels of a file against the names that the model gives its classes itself. Where the two disagree on the order or the number
/// of classes, one of them is wrong, and neither is chosen silently.
/// </summary>
internal static class OwnNames
{
    private const int MostShown = 3;

    // Lists of a thousand names have a few that are words for something else as well.
    private const double ToleratedShare = 0.1;

    private const string AdviceOnFile =
        "Put the file right; or 'labels-order: model' takes its labels in the model's order, and 'labels-order: file' leaves "
        + "them in the file's.";
    private const string AdviceOnModel = "Give a labels file in the order of the model's outputs, with 'labels-order: file'.";

    /// <summary>The names in a model's metadata and nodes; none where it is of a format that has none.</summary>
    /// <exception cref="QualityGateException">The model cannot be read.</exception>
    public static ImmutableArray<LabelHint> Of(InputPath model, CancellationToken cancellationToken)
    {
        using var source = ModelFormats.Open(model, cancellationToken);
        return source is OnnxSource onnx ? LabelHints.Find(onnx.File.Model) : LabelHints.Find(source.Metadata);
    }

    /// <summary>The labels in the order that counts, with what is to be said of the model's own names.</summary>
    /// <exception cref="QualityGateException">The two disagree (QG3018), or the model's names give the labels no order
    /// (QG3020).</exception>
    public static ClassLabels Settle(InputPath model, ClassLabels labels, LabelsOrder order, CancellationToken cancellationToken) =>
        order switch
        {
            LabelsOrder.File => labels,
            LabelsOrder.Model => Reorder(model, labels, Of(model, cancellationToken)),
            _ => Compare(labels, Of(model, cancellationToken)),
        };

    /// <summary>Makes sure that the lists of names in a model agree with the one of them that is taken for the labels.</summary>
    /// <exception cref="QualityGateException">Two disagree (QG3018).</exception>
    public static void RequireAgreement(ClassLabels labels, LabelHint taken, ImmutableArray<LabelHint> hints)
    {
        var errors = hints
            .Where(hint => hint != taken)
            .Select(hint => Judge(hint, labels, taken.Source, AdviceOnModel))
            .OfType<Diagnostic>()
            .Where(IsError)
            .ToArray();
        if (errors.Length > 0)
        {
            throw new QualityGateException([.. errors]);
        }
    }

    private static ClassLabels Compare(ClassLabels labels, ImmutableArray<LabelHint> hints)
    {
        var diagnostics = hints.Select(hint => Judge(hint, labels, "the labels file", AdviceOnFile)).OfType<Diagnostic>().ToArray();
        return Array.Exists(diagnostics, IsError)
            ? throw new QualityGateException([.. diagnostics])
            : labels with
            {
                Diagnostics = [.. labels.Diagnostics, .. diagnostics],
            };
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == Severity.Error;

    private static Diagnostic? Judge(LabelHint hint, ClassLabels labels, string what, string advice)
    {
        var comparison = NameComparison.Of(hint.Names, labels);
        var own = $"the model names its classes itself ({hint.Source})";
        Diagnostic Disagreement(IEnumerable<int> classes, string message)
        {
            int[] differing = [.. classes];
            return Diagnostic.Error(
                DiagnosticCodes.LabelsOrderDiffers,
                Place(labels, differing[0]),
                $"{message}: {Differences(hint, labels, differing)}. {advice}"
            );
        }

        Diagnostic OtherWords(IEnumerable<int> classes, string message)
        {
            int[] differing = [.. classes];
            return Diagnostic.Warning(
                DiagnosticCodes.LabelsInOtherWords,
                Place(labels, differing[0]),
                $"{message}: {Differences(hint, labels, differing)}. Make sure that the file belongs to this model, and say so "
                    + "with 'labels-order: file'."
            );
        }

        if (comparison.AreNumbers)
        {
            return null;
        }

        if (hint.Names.Length != labels.Count)
        {
            var numbers = $"{own}, but has {hint.Names.Length} names where {what} has {labels.Count}";
            return comparison.HaveCommonNames ? Disagreement(comparison.Differing, numbers) : OtherWords(comparison.Differing, numbers);
        }

        if (comparison.AreShuffledNumbers && comparison.Differing.Any())
        {
            return Disagreement(comparison.Differing, $"{own} by numbers that are not in the order of its outputs");
        }

        var (moved, contradicting, comparable) = (
            comparison.Moved,
            comparison.Contradicting,
            comparison.Agreeing.Length + comparison.Related.Length
        );
        return !moved.IsEmpty ? Disagreement(moved, $"{own}, in another order than {what}")
            : contradicting.Length > ToleratedShare * (contradicting.Length + comparable)
                ? OtherWords(contradicting, $"{own}, by words that mean something else than those of {what}")
            : comparable > 0 ? null
            : OtherWords(comparison.Differing, $"{own}, in words that cannot be compared with those of {what}");
    }

    private static string Differences(LabelHint hint, ClassLabels labels, int[] differing)
    {
        var shown = differing
            .Take(MostShown)
            .Select(i => $"class {i} is {Name(hint.Names, i)} in the model and {Name(labels, i)} in the labels");
        return string.Join("; ", shown) + (differing.Length > MostShown ? $"; and {differing.Length - MostShown} more" : string.Empty);
    }

    private static string Name(ImmutableArray<string> names, int index) =>
        index < names.Length ? $"'{SingleLine.Of(names[index], longest: 60)}'" : "missing";

    private static string Name(ClassLabels labels, int index) =>
        index >= labels.Count ? "missing"
        : labels[index].Name == labels[index].Text ? $"'{SingleLine.Of(labels[index].Text, longest: 60)}'"
        : $"'{SingleLine.Of(labels[index].Text, longest: 60)}' ({SingleLine.Of(labels[index].Name, longest: 60)})";

    private static SourceLocation Place(ClassLabels labels, int index) =>
        index < labels.Locations.Length ? labels.Locations[index] : labels.End;

    private static ClassLabels Reorder(InputPath model, ClassLabels labels, ImmutableArray<LabelHint> hints)
    {
        if (hints.IsEmpty)
        {
            throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.NoOrderOfLabels,
                    model.NamedAt,
                    $"'labels-order: model' asks for the order of the names in '{model.FileName}', but it names no classes; remove the key."
                )
            );
        }

        var orders = hints.Select(hint => NameComparison.Of(hint.Names, labels).Order).OfType<ImmutableArray<int>>().ToArray();
        if (orders.Length == 0)
        {
            var hint = hints[0];
            var first = NameComparison.Of(hint.Names, labels).FirstWithoutPlace;
            throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.NoOrderOfLabels,
                    labels.Path.Whole(),
                    $"'labels-order: model' needs a name in the model for each label and the other way round, but "
                        + (
                            hint.Names.Length != labels.Count || first < 0
                                ? $"there are {hint.Names.Length} names ({hint.Source}) and {labels.Count} labels."
                                : $"'{hint.Names[first]}', class {first} of the model ({hint.Source}), is not the name of exactly "
                                    + "one label; write the labels in the model's order."
                        )
                )
            );
        }

        if (Array.Find(orders, order => !order.SequenceEqual(orders[0])) is { IsDefault: false })
        {
            throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.LabelsOrderDiffers,
                    model.NamedAt,
                    $"'{model.FileName}' names its classes {orders.Length} times "
                        + $"({string.Join(", ", hints.Select(hint => hint.Source))}), and not in the same order; "
                        + "write the labels in the order of the outputs, with 'labels-order: file'."
                )
            );
        }

        return labels with
        {
            Items = [.. orders[0].Select(index => labels[index])],
            Locations = [.. orders[0].Select(index => Place(labels, index))],
            Senses = labels.Senses.IsEmpty ? [] : [.. orders[0].Select(index => labels.Senses[index])],
        };
    }
}
