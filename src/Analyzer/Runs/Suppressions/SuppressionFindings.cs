using System.Collections.Immutable;
using QualityGate.Configuration.Reading;
using QualityGate.Configuration.Suppressions;
using QualityGate.Diagnostics;
using QualityGate.Gates.Suppressions;
using QualityGate.Results;

namespace QualityGate.Runs.Suppressions;

/// <summary>The warnings about exceptions themselves: those that have expired, and those that cover nothing of what was found.</summary>
internal static class SuppressionFindings
{
    /// <summary>The diagnostics of a run that are about no model, with exceptions applied, and what there is to say of these.</summary>
    /// <param name="definition">The gate files.</param>
    /// <param name="models">The results of their entries, in the same order.</param>
    /// <param name="diagnostics">The diagnostics without exceptions.</param>
    public static ImmutableArray<Diagnostic> In(
        GateDefinition definition,
        ImmutableArray<ModelResult> models,
        ImmutableArray<Diagnostic> diagnostics
    )
    {
        ImmutableArray<Diagnostic> marked = [.. SuppressionJudge.Mark(diagnostics, model: null, definition.Suppressions)];
        return
        [
            .. marked,
            .. definition.Suppressions.Expired.Select(OfExpired),
            .. Unneeded(definition, models, marked).Select(OfUnneeded),
            .. Ending(definition, models, marked).Select(OfEnding),
        ];
    }

    // Of an exception that covers nothing here nobody need hear that it ends.
    private static IEnumerable<SuppressionEntry> Ending(
        GateDefinition definition,
        ImmutableArray<ModelResult> models,
        IEnumerable<Diagnostic> diagnostics
    )
    {
        var used = Used(models, diagnostics);
        return definition.Suppressions.Ending.Where(entry => used.Contains(entry.Granted.Location));
    }

    private static HashSet<SourceLocation> Used(ImmutableArray<ModelResult> models, IEnumerable<Diagnostic> diagnostics) =>
        [
            .. diagnostics
                .Select(diagnostic => diagnostic.Suppression)
                .Concat(models.SelectMany(model => model.Diagnostics).Select(diagnostic => diagnostic.Suppression?.ToSuppression()))
                .OfType<Suppression>()
                .Select(suppression => suppression.Location),
        ];

    /// <summary>The exceptions that count today and cover nothing, where that is known.</summary>
    /// <param name="definition">The gate files.</param>
    /// <param name="models">The results of their entries, in the same order.</param>
    /// <param name="diagnostics">The diagnostics of the run that are about no model.</param>
    public static IEnumerable<SuppressionEntry> Unneeded(
        GateDefinition definition,
        ImmutableArray<ModelResult> models,
        IEnumerable<Diagnostic> diagnostics
    )
    {
        var used = Used(models, diagnostics);
        (string Name, string? File, bool IsJudged)[] judged =
        [
            .. definition.Entries.Zip(models, (entry, model) => (entry.Name, entry.Suppressions.File, IsJudged(model))),
        ];
        return definition.Suppressions.Active.Where(entry => !used.Contains(entry.Granted.Location) && IsKnown(entry, judged));
    }

    /// <summary>The warning that an exception has expired.</summary>
    public static Diagnostic OfExpired(SuppressionEntry entry) =>
        Diagnostic.Warning(
            DiagnosticCodes.SuppressionExpired,
            entry.Granted.Location,
            $"the exception to {entry} counted up to {Suppression.Format(entry.Granted.Expires!.Value)} (UTC) and covers nothing any more; "
                + "mend the cause and remove it, or give it a later day on purpose."
        );

    /// <summary>The note that an exception ends soon.</summary>
    public static Diagnostic OfEnding(SuppressionEntry entry) =>
        Diagnostic.Note(
            DiagnosticCodes.SuppressionEndsSoon,
            entry.Granted.Location,
            $"the exception to {entry} counts up to {Suppression.Format(entry.Granted.Expires!.Value)} (UTC); after that day what it "
                + "covers is told as if there were none. Mend the cause until then, or give it a later day on purpose."
        );

    private static Diagnostic OfUnneeded(SuppressionEntry entry) =>
        Diagnostic.Warning(
            DiagnosticCodes.SuppressionUnneeded,
            entry.Granted.Location,
            $"nothing that was found needs the exception to {entry}; remove it, or let 'qualitygate check --update-suppressions' do so."
        );

    // Of a model that this run does not gate, or could not measure, nothing is known: other gate files may share the suppression file.
    private static bool IsKnown(SuppressionEntry entry, (string Name, string? File, bool IsJudged)[] models)
    {
        var concerned = models.Where(model =>
            (entry.Model is null || entry.Model == model.Name) && model.File == entry.Granted.Location.File
        );
        return concerned.Any() && concerned.All(model => model.IsJudged);
    }

    // A limit against a baseline that is not there yet is kept without a number.
    private static bool IsJudged(ModelResult model) =>
        model.State != Gates.VerdictState.NotMeasured
        && model.Verdicts.All(verdict => verdict.Limits?.All(limit => limit.Number is not null) == true);
}
