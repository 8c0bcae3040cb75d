using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Hierarchies.Reading;
using QualityGate.Initialisation.Finding;
using QualityGate.Models.Reading;
using QualityGate.Text;

namespace QualityGate.Initialisation;

/// <summary>Drafts a thresholds.yml for a repository: finds what can be gated, measures it, and chooses limits.</summary>
/// <param name="request">The models and files that it is drafted for.</param>
/// <param name="progress">Is told which model is being measured, and how far that is.</param>
internal sealed class GateDrafting(DraftRequest request, IProgress<string>? progress)
{
    private readonly LoadedHierarchies hierarchies = new();
    private readonly List<UnusedFile> unused = [];
    private readonly Dictionary<FoundModel, ImmutableArray<UnusedFile>> rejectedTestData = [];
    private readonly List<Diagnostic> warnings = [];
    private long keptPairs;

    /// <summary>Drafts it. A user's mistake is a diagnostic or the reason of an unused file.</summary>
    /// <exception cref="QualityGateException">Test data are given, but there are several models.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public GateDraft Draft(CancellationToken cancellationToken)
    {
        ImmutableArray<string> files =
        [
            .. request.Folders.SelectMany(folder => RepositoryFiles.Below(folder, cancellationToken)).Distinct(StringComparer.Ordinal),
        ];
        var models = request.Models.IsEmpty ? [.. files.Where(FileRoles.IsModel)] : request.Models;
        if (request.Models.IsEmpty)
        {
            unused.AddRange(files.Where(FileRoles.IsForeignModel).Select(Foreign).OfType<UnusedFile>());
            unused.AddRange(files.Where(FileRoles.IsArray).Select(file => new UnusedFile(file, ArrayIsNoModel)));
        }

        var ownership = new Ownership(models.Concat(files.Where(FileRoles.IsModel)));
        var found = Readable(models, new ModelFinder(new LabelsFinder(files), ownership, hierarchies, request.Base), cancellationToken);
        if (request.Given.TestData is { } given && found.Length > 1)
        {
            throw new QualityGateException(DraftDiagnostics.SeveralModels(given.Path, found.Length));
        }

        var chosen = TestData(found, new TestDataFinder(files, progress), ownership, cancellationToken);
        var entries = Measured(found, chosen, cancellationToken);
        return new GateDraft(
            entries,
            [.. unused.DistinctBy(file => file.Path).OrderBy(file => file.Path, StringComparer.Ordinal)],
            entries.IsEmpty ? [.. warnings, DraftDiagnostics.Nothing(request.Folders[0], models.Length)] : [.. warnings]
        );
    }

    private const long MostKeptPairs = 25_000_000;

    private const string Accuracy = "accuracy";

    private const string ArrayIsNoModel =
        "an array may be weights, scores or a confusion matrix; where it is a model's last layer, name it: qualitygate init FILE";

    private static UnusedFile? Foreign(string file)
    {
        try
        {
            using var source = ModelFormats.Open(InputPath.FromUser(file), CancellationToken.None);
            return null;
        }
        catch (QualityGateException e)
        {
            return new UnusedFile(file, Rejection.Of(e));
        }
    }

    private ImmutableArray<FoundModel> Readable(ImmutableArray<string> models, ModelFinder finder, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<FoundModel>();
        foreach (var file in models)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var inputs = request.Given with { Model = InputPath.FromUser(file) };
            using var stage = StageProgress.Begin($"{inputs.Model.FileName}: reading", progress);
            if (!EntryPath.IsWritable(request.Base, file))
            {
                unused.Add(new UnusedFile(file, EntryPath.WhyNot));
                continue;
            }

            var (model, why) = finder.Find(inputs, unused, cancellationToken);
            if (model is null)
            {
                unused.Add(new UnusedFile(file, why));
            }
            else if (model.Inputs.Labels is { } labels && !EntryPath.IsWritable(request.Base, labels.FullPath))
            {
                unused.Add(new UnusedFile(file, $"its labels are in '{labels.FileName}', but {EntryPath.WhyNot}"));
            }
            else
            {
                found.Add(model);
            }
        }

        return found.ToImmutable();
    }

    // A file of test data is of one model. Where several models could have it, its name must say whose it is.
    private Dictionary<FoundModel, MatchedData> TestData(
        ImmutableArray<FoundModel> models,
        TestDataFinder finder,
        Ownership ownership,
        CancellationToken cancellationToken
    )
    {
        if (request.Given.TestData is not null)
        {
            return [];
        }

        var fitting = models.ToDictionary(
            model => model,
            model =>
            {
                var found = finder.Find(model.Inputs.Model, model.Labels, ownership, cancellationToken);
                unused.AddRange(found.Rejected);
                rejectedTestData.Add(model, found.Rejected);
                return found.Fitting.RemoveAll(data => !EntryPath.IsWritable(request.Base, data.Path.FullPath));
            }
        );
        var used = fitting.Values.SelectMany(data => data).Select(data => data.Path.FullPath).ToHashSet(StringComparer.Ordinal);
        unused.RemoveAll(file => used.Contains(file.Path));
        return Matching.ByNames(fitting);
    }

    private ImmutableArray<DraftEntry> Measured(
        ImmutableArray<FoundModel> models,
        Dictionary<FoundModel, MatchedData> testData,
        CancellationToken cancellationToken
    )
    {
        var entries = ImmutableArray.CreateBuilder<DraftEntry>();
        var names = EntryNames.Of([.. models.Select(model => model.Inputs.Model.FullPath)]);
        foreach (var (model, name) in models.Zip(names))
        {
            var matched = testData.GetValueOrDefault(model);
            var inputs = model.Inputs with
            {
                TestData = matched is { IsCertain: true } ? matched.Files[0] : model.Inputs.TestData,
                Name = name,
            };
            progress?.Report(name);
            var (analysis, choices, why) = Choose(name, inputs, cancellationToken);
            ImmutableArray<OtherChoice> others = matched is null or { IsCertain: true }
                ? []
                : [.. matched.Files.Select(data => new OtherChoice(FoundTestData.KeyOf(data), data.Path.FullPath))];
            if (!others.IsEmpty)
            {
                warnings.Add(DraftDiagnostics.Several(name, inputs, others, request.Base));
            }

            if (choices.IsEmpty || choices.All(choice => choice.Limits.IsEmpty))
            {
                unused.Add(new UnusedFile(inputs.Model.FullPath, why));
                continue;
            }

            var isByCount = request.Given.Labels is null && inputs.Labels is not null;
            if (isByCount && IsOrderUnproved(choices, model.Labels.Count))
            {
                warnings.Add(DraftDiagnostics.OrderUnproved(name, inputs));
            }

            entries.Add(
                new DraftEntry(name, inputs, choices, others)
                {
                    Analysis = Kept(analysis),
                    // Judged by intervals, the superclasses of a small test set would stay in doubt.
                    Superclasses = request.Wishes.Confidence is null
                        ? SuperclassLimit.Of(
                            analysis!,
                            choices.SelectMany(choice => choice.Limits).FirstOrDefault(limit => limit.Metric == Accuracy)
                        )
                        : null,
                    LabelsByCount = isByCount ? model.Labels.Count : null,
                    RejectedTestData =
                        inputs.TestData is null && others.IsEmpty ? rejectedTestData.GetValueOrDefault(model, []) : [],
                }
            );
        }

        return entries.ToImmutable();
    }

    private (ModelAnalysis? Analysis, ImmutableArray<MetricChoice> Choices, string Why) Choose(
        string name,
        AnalysisInputs inputs,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var analysis = ModelAnalyzer.Analyze(inputs, hierarchies.Of(inputs.Hierarchy, cancellationToken), progress, cancellationToken);
            if (OrderDoubt.Of(analysis) is { } doubt)
            {
                warnings.Add(DraftDiagnostics.OrderInDoubt(name, inputs, doubt));
                return (null, [], $"{DiagnosticCodes.OrderInDoubt}: {doubt}");
            }

            var choices = LimitChooser.Of(progress is null ? analysis : analysis.With(progress), request.Wishes);
            var hint =
                request.Given.Labels is null && inputs.Labels is not null
                    ? "; are the labels in the order of the model's outputs?"
                    : string.Empty;
            return (analysis, choices, $"no limit would mean anything: {string.Join("; ", choices.Select(choice => choice.Why))}{hint}");
        }
        catch (QualityGateException e)
        {
            return (null, [], Rejection.Of(e));
        }
    }

    // All metrics of the hierarchy are as random labels would have them, though there are enough classes to tell.
    private static bool IsOrderUnproved(ImmutableArray<MetricChoice> choices, int classes) =>
        classes >= MatrixOrderCheck.FewestClasses
        && choices.Where(choice => choice.Metric.NeedsHierarchy).All(choice => choice.Limits.IsEmpty);

    // A few matrices of the largest are gigabytes; those of more models than fit are computed again.
    private ModelAnalysis? Kept(ModelAnalysis? analysis)
    {
        var pairs = (long)(analysis?.Outputs.Count ?? 0) * (analysis?.Outputs.Count ?? 0);
        if (keptPairs + pairs > MostKeptPairs)
        {
            return null;
        }

        keptPairs += pairs;
        return analysis;
    }
}
