using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Hierarchies.Reading;
using QualityGate.Labels;
using QualityGate.Models.Inspection;
using QualityGate.Text;

namespace QualityGate.Initialisation.Finding;

/// <summary>A model whose classes and labels are known.</summary>
/// <param name="Inputs">The model and its labels, without test data unless the user has named them.</param>
/// <param name="Labels">The labels.</param>
internal sealed record FoundModel(AnalysisInputs Inputs, ClassLabels Labels);

/// <summary>Finds out what a model's classes are called.</summary>
/// <param name="finder">Finds labels files.</param>
/// <param name="ownership">Says which files may be the model's.</param>
/// <param name="hierarchies">The hierarchies of the run.</param>
/// <param name="folder">The folder that files are named from.</param>
internal sealed class ModelFinder(LabelsFinder finder, Ownership ownership, LoadedHierarchies hierarchies, string folder)
{
    /// <summary>Reads a model's classifier and finds its labels.</summary>
    /// <param name="inputs">The model, with what the user has said of it.</param>
    /// <param name="rejected">Takes files that could have been its labels.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The model, or null and the reason.</returns>
    public (FoundModel? Model, string Why) Find(AnalysisInputs inputs, List<UnusedFile> rejected, CancellationToken cancellationToken)
    {
        var (hierarchy, whyNone) = Rejection.Try(() => hierarchies.Of(inputs.Hierarchy, cancellationToken));
        if (hierarchy is null)
        {
            return (null, whyNone);
        }

        if (inputs.Labels is not null)
        {
            var (given, whyNot) = Rejection.Try(() => ModelAnalyzer.ReadLabels(inputs, hierarchy, cancellationToken));
            return (given is null ? null : new FoundModel(inputs, given), whyNot);
        }

        var (classes, why) = Classes(inputs, cancellationToken);
        if (classes is not { } number)
        {
            return (null, why);
        }

        var found = finder.Find(inputs, number, ownership, hierarchy, cancellationToken);
        rejected.AddRange(found.Rejected);
        if (found.Labels is { } labels)
        {
            return (new FoundModel(inputs with { Labels = found.Path }, labels), string.Empty);
        }

        var several = CutList.Of([.. found.Several.Select(file => EntryPath.From(folder, file))], 4);
        return found.Several.IsEmpty
            ? (null, $"{found.Why}; give them with --labels FILE")
            : (null, $"{found.Why}: {several}; say which with --labels FILE");
    }

    // Where a file leaves the layer open, the number of labels decides, if only one number does.
    private (int? Classes, string Why) Classes(AnalysisInputs inputs, CancellationToken cancellationToken)
    {
        ModelInspection Inspect(int? classes) =>
            ModelInspector.Inspect(inputs.Model, classes, inputs.Classifier, inputs.MostMemory, cancellationToken);

        var (inspection, why) = Rejection.Try(() => Inspect(classes: null));
        if (inspection is null)
        {
            return (null, why);
        }

        if (inspection.Classifier is { } classifier)
        {
            return (classifier.Templates.Classes, string.Empty);
        }

        ImmutableArray<int> fitting = [.. finder.Counts.Where(count => Inspect(count) is { Problem: null })];
        return fitting is [var only]
            ? (only, string.Empty)
            : (
                null,
                $"{inspection.Problem!.Code}: {SingleLine.Of(inspection.Problem.Message, 300)}"
                    + (fitting.Length > 1 ? $" Labels of {string.Join(" and of ", fitting)} classes would fit." : string.Empty)
            );
    }
}
