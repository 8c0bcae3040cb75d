using System.Globalization;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Configuration.Parts;
using QualityGate.Diagnostics;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Gates.Parts;

/// <summary>
/// Judges the parts of a model: each by <see cref="LimitJudge"/>, as the whole model is. With confidence the intervals of the parts of a
/// line hold at once (Bonferroni): of 1,000 classes, 50 intervals of 95 % each would miss by chance, and a model that has not changed would
/// fail.
/// </summary>
internal static class PartJudge
{
    /// <summary>Judges the parts of a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="analysis">The model.</param>
    /// <param name="model">Its name in messages.</param>
    /// <param name="baseline">The values to compare with; null where there is no baseline of the model.</param>
    public static PartLineVerdict Of(PartLine line, ModelAnalysis analysis, string model, IBaseline? baseline = null)
    {
        var mistakes = new List<Diagnostic>();
        var parts = new PartsOfLine(line, analysis, model, mistakes).Find();
        if (analysis.Confusion is null)
        {
            mistakes.Add(
                Diagnostic.Error(
                    DiagnosticCodes.NotMeasured,
                    line.Demand.Location,
                    $"'{line.Title}' of '{model}' needs test data, but neither predictions nor a confusion matrix are given; limits on "
                        + "parts that are not measured fail."
                )
            );
        }

        if (mistakes.Count > 0)
        {
            return new PartLineVerdict(line, []) { Mistakes = [.. mistakes] };
        }

        var measurements = new PartMeasurements(analysis);
        var values = parts.Select(part => (Part: part, Value: measurements.Of(line.Metric, part))).ToArray();
        var measured = values.Count(pair => pair.Value.Result.Value is not null);
        return new PartLineVerdict(
            line,
            [
                .. values
                    .Where(pair => !pair.Value.IsVacuous)
                    .Select(pair => new PartVerdict(pair.Part, Judge(line, pair.Part, pair.Value, measured, measurements, baseline))),
            ]
        )
        {
            Vacuous = values.Count(pair => pair.Value.IsVacuous),
        };
    }

    /// <summary>The level of each interval at which those of so many parts hold at once.</summary>
    public static double EachLevel(double level, int parts) => 1 - ((1 - level) / Math.Max(1, parts));

    private static Verdict Judge(
        PartLine line,
        Part part,
        PartValue value,
        int measured,
        PartMeasurements measurements,
        IBaseline? baseline
    )
    {
        var demand = line.Demand;
        var compared =
            value.Result.Value is not null && demand.Limits.Any(limit => limit.IsOfBaseline)
                ? baseline?.OfPart(line.Metric, part, demand.Confidence is { } wanted ? EachLevel(wanted, measured) : null)
                : null;
        return new Verdict(
            demand,
            new Quantity(value.Result, line.Metric.Direction)
            {
                Confidence = demand.Confidence,
                Interval = demand.Confidence is { } level ? Interval(value, level, measured, measurements) : null,
                Baseline = compared is null ? null : compared with { Difference = At(demand.Confidence, compared.Difference) },
            }
        )
        {
            BaselineName = baseline?.Name,
            Part = measurements.NamesOf(part),
            Samples = value.Trials,
            Joint =
                measured > 1
                    ? string.Create(CultureInfo.InvariantCulture, $" jointly for {measured:N0} {Plural(line.Kind)}")
                    : string.Empty,
        };
    }

    /// <summary>Parts of a kind, in the plural.</summary>
    public static string Plural(PartKind kind) => kind == PartKind.Class ? "classes" : "superclasses";

    private static IntervalResult Interval(PartValue value, double level, int measured, PartMeasurements measurements) =>
        value.Result.Value is null ? IntervalResult.Undefined(value.Result.WhyUndefined!)
        : measurements.WhyNoInterval is { } why ? IntervalResult.None(why)
        : At(level, IntervalResult.Of(ClopperPearson.Of(value.Hits, value.Trials, EachLevel(level, measured))))!;

    // The level of an interval is that at which all intervals of the line hold.
    private static IntervalResult? At(double? level, IntervalResult? result) =>
        result?.Interval is { } interval && level is { } joint ? IntervalResult.Of(interval with { Level = joint }) : result;
}
