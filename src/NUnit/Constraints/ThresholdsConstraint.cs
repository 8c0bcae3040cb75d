using System.Collections.Immutable;
using System.Diagnostics;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Gates.Judging;
using QualityGate.Runs.Baselines;

namespace QualityGate.NUnit;

/// <summary>
/// Holds when a model keeps the thresholds that a thresholds.yml has for it, or a <see cref="ModelThreshold"/> is kept. A threshold
/// of severity warning that is not kept warns, and doesn't fail.
/// </summary>
[StackTraceHidden]
public sealed class ThresholdsConstraint : ModelConstraint
{
    private readonly string? file;
    private readonly string what;

    internal ThresholdsConstraint(string? file, string? what = null)
        : base(file)
    {
        this.file = file;
        this.what = what ?? Path.GetFileName(file) ?? ThresholdsFile.DefaultName;
    }

    /// <inheritdoc/>
    public override string Description => $"passes {what}";

    private protected override ConstraintResult Judge<TActual>(TActual actual)
    {
        var (entries, source) = Entries(actual);
        var baseline = entries.Any(entry => entry.Demands.Any(threshold => threshold.Limits.Any(limit => limit.IsOfBaseline)))
            ? RunBaseline.Read(source, entries.Count, CancellationToken.None)
            : null;
        foreach (var warning in baseline?.Diagnostics ?? [])
        {
            Assert.Warn(warning.ToString());
        }

        ImmutableArray<Judgement> judged = [.. entries.Select(entry => Judge(entry, actual, baseline))];
        string[] unmeasured = [.. judged.SelectMany(judgement => judgement.Unmeasured)];
        if (unmeasured.Length > 0)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, unmeasured));
        }

        foreach (
            var warning in judged
                .SelectMany(judgement => judgement.Violations)
                .Where(violation => violation is { Severity: Severity.Warning, Suppression: null })
                .Concat(judged.SelectMany(judgement => judgement.Expired))
        )
        {
            Assert.Warn(warning.ToString());
        }

        foreach (var aside in judged.SelectMany(judgement => judgement.Suppressed.Concat(judgement.Ending)))
        {
            TestContext.Out.WriteLine(aside);
        }

        var failed = judged.FirstOrDefault(judgement => !judgement.Passed) ?? judged[0];
        return new FindingResult(this, failed.Describe(Description), judged.All(judgement => judgement.Passed));
    }

    /// <inheritdoc/>
    protected override string GetStringRepresentation() => $"<passes {what}>";

    private static Judgement Judge(GateEntry entry, object? actual, RunBaseline? baseline)
    {
        var analysis = Analyse(entry, actual);
        var analysed = Subject.AsAnalysed(entry, actual, analysis);
        var (values, warnings) = baseline?.Of(analysed, analysis, CancellationToken.None) ?? (null, []);
        foreach (var warning in warnings)
        {
            Assert.Warn(warning.ToString());
        }

        return new Judgement(JudgedModel.Of(analysed, analysis, values) with { BaselineWarnings = warnings });
    }

    private static ModelAnalysis Analyse(GateEntry entry, object? actual)
    {
        var withTestData = entry.Demands.Any(threshold => threshold.Metric.NeedsTestData);
        return Subject.IsGiven(actual) ? Subject.Analyse(actual, withTestData) : Subject.Shared(entry.Inputs, withTestData);
    }

    private (IReadOnlyList<GateEntry> Entries, BaselineSource? Baseline) Entries(object? actual)
    {
        if (actual is ModelThreshold threshold)
        {
            return ([threshold.Only], threshold.Baseline);
        }

        Subject.Require(actual);
        var definition = Read();
        var entries = ModelIdentity.EntriesOf(definition, actual);
        return entries.Count > 0
            ? (entries, definition.Baseline)
            : throw new ArgumentException(
                $"{definition.Path.FullPath} has no entry for {ModelIdentity.Describe(actual)}, so that nothing would be "
                    + $"demanded of it; {ModelNames.Describe(definition, ModelIdentity.NameOf(actual))}",
                nameof(actual)
            );
    }

    private GateDefinition Read()
    {
        var testFolder = TestFolder.Current;
        var path = file is null ? testFolder.NearestThresholds() : testFolder.Find(file);
        return path is not null
            ? GateReader.Read(InputPath.FromUser(path))
            : throw new InvalidOperationException(testFolder.DescribeMissing(file));
    }
}
