using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Hierarchies;
using QualityGate.Models;

namespace QualityGate.Labels.Reading;

/// <summary>Labels that an exporter left in the model itself, for models that come without a labels file.</summary>
internal static class EmbeddedLabels
{
    /// <summary>Reads the labels and finds each in the hierarchy.</summary>
    /// <param name="model">The model file.</param>
    /// <param name="hierarchy">The hierarchy that the labels name concepts of.</param>
    /// <param name="cancellationToken">Stops the reading of a large file.</param>
    /// <returns>The labels, in the order of the classes: of several lists the first of which every name is a concept.</returns>
    /// <exception cref="QualityGateException">
    /// The model cannot be read, has no labels (QG3030), several lists in different orders (QG3018), a list with gaps (QG3004), or names
    /// that are no concepts (QG3006).
    /// </exception>
    public static ClassLabels Read(InputPath model, Hierarchy hierarchy, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(hierarchy);
        var hints = OwnNames.Of(model, cancellationToken);
        if (hints.IsEmpty)
        {
            throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.NoLabels,
                    model.NamedAt,
                    $"no labels are given for '{model.FileName}', and it has none in its metadata (such as 'labels', 'classes', "
                        + "'names' or 'id2label'); give a labels file."
                )
            );
        }

        var found = hints.FirstOrDefault(hint => hint.Names.All(name => IsLabel(hierarchy, name))) ?? hints[0];
        RequireAll(model, found);
        var labels = LabelsFile.Resolve(
            model,
            hierarchy,
            [.. found.Names.Select(name => new WrittenLabel(name, Name: null, model.NamedAt))],
            cancellationToken
        );
        OwnNames.RequireAgreement(labels, found, hints);
        return labels;
    }

    private static bool IsLabel(Hierarchy hierarchy, string name) =>
        ConceptlessLabel.Of(new WrittenLabel(name, Name: null, new SourceLocation(string.Empty))) is not null
        || hierarchy.Read(name) is not null;

    private static void RequireAll(InputPath model, LabelHint hint)
    {
        if (hint.HasGaps)
        {
            throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.InvalidLabelsFile,
                    model.NamedAt,
                    $"'{model.FileName}' names its classes itself ({hint.Source}), but not by indices from 0 without a gap; "
                        + "give a labels file."
                )
            );
        }
    }
}
