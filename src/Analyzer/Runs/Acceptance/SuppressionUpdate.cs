using System.Collections.Immutable;
using QualityGate.Configuration;
using QualityGate.Configuration.Parts;
using QualityGate.Configuration.Reading;
using QualityGate.Configuration.Suppressions;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Gates;
using QualityGate.Metrics;
using QualityGate.Metrics.Parts;
using QualityGate.Results;
using QualityGate.Runs.Inputs;
using QualityGate.Runs.Suppressions;
using QualityGate.Text;

namespace QualityGate.Runs.Acceptance;

/// <summary>
/// Writes the suppression file anew, from what a run finds: exceptions that are needed stay as they are, others go, and what fails gets new
/// ones. Exceptions for models that the run does not gate stay, too.
/// </summary>
internal static class SuppressionUpdate
{
    private const int MostNames = 5;

    /// <summary>Gates the models and writes the file.</summary>
    /// <param name="request">The gate file.</param>
    /// <param name="reason">The reason of new exceptions; null where there are to be none.</param>
    /// <param name="progress">Is told the name of each model before it is analysed.</param>
    /// <param name="cancellationToken">Stops a long run.</param>
    /// <exception cref="QualityGateException">Something could not be measured, or new exceptions have no reason (QG0068); or a file cannot
    /// be read or written. Nothing is written then.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped; nothing is written.</exception>
    public static UpdatedSuppressions Update(
        GateRequest request,
        string? reason,
        IProgress<string>? progress,
        CancellationToken cancellationToken
    )
    {
        var definition = Read(request, out var warnings);
        var target = definition.SuppressionFiles[0];
        EarlierReports.RefuseInputs(request.Reports, definition);
        EarlierReports.Remove(request.Reports);
        var result = Gate.Check(definition, progress, cancellationToken);
        if (result.State == VerdictState.NotMeasured)
        {
            throw new QualityGateException([
                .. result.AllDiagnostics.Where(diagnostic => diagnostic.Fails),
                Refusal(target.NamedAt, "something could not be measured, so that it is not known which exceptions are needed"),
            ]);
        }

        var added = New(definition, result, reason, target);
        if (added.Length > 0 && (reason is null || BlankText.Is(reason)))
        {
            throw new QualityGateException(
                Refusal(
                    target.NamedAt,
                    $"{Noun.Count(added.Length, "new exception")} would have no reason "
                        + $"({CutList.Of([.. added.Select(entry => entry.ToString())], MostNames)}); give it: --reason TEXT, or in a build "
                        + "-p:QualityGateSuppressionReason=TEXT"
                )
            );
        }

        ImmutableArray<SuppressionEntry> unneeded =
        [
            .. SuppressionFindings.Unneeded(definition, result.Models, result.Diagnostics.Select(diagnostic => diagnostic.ToDiagnostic())),
        ];
        ImmutableArray<SuppressionEntry> kept = [.. definition.Suppressions.Active.Except(unneeded)];
        Write(target, definition, [.. kept, .. added]);
        return new UpdatedSuppressions(target.FullPath, kept, added, [.. definition.Suppressions.Expired], unneeded)
        {
            Warnings = warnings,
        };
    }

    private static GateDefinition Read(GateRequest request, out ImmutableArray<Diagnostic> warnings)
    {
        warnings = [];
        var definition = GateReader.Read(request with { UpdatesSuppressions = true });
        if (definition.SuppressionFiles.Length > 1)
        {
            throw new QualityGateException(
                Refusal(
                    definition.SuppressionFiles[1].NamedAt,
                    $"the gate files of this run name {definition.SuppressionFiles.Length} suppression files; update each in a run "
                        + "of its own gate file"
                )
            );
        }

        if (!definition.SuppressionFiles.IsEmpty)
        {
            return definition;
        }

        warnings =
        [
            Diagnostic.Warning(
                DiagnosticCodes.SuppressionsNotUpdated,
                definition.Path.NamedAt,
                $"no line 'suppressions: {SuppressionFile.DefaultName}' stands in '{definition.Path.FileName}', so that the gate does not "
                    + "read the file; add the line above 'models'."
            ),
        ];
        var path = new InputPath(Path.Combine(definition.Folder, SuppressionFile.DefaultName), definition.Path.NamedAt);
        return GateReader.Read(request with { UpdatesSuppressions = true, Suppressions = path });
    }

    // Only of models that read the file: for others nothing would be covered.
    private static ImmutableArray<SuppressionEntry> New(GateDefinition definition, GateResult result, string? reason, InputPath target) =>
        [
            .. definition
                .Entries.Zip(result.Models)
                .Where(model => model.First.Suppressions.File == target.FullPath)
                .SelectMany(
                    model => model.Second.Verdicts.Where(verdict => Outcomes.Fails(OutcomeOf.Verdict(verdict))),
                    (model, verdict) => (model.First.Name, verdict)
                )
                .SelectMany(
                    found => Codes(found.verdict),
                    (found, code) =>
                        new SuppressionEntry(code, new Suppression(reason?.Trim() ?? string.Empty, null, target.NamedAt))
                        {
                            Model = found.Name,
                            Metric = MetricCatalog.Find(found.verdict.Metric) ?? PartMetrics.Find(found.verdict.Metric),
                            Class = found.verdict.Part is { Kind: PartKind.Class } one ? Named(one, target) : null,
                            Superclass = found.verdict.Part is { Kind: PartKind.Superclass } part ? part.Written : null,
                            Pair = found.verdict.Part is { Written: { } from, WrittenTo: { } to } ? (from, to) : null,
                        }
                )
                .DistinctBy(entry => entry.Key),
        ];

    private static string Named(PartResult part, InputPath target) =>
        part.Written
        ?? throw new QualityGateException(
            Refusal(
                target.NamedAt,
                $"several classes are called '{part.Label}', and no exception names one of them alone; name it by its index under "
                    + $"'{PartKeys.Except}' of '{PartLine.Key(PartKind.Class)}'"
            )
        );

    private static IEnumerable<string> Codes(VerdictResult verdict) =>
        (verdict.Limits ?? [])
            .Where(limit => OutcomeOf.Limit(limit, verdict) == Outcome.Failed)
            .Select(limit => limit.State == VerdictState.Violated ? DiagnosticCodes.ThresholdViolated : DiagnosticCodes.LimitInconclusive)
            .Distinct();

    // A file that would not be read as it was meant is not written.
    private static void Write(InputPath target, GateDefinition definition, ImmutableArray<SuppressionEntry> entries)
    {
        var text = SuppressionText.Write(
            SuppressionText.HeaderOf(definition.Files.FirstOrDefault(file => file.FullPath == target.FullPath)?.Text),
            entries
        );
        var complaints = new List<Diagnostic>();
        var read = SuppressionFile.Parse(target.FullPath, text, complaints);
        if (complaints.Count > 0 || !read.Select(Said).ToHashSet(StringComparer.Ordinal).SetEquals(entries.Select(Said)))
        {
            throw new QualityGateException([
                .. complaints,
                Refusal(target.NamedAt, "a name or reason cannot be written in one line of the file"),
            ]);
        }

        if (definition.Files.All(file => file.FullPath != target.FullPath || file.Text != text))
        {
            KeptFile.Replace(target.FullPath, text, "the suppression file", target.NamedAt);
        }

        static string Said(SuppressionEntry entry) => $"{entry.Key} {entry.Granted.Reason} {entry.Granted.Expires:O}";
    }

    private static Diagnostic Refusal(SourceLocation place, string why) =>
        Diagnostic.Error(DiagnosticCodes.SuppressionsNotUpdated, place, $"the suppression file is as it was: {why}.");
}
