using System.Globalization;
using QualityGate.Configuration;
using QualityGate.Configuration.Parts;
using QualityGate.Gates;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Verdicts;

/// <summary>A line that people read about limits on parts of a model: how many keep them, and the worst of them.</summary>
/// <param name="Title">The kind of part and the metric, such as <c>per-class accuracy</c>.</param>
/// <param name="Text">The parts that were judged, and the worst.</param>
/// <param name="Limits">The limits.</param>
/// <param name="Outcome">What becomes of the line.</param>
internal sealed record PartRow(string Title, string Text, string Limits, Outcome Outcome)
{
    /// <summary>A row for each line of limits on parts.</summary>
    public static IEnumerable<PartRow> Of(ModelResult model) => (model.Parts ?? []).Select(line => Row(line, model));

    private static PartRow Row(PartLineResult line, ModelResult model) =>
        new(
            TitleOf(line),
            TextOf(line),
            Threshold.DescribeLimits(
                line.Limits.Select(limit => (line.Kind == PartKind.Separate ? PartKeys.MaxRate : limit.Limit, limit.Bound)),
                line.Confidence
            ),
            OutcomeOf.Line(line, model)
        );

    private static string TitleOf(PartLineResult line) =>
        line.Kind == PartKind.Separate
            ? line.Worst is { } groups
                ? $"separate {groups.Name} from {groups.ToName}"
                : "separate"
            : $"{PartLine.Key(line.Kind)} {line.Metric}";

    private static string TextOf(PartLineResult line)
    {
        if (line.Parts == 0 && line.WithoutMistakes == 0)
        {
            return "not measured";
        }

        var (one, many) = line.Kind == PartKind.Class ? ("class", "classes") : ("superclass", "superclasses");
        string[] parts =
        [
            .. line.Kind == PartKind.Separate ? [] : new[] { $"{Count(line.Parts)} {(line.Parts == 1 ? one : many)}" },
            .. Some(line.Violated, "violated"),
            .. Some(line.Inconclusive, "inconclusive"),
            .. Some(line.NotMeasured, "not measured"),
            .. Some(line.Suppressed, "suppressed"),
            .. Some(line.NotCompared, $"with {OutcomeWords.Of(Outcome.NotCompared)}"),
            .. Some(line.WithoutMistakes, "without a mistake"),
            .. line is { Worst: { } worst, Value: { } value } ? [Worst(line, worst, value)] : Array.Empty<string>(),
        ];
        return string.Join(", ", parts);

        string[] Some(int count, string what) => count == 0 || line.Kind == PartKind.Separate ? [] : [$"{Count(count)} {what}"];
    }

    // The worst part is so by the limit that it exceeds most, or comes nearest to: no other part has a worse number there.
    private static string Worst(PartLineResult line, PartResult part, double value)
    {
        if (line.Kind == PartKind.Separate)
        {
            return $"{line.Metric} {Figure.Format(value, line.Limits[0].Bound)}";
        }

        var limit = line.Limits.Where(limit => limit.Number is not null).MaxBy(Excess);
        return limit is null
            ? $"worst {Figure.Format(value)} ({part.Name})"
            : $"{Word(limit)} {Figure.Format(limit.Number!.Value, limit.Bound)} ({part.Name})";
    }

    private static double Excess(LimitResult limit) =>
        IsLeast(limit) ? limit.Bound - limit.Number!.Value : limit.Number!.Value - limit.Bound;

    private static bool IsLeast(LimitResult limit) => limit.Limit.StartsWith("min", StringComparison.Ordinal);

    private static string Word(LimitResult limit) =>
        limit.Limit switch
        {
            "min" => "lowest",
            "max" => "highest",
            "max-drop" => "largest drop",
            "max-relative-drop" => "largest relative drop",
            "min-gain" => "least gain",
            _ => "largest gain",
        };

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
