using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Hierarchies.Reading;
using QualityGate.Runs.Baselines;
using QualityGate.Runs.Inputs;
using QualityGate.Text;

namespace QualityGate.Runs.Acceptance;

/// <summary>
/// Measures the models of a gate file and writes what they measure as its baseline: all of them or none. Models that the gate file does not
/// have any more are removed from it, those of other gate files stay.
/// </summary>
internal static class BaselineAcceptance
{
    private const int MostNames = 5;

    /// <summary>Accepts the models of a gate file.</summary>
    /// <param name="request">The gate file; a baseline of the request says where to write.</param>
    /// <param name="progress">Is told the name of each model before it is analysed.</param>
    /// <param name="cancellationToken">Stops a long run.</param>
    /// <exception cref="QualityGateException">A model cannot be measured (with QG0047), or the file cannot be written; nothing is written
    /// then.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped; nothing is written.</exception>
    public static AcceptedBaseline Accept(GateRequest request, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var definition = GateReader.Read(request);

        // A baseline of a commit is written into the working folder, to be committed.
        var target = definition.Baseline?.File.FullPath ?? Path.Combine(definition.Folder, BaselineSource.DefaultFile);
        var place = definition.Baseline?.File.NamedAt ?? new SourceLocation(target);
        EarlierReports.RefuseInputs([target], definition with { Baseline = null });
        var shared = new SharedBaseline(target, definition);
        var earlier = BaselineStore.ReadEarlier(target, place);
        if (shared.Clashes(earlier).ToArray() is { Length: > 0 } clashes)
        {
            throw new QualityGateException([.. clashes]);
        }

        var warnings = new List<Diagnostic>(definition.Diagnostics);
        if (earlier is null && File.Exists(target))
        {
            warnings.Add(
                Diagnostic.Warning(
                    DiagnosticCodes.BaselineDamaged,
                    place,
                    $"'{Path.GetFileName(target)}' could not be read any more and was written anew; gate files that share it are to accept "
                        + "their models again."
                )
            );
        }

        if (definition.Baseline is null)
        {
            warnings.Add(
                Diagnostic.Warning(
                    DiagnosticCodes.BaselineSourceInvalid,
                    definition.Path.NamedAt,
                    $"no line 'baseline: {BaselineSource.DefaultFile}' stands in '{definition.Path.FileName}', so that the gate does not "
                        + "read it; add the line above 'models'."
                )
            );
        }

        var models = Measure(definition, warnings, place, progress, cancellationToken)
            .Zip(definition.Entries, (model, entry) => model with { GateFile = shared.GateFileOf(entry) })
            .ToArray();
        var (before, now) = BaselineStore.Replace(target, place, one => BaselineFile.Of([.. models, .. shared.OfOthers(one)]));
        return new AcceptedBaseline(target, before, now, [.. warnings]) { Kept = [.. shared.OfOthers(before).Select(model => model.Name)] };
    }

    private static List<BaselineModel> Measure(
        GateDefinition definition,
        List<Diagnostic> warnings,
        SourceLocation place,
        IProgress<string>? progress,
        CancellationToken cancellationToken
    )
    {
        // A file is compared with as soon as it is written; a commit is not.
        var comparedWith = definition.Baseline is { Commit: null } file ? file.Text : null;
        var hierarchies = new LoadedHierarchies();
        var (models, failures, unmeasured) = (new List<BaselineModel>(), new List<Diagnostic>(), new List<string>());
        foreach (var entry in definition.Entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(entry.Name);
            try
            {
                var analysis = ModelAnalyzer.Analyze(
                    entry.Inputs,
                    hierarchies.Of(entry.Inputs.Hierarchy, cancellationToken),
                    progress,
                    cancellationToken
                );
                var (model, broken) = Measure(entry, analysis, comparedWith, progress, cancellationToken);
                models.Add(model);
                warnings.AddRange(broken);
            }
            catch (QualityGateException e)
            {
                failures.AddRange(e.Diagnostics);
                unmeasured.Add(entry.Name);
            }
        }

        return unmeasured.Count == 0
            ? models
            : throw new QualityGateException([
                .. failures,
                Diagnostic.Error(
                    DiagnosticCodes.BaselineNotAccepted,
                    place,
                    $"nothing was accepted, and the baseline is as it was: {unmeasured.Count} of {definition.Entries.Length} models "
                        + $"could not be measured ({CutList.Of(unmeasured, MostNames)})."
                ),
            ]);
    }

    // Other warnings about a model than those on limits are printed by 'check'.
    private static (BaselineModel Accepted, ImmutableArray<Diagnostic> Broken) Measure(
        GateEntry entry,
        ModelAnalysis analysis,
        string? comparedWith,
        IProgress<string>? progress,
        CancellationToken cancellationToken
    )
    {
        var result = ModelGate.Check(entry, analysis, progress, baseline: null, cancellationToken);
        if (result.State == VerdictState.NotMeasured)
        {
            throw new QualityGateException([.. result.Diagnostics.Select(diagnostic => diagnostic.ToDiagnostic())]);
        }

        var accepted = BaselineModelOf.Of(entry, analysis, result.Inputs, TestSamples.Read(entry.Inputs, analysis, cancellationToken));
        var limits = new AcceptedLimits(entry, analysis, comparedWith);
        return (accepted, [.. limits.Broken(result, accepted, cancellationToken).Select(limits.Describe)]);
    }
}
