using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.TestData.Images;
using QualityGate.Text;

namespace QualityGate.Runs.Baselines;

/// <summary>The baseline of a run: what each of its models is compared with.</summary>
internal sealed class RunBaseline
{
    /// <summary>The way out where a metric cannot be compared with a baseline, as the end of a sentence.</summary>
    internal const string AcceptAnew = "accept the baseline anew ('qualitygate baseline accept')";

    private const int MostNames = 5;
    private readonly BaselineSource source;
    private readonly BaselineContent content;

    private RunBaseline(BaselineSource source, BaselineContent content) => (this.source, this.content) = (source, content);

    /// <summary>Reads the baseline that a gate file names.</summary>
    /// <returns>Null where it names none.</returns>
    /// <exception cref="QualityGateException">It cannot be used (codes QG0042 to QG0046).</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static RunBaseline? Read(GateDefinition definition, CancellationToken cancellationToken) =>
        Read(definition.Baseline, definition.Entries.Length, cancellationToken);

    /// <summary>Reads a baseline that so many models are compared with.</summary>
    /// <inheritdoc cref="Read(GateDefinition, CancellationToken)"/>
    public static RunBaseline? Read(BaselineSource? source, int models, CancellationToken cancellationToken)
    {
        if (source is not { } named)
        {
            return null;
        }

        var found = BaselineContent.Read(named, cancellationToken);
        return found.Model is null || models == 1
            ? new RunBaseline(named, found)
            : throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.BaselineSourceInvalid,
                    named.File.NamedAt,
                    $"'{named.Text}' is one model, but {models} are gated; which of them it stands for is not known. "
                        + "Give a baseline, or gate one model."
                )
            );
    }

    /// <summary>A warning where there is no baseline yet, so that the run compares with nothing.</summary>
    public IEnumerable<Diagnostic> Diagnostics =>
        content.IsAbsent
            ?
            [
                Diagnostic.Warning(
                    DiagnosticCodes.BaselineFileMissing,
                    source.File.NamedAt,
                    $"there is no baseline '{source.Text}' yet, so that nothing is compared with one; 'qualitygate baseline accept' writes "
                        + $"{(source.Commit is null ? "it" : $"'{source.File.FileName}'")}, to be committed."
                ),
            ]
            : [];

    /// <summary>The values that a model is compared with.</summary>
    /// <param name="entry">The entry of the model.</param>
    /// <param name="analysis">Its analysis.</param>
    /// <param name="cancellationToken">Stops long computations.</param>
    /// <returns>Null where the baseline does not have it; then a warning says so.</returns>
    /// <exception cref="QualityGateException">An old model cannot be analysed.</exception>
    public (IBaseline? Baseline, ImmutableArray<Diagnostic> Warnings) Of(
        GateEntry entry,
        ModelAnalysis analysis,
        CancellationToken cancellationToken
    )
    {
        if (content.Model is not null)
        {
            return (OfModel(entry, analysis, cancellationToken), []);
        }

        if (content.Report?.Models.FirstOrDefault(model => model.Name == entry.Name) is { IsMeasured: true } reported)
        {
            return (new ReportBaseline(source.Text, reported, analysis), []);
        }

        if (content.File?.Find(entry.Name) is { } stored)
        {
            if (OtherGateOf(stored, entry) is { } other)
            {
                return (null, [OfOtherGate(entry, other)]);
            }

            return (Compare(source.Text, AcceptAnew, stored, entry, analysis, cancellationToken), []);
        }

        return (null, content.IsAbsent ? [] : [NotThere(entry)]);
    }

    // Gate files that share a baseline may call their models alike, and gate one model on other test data. Whoever names a baseline for one
    // run means it; a gate file that is not there any more was moved; and a model that a program gives stands in no gate file.
    private string? OtherGateOf(BaselineModel stored, GateEntry entry) =>
        !source.IsRequired
        && entry.Inputs.Model.NamedAt is { Line: > 0, File: var own }
        && stored.GateFile is { } file
        && FullPathOf(file) is var full
        && full != own
        && File.Exists(full)
            ? file
            : null;

    private string FullPathOf(string relative) => Path.GetFullPath(relative, Path.GetDirectoryName(source.File.FullPath)!);

    private Diagnostic OfOtherGate(GateEntry entry, string other) =>
        Diagnostic.Warning(
            DiagnosticCodes.ModelNotInBaseline,
            entry.Inputs.Model.NamedAt,
            $"the model '{entry.Name}' in '{source.Text}' is that of '{other}', so that this one is compared with nothing; give it a "
                + "'name' of its own, and add it by 'qualitygate baseline accept'."
        );

    private Diagnostic NotThere(GateEntry entry) =>
        Diagnostic.Warning(
            DiagnosticCodes.ModelNotInBaseline,
            entry.Inputs.Model.NamedAt,
            $"'{source.Text}' has no {(content.Report is null ? string.Empty : "measured ")}model '{entry.Name}', so that it is "
                + "compared with nothing"
                + (content.Names.IsEmpty ? string.Empty : $" (it has {CutList.Of(content.Names, MostNames)})")
                + "; a new model is added by 'qualitygate baseline accept'."
        );

    /// <summary>Compares a model with what a baseline kept of it.</summary>
    /// <param name="name">The name of the baseline.</param>
    /// <param name="advice">The advice where a metric cannot be compared, as the end of a sentence.</param>
    /// <param name="stored">The content of the baseline about the model.</param>
    /// <param name="entry">The entry of the model.</param>
    /// <param name="analysis">Its analysis.</param>
    /// <param name="cancellationToken">Stops long computations.</param>
    internal static ComparedBaseline Compare(
        string name,
        string advice,
        BaselineModel stored,
        GateEntry entry,
        ModelAnalysis analysis,
        CancellationToken cancellationToken
    ) =>
        new(
            name,
            advice,
            stored,
            analysis,
            () => TestSamples.Read(entry.Inputs, analysis, cancellationToken),
            entry
                .Thresholds.Where(threshold => threshold.Confidence is not null && threshold.Limits.Any(limit => limit.IsOfBaseline))
                .Select(threshold => threshold.Metric),
            cancellationToken
        );

    // Predictions are those of the new model; images can be shown to the old one as well.
    private ComparedBaseline OfModel(GateEntry entry, ModelAnalysis analysis, CancellationToken cancellationToken)
    {
        var inputs = entry.Inputs with
        {
            Model = content.Model!,
            Name = content.Model!.FileName,
            TestData = entry.Inputs.TestData as ImageTestData,
        };
        var old = ModelAnalyzer.Analyze(inputs, analysis.Outputs.Hierarchy, cancellationToken);
        return Compare(
            source.Text,
            "an old model has no predictions here: 'qualitygate compare' takes those of both",
            BaselineModelOf.Of(entry, old, [], TestSamples.Read(inputs, old, cancellationToken)),
            entry,
            analysis,
            cancellationToken
        );
    }
}
