using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Metrics;
using QualityGate.Runs.Baselines;
using QualityGate.Text;
using Interval = QualityGate.Metrics.Uncertainty.Interval;

namespace QualityGate.NUnit;

/// <summary>
/// Holds when a metric has not become worse than in the baseline that thresholds.yml names, or by no more than is allowed. Where there is
/// no baseline of the model yet, it holds and warns.
/// </summary>
[StackTraceHidden]
public sealed class BaselineConstraint : ModelConstraint
{
    // A drop from 0.8 to 0.7 is 0.10000000000000009 in binary, and is no more than 0.1.
    private const int Decimals = 12;

    private readonly Metric metric;
    private readonly double maxDrop;
    private readonly double? confidence;
    private readonly string? file;

    internal BaselineConstraint(Metric metric, double maxDrop, double? confidence, string? file)
        : base(metric, maxDrop, confidence, file) =>
        (this.metric, this.maxDrop, this.confidence, this.file) = (metric, maxDrop, confidence, file);

    /// <inheritdoc/>
    public override string Description =>
        $"{metric.Name} not dropped {(maxDrop == 0 ? string.Empty : $"by more than {Figure.FormatLimit(maxDrop)} ")}below the baseline"
        + (confidence is { } level ? $", with {Figure.FormatLimit(level * 100)} % confidence" : string.Empty);

    private protected override Metric ComparedMetric => metric;

    private protected override ConstraintResult Judge<TActual>(TActual actual)
    {
        var analysis = Subject.Analyse(actual, metric.NeedsTestData);
        var value = Measurement.ValueOf(metric, analysis);
        var definition = Read();
        if (definition?.Baseline is null)
        {
            throw new InvalidOperationException(
                $"{definition?.Path.FullPath ?? $"no {ThresholdsFile.DefaultName} is there that"} names no baseline; write the line "
                    + $"'baseline: {BaselineSource.DefaultFile}' above 'models'."
            );
        }

        var entry = Subject.AsAnalysed(EntryOf(definition, actual), actual, analysis);
        var run = RunBaseline.Read(definition, CancellationToken.None)!;
        var (baseline, warnings) = run.Of(entry, analysis, CancellationToken.None);
        if (baseline is null)
        {
            foreach (var warning in run.Diagnostics.Concat(warnings))
            {
                Assert.Warn(warning.ToString());
            }

            return new FindingResult(this, Finding.Of(() => $"{Figure.Format(value)}, and no baseline yet", () => []), isSuccess: true);
        }

        return Judge(analysis, baseline.Of(metric, confidence), baseline.Name);
    }

    /// <inheritdoc/>
    protected override string GetStringRepresentation() => $"<notdropped {metric.Name} {Figure.FormatLimit(maxDrop)}>";

    private GateDefinition? Read() =>
        Subject.NearestThresholds() is not { } definition ? null
        : file is null ? definition
        : definition with { Baseline = BaselineSource.Of(file, definition.Folder, new SourceLocation(file)) with { IsRequired = true } };

    private static GateEntry EntryOf(GateDefinition definition, object? actual)
    {
        var entries = actual is ModelThreshold threshold ? [threshold.Entry] : ModelIdentity.EntriesOf(definition, actual);
        return entries switch
        {
            [var only] => only,
            [] => throw new ArgumentException(
                $"{definition.Path.FullPath} has no entry for {ModelIdentity.Describe(actual)}, by whose name the baseline knows it.",
                nameof(actual)
            ),
            _ => throw new ArgumentException(
                $"{definition.Path.FullPath} has several entries for {ModelIdentity.Describe(actual)}; assert on one of the names "
                    + $"{string.Join(", ", entries.Select(entry => entry.Name))}.",
                nameof(actual)
            ),
        };
    }

    private FindingResult Judge(ModelAnalysis analysis, BaselineValue compared, string name)
    {
        if (compared is not { Value: { } before, Current: { } now })
        {
            throw new InvalidOperationException(
                $"{metric.Name} {compared.WhyNone ?? "has no value to compare"}, in {analysis.Measurements}."
            );
        }

        if (compared.Difference is { Interval: null, WhyNone: { } why })
        {
            throw new InvalidOperationException($"The difference of {metric.Name} from {name} {why}, in {analysis.Measurements}.");
        }

        // The end of the interval that is nearest to no drop: it has dropped for certain where even that has.
        var sign = metric.Direction == Direction.HigherIsBetter ? -1 : 1;
        var interval = compared.Difference?.Interval;
        var drop = Math.Round(
            sign
                * (
                    interval is null ? now - before
                    : sign < 0 ? interval.High
                    : interval.Low
                ),
            Decimals
        );
        var holds = drop <= maxDrop;
        return new FindingResult(this, Describe(analysis, compared, name, interval), holds);
    }

    private static Finding Describe(ModelAnalysis analysis, BaselineValue compared, string name, Interval? interval)
    {
        var (before, now) = (compared.Value!.Value, compared.Current!.Value);
        var note = compared.Note is null ? string.Empty : $", {compared.Note}";
        return Finding.Of(
            () => $"{Figure.Format(now, before)}, and {Figure.Format(before, now)} in {name}{note}, in {analysis.Measurements}",
            () =>
                [
                    new MessageLine("Change", (now > before ? "+" : string.Empty) + Figure.Format(now - before, 0))
                    {
                        BelongsToValue = true,
                    },
                    .. interval is null
                        ? ImmutableArray<MessageLine>.Empty
                        :
                        [
                            MessageLine.Interval(
                                string.Create(
                                    CultureInfo.InvariantCulture,
                                    $"{Figure.Format(interval.Low)} to {Figure.Format(interval.High)} with "
                                        + $"{Figure.FormatLimit(interval.Level * 100)} % confidence"
                                )
                            ),
                        ],
                ]
        );
    }
}
