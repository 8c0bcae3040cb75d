using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Hierarchies;
using QualityGate.Labels;
using QualityGate.Labels.Formats;

namespace QualityGate.Initialisation.Finding;

/// <summary>The labels that were found for a model.</summary>
/// <param name="Path">The labels file; null where the model names its classes itself.</param>
/// <param name="Labels">The labels; null where there are none, or several that fit.</param>
/// <param name="Why">Why there are none, as a sentence.</param>
internal sealed record FoundLabels(InputPath? Path, ClassLabels? Labels, string Why)
{
    /// <summary>The files among which the user has to choose.</summary>
    public ImmutableArray<string> Several { get; init; } = [];

    /// <summary>Files called like labels that do not fit, and why.</summary>
    public ImmutableArray<UnusedFile> Rejected { get; init; } = [];
}

/// <summary>
/// Finds the labels of a model: its own names, or the one file whose labels are as many as it has classes. Where files fit that name the
/// classes differently, none is taken.
/// </summary>
/// <param name="files">All files of the repository.</param>
internal sealed class LabelsFinder(ImmutableArray<string> files)
{
    private readonly ImmutableArray<string> candidates = [.. files.Where(FileRoles.MayBeLabels)];
    private readonly Dictionary<string, int?> counts = new(StringComparer.Ordinal);

    /// <summary>The numbers of labels that files have which are called like labels: numbers of classes that a model may have.</summary>
    public ImmutableArray<int> Counts =>
        [.. candidates.Where(FileRoles.IsCalledLabels).Select(CountOf).OfType<int>().Where(count => count > 1).Distinct().Order()];

    /// <summary>Finds the labels of a model.</summary>
    public FoundLabels Find(
        AnalysisInputs inputs,
        int classes,
        Ownership ownership,
        Hierarchy hierarchy,
        CancellationToken cancellationToken
    )
    {
        (ClassLabels?, string) Read(InputPath? path) =>
            Rejection.Try(() => ModelAnalyzer.ReadLabels(inputs with { Labels = path }, hierarchy, cancellationToken));

        var why = string.Empty;
        if (OwnNames.Of(inputs.Model, cancellationToken).Any(hint => hint.Names.Length == classes))
        {
            (var own, why) = Read(path: null);
            if (own is not null)
            {
                return new FoundLabels(Path: null, own, string.Empty);
            }
        }

        var rejected = ImmutableArray.CreateBuilder<UnusedFile>();
        var fitting = new List<(InputPath Path, ClassLabels Labels)>();
        foreach (var file in ownership.Visible(inputs.Model.FullPath, candidates).Where(file => CountOf(file) == classes))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var path = InputPath.FromUser(file);
            var (labels, reason) = Read(path);
            if (labels is not null)
            {
                fitting.Add((path, labels));
            }
            else if (FileRoles.IsCalledLabels(file))
            {
                rejected.Add(new UnusedFile(file, reason));
            }
        }

        // Any list of so many lines would do where classes are mere names; there, and where one file says what it is, names count.
        if (hierarchy.Graph is null || fitting.Exists(found => FileRoles.IsCalledLabels(found.Path.FullPath)))
        {
            fitting.RemoveAll(found => !FileRoles.IsCalledLabels(found.Path.FullPath));
        }

        return Choose(fitting) is { } chosen ? new FoundLabels(chosen.Path, chosen.Labels, string.Empty)
            : fitting.Count > 0
                ? new FoundLabels(null, null, $"{fitting.Count} files have labels for its {classes} classes, and they differ")
                {
                    Several = [.. fitting.Select(found => found.Path.FullPath)],
                }
            : new FoundLabels(
                null,
                null,
                why.Length > 0
                    ? why
                    : $"it has {classes} classes, and no file has as many labels"
                        + (rejected.Count > 0 ? " that can be used" : string.Empty)
            )
            {
                Rejected = rejected.ToImmutable(),
            };
    }

    // The nearest, where all say the same; of files with the same names, the only one that leaves no sense unsure: the others were pinned.
    private static (InputPath Path, ClassLabels Labels)? Choose(List<(InputPath Path, ClassLabels Labels)> fitting)
    {
        if (fitting.Count == 0)
        {
            return null;
        }

        var first = fitting[0].Labels;
        if (fitting.TrueForAll(found => Meanings(found.Labels).SequenceEqual(Meanings(first))))
        {
            return fitting[0];
        }

        var sure = fitting.FindAll(found => found.Labels.Senses.All(sense => sense is not { IsSure: false }));
        var haveSameNames = fitting.TrueForAll(found =>
            found.Labels.Items.Select(label => label.Name).SequenceEqual(first.Items.Select(label => label.Name), StringComparer.Ordinal)
        );
        return haveSameNames && sure.Count == 1 ? sure[0] : null;
    }

    private static IEnumerable<(int?, string)> Meanings(ClassLabels labels) =>
        labels.Items.Select(label => (label.Node, label.Node is null ? label.Text : string.Empty));

    // Null where the file has no labels at all.
    private int? CountOf(string file)
    {
        if (!counts.TryGetValue(file, out var count))
        {
            try
            {
                count = LabelFormat
                    .Read(InputFile.ReadText(InputPath.FromUser(file), DataKind.Labels, CancellationToken.None), CancellationToken.None)
                    .Length;
            }
            catch (QualityGateException)
            {
                count = null;
            }

            counts[file] = count;
        }

        return count;
    }
}
