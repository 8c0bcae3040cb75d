using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Metrics.Parts;
using QualityGate.Text;

namespace QualityGate.Gates.Parts;

/// <summary>
/// The diagnostics of a line of limits on parts: one for each of the worst violations, and one for all parts that have anything else in
/// common. A thousand classes never make a thousand lines.
/// </summary>
/// <param name="verdict">The verdicts.</param>
/// <param name="model">The name of the model.</param>
internal sealed class PartMessage(PartLineVerdict verdict, string model)
{
    /// <summary>The number of violations that are said one by one.</summary>
    public const int MostViolations = 20;

    private const int MostNames = 5;
    private readonly Threshold demand = verdict.Line.Demand;

    /// <summary>All diagnostics, at the place of the line.</summary>
    public ImmutableArray<Diagnostic> All() => [.. Unmeasured(), .. Violated(), .. Inconclusive(), .. Suppressed(), .. NotInBaseline()];

    private IEnumerable<Diagnostic> Unmeasured() =>
        from part in verdict.Parts
        from limit in part.Verdict.Limits
        where limit.State == VerdictState.NotMeasured
        let hasValue = part.Verdict.Quantity.Result.Value is not null
        group (part, limit) by (Code: hasValue ? limit.Code! : DiagnosticCodes.PartsUnmeasured, limit.WhyNone) into same
        let parts = same.Select(pair => pair.part).Distinct().ToArray()
        let keys = string.Join(
            ", ",
            same.Select(pair => pair.limit.Limit).Distinct().Select(limit => $"'{limit.Key}: {Figure.FormatLimit(limit.Bound)}'")
        )
        select Diagnostic.Error(
            same.Key.Code,
            demand.Location,
            $"{Subject(parts)} {same.Key.WhyNone}; "
                + same.Key.Code switch
                {
                    DiagnosticCodes.PartsUnmeasured => $"a part without a value fails its limits: give it test samples{OrExcept("it")}.",
                    DiagnosticCodes.NotComparable => $"a limit that has nothing to compare with, as {keys}, fails.",
                    DiagnosticCodes.ShareOfNothing =>
                        $"there is no share of it to lose, so that {keys} cannot be judged; write 'max-drop' instead.",
                    _ => "a value without an interval fails limits with 'confidence'; remove that, or give counts of test samples.",
                }
        );

    private IEnumerable<Diagnostic> Violated()
    {
        var violated = verdict.In(VerdictState.Violated);
        foreach (var part in violated.Take(MostViolations))
        {
            foreach (var limit in part.Verdict.Limits.Where(limit => limit.State == VerdictState.Violated))
            {
                yield return VerdictMessage.Own(Called(part), model, limit)!;
            }
        }

        if (violated.Length > MostViolations)
        {
            yield return new Diagnostic(
                DiagnosticCodes.ThresholdViolated,
                demand.Severity,
                $"{demand.Name} of {Count(violated.Length - MostViolations)} more of {Judged} of '{model}' violates its limits, by less "
                    + $"({Names([.. violated.Skip(MostViolations)])}); the verdicts in report.json name all of them.",
                demand.Location
            );
        }
    }

    private IEnumerable<Diagnostic> Inconclusive()
    {
        foreach (var place in Enumerable.Range(0, demand.Limits.Length))
        {
            PartVerdict[] open =
            [
                .. verdict
                    .Parts.Where(part => part.Verdict.Limits[place] is { State: VerdictState.Inconclusive, Weighed: not Outcome.Tolerated })
                    .OrderByDescending(part => PartVerdict.ExcessOf(part.Verdict.Limits[place])),
            ];
            if (open is [var only])
            {
                yield return VerdictMessage.Own(Called(only), model, only.Verdict.Limits[place])!;
            }
            else if (open.Length > 1)
            {
                yield return NotKnown(open, place);
            }
        }
    }

    private Diagnostic NotKnown(PartVerdict[] open, int place)
    {
        var limit = demand.Limits[place];
        var level = Figure.FormatLimit(demand.Confidence!.Value * 100);
        var number = limit switch
        {
            { IsOfBaseline: false } => "values",
            { IsOfDrop: true } => "drops",
            _ => "gains",
        };
        return new Diagnostic(
            DiagnosticCodes.LimitInconclusive,
            VerdictMessage.SeverityOf(open[0].Verdict.Limits[place], demand),
            $"{demand.Name} of {Count(open.Length)} of {Judged} of '{model}' is not known to keep '{limit.Key}: "
                + $"{Figure.FormatLimit(limit.Bound)}', which lies in the intervals that hold with {level} % "
                + $"confidence{open[0].Verdict.Joint} ({number}: "
                + $"{CutList.Of([.. open.Select(part => Described(part, place))], MostNames)}); "
                + "more test samples of these would settle it, or a limit that leaves room for chance.",
            demand.Location
        );
    }

    // A line for each exception, however many parts it covers.
    private IEnumerable<Diagnostic> Suppressed()
    {
        var covered =
            from part in verdict.Parts
            from limit in part.Verdict.Limits
            where limit.Suppression is not null
            group (part, limit) by (limit.Suppression, limit.Code);
        foreach (var same in covered)
        {
            PartVerdict[] parts = [.. same.Select(pair => pair.part).Distinct()];
            Diagnostic[] own = parts is [var only]
                ? [.. same.Select(pair => VerdictMessage.Own(Called(only), model, pair.limit)).OfType<Diagnostic>()]
                : [];
            Diagnostic together = new(
                same.Key.Code!,
                VerdictMessage.SeverityOf(same.First().limit, demand),
                $"{Subject(parts)} {FoundOf(same.Key.Code)} its limits.",
                demand.Location
            )
            {
                Suppression = same.Key.Suppression,
            };
            foreach (var diagnostic in own is [] ? [together] : own)
            {
                yield return diagnostic;
            }
        }
    }

    private static string FoundOf(string? code) => code == DiagnosticCodes.ThresholdViolated ? "violates" : "is not known to keep";

    // Parts that the baseline lacks pass, as new models do.
    private IEnumerable<Diagnostic> NotInBaseline()
    {
        PartVerdict[] absent =
        [
            .. verdict.Parts.Where(part =>
                part.Verdict is { BaselineName: not null, Quantity: { Baseline: null, Result.Value: not null } }
                && demand.Limits.Any(limit => limit.IsOfBaseline)
            ),
        ];
        if (absent.Length > 0)
        {
            yield return Diagnostic.Warning(
                DiagnosticCodes.PartsNotInBaseline,
                demand.Location,
                $"{Subject(absent)} is compared with nothing, since {absent[0].Verdict.BaselineCalled} has no value of it; new parts are "
                    + "added by 'qualitygate baseline accept'."
            );
        }
    }

    private string Subject(PartVerdict[] parts) =>
        parts is [var only]
            ? $"{demand.Name} of {only.Part.Called} of '{model}'"
            : $"{demand.Name} of {Count(parts.Length)} of {Judged} of '{model}' ({Names(parts)})";

    private string Judged => $"{Count(verdict.Parts.Length)} {PartJudge.Plural(verdict.Line.Kind)}";

    private static string Names(PartVerdict[] parts) => CutList.Of([.. parts.Select(part => part.Part.Short)], MostNames);

    private static string Described(PartVerdict part, int place)
    {
        var (number, interval) = (part.Verdict.Limits[place].Number!.Value, part.Verdict.Limits[place].Interval!);
        return $"{part.Part.Short} {Figure.Format(number)} in {Figure.Format(interval.Low)} to {Figure.Format(interval.High)}";
    }

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private string OrExcept(string what) =>
        verdict.Line.Kind != PartKind.Separate && verdict.Line.Only is null
            ? $", or name {what} under '{PartKeys.Except}'"
            : string.Empty;

    // The verdict under the name of its part.
    private Verdict Called(PartVerdict part) =>
        part.Verdict with
        {
            Threshold = demand with
            {
                Name = $"{demand.Name} of {part.Part.Called}",
                Metric = new PartMetric(
                    verdict.Line.Metric.Name,
                    verdict.Line.Metric.Quantity,
                    verdict.Line.Metric.Advice
                        + (OrExcept("it") is { Length: > 0 } way ? way.Replace(", or", ",", StringComparison.Ordinal) : string.Empty)
                ),
            },
        };
}
