using System.Globalization;
using QualityGate.Configuration;
using QualityGate.Configuration.Suppressions;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Analyzer.Tests.Gates.Suppressions;

/// <summary>Verdicts of each state on accuracy of the model 'small', and exceptions from a few words.</summary>
internal static class Judged
{
    public static readonly DateOnly Today = new(2027, 3, 1);

    public static readonly string[] Findings = ["passed", "violated", "inconclusive", "not-measured", "violated-and-not-measured"];

    /// <summary>A verdict as it is without exceptions.</summary>
    public static Verdict Verdict(string finding, Severity severity, Inconclusive inconclusive)
    {
        var (value, bound) = finding switch
        {
            "passed" => (0.9, 0.5),
            "inconclusive" => (0.6, 0.55),
            _ => (0.1, 0.5),
        };
        var metric = MetricCatalog.Find("accuracy")!;
        Limit[] limits =
        [
            new(LimitKind.Minimum, bound),
            .. finding == "violated-and-not-measured" ? [new Limit(LimitKind.MaximumDrop, 0.1)] : Array.Empty<Limit>(),
        ];
        var threshold = new Threshold(metric, metric.Name, [.. limits], severity, new SourceLocation("thresholds.yml", 9, 7))
        {
            Confidence = 0.95,
            Inconclusive = inconclusive,
        };
        return QualityGate.Gates.Verdict.Of(
            threshold,
            finding == "not-measured" ? MetricResult.Undefined("needs test data") : MetricResult.Of(value),
            IntervalResult.Of(new Interval(value - 0.1, value + 0.1, 0.95)),
            StubBaseline.None("has other labels there")
        ) with
        {
            Samples = 100,
        };
    }

    /// <summary>The code, what narrows it behind blanks, and behind @ the last day; several with commas between.</summary>
    public static SuppressionSet Exceptions(string words) =>
        new([.. words.Split(',', StringSplitOptions.RemoveEmptyEntries).Select((word, i) => Entry(word.Trim(), i + 1))], Today);

    private static SuppressionEntry Entry(string word, int line)
    {
        var (what, day) = word.Split('@') is [var left, var right] ? (left, right) : (word, null);
        var parts = what.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string? Part(string key) => parts.FirstOrDefault(part => part.StartsWith(key, StringComparison.Ordinal))?[key.Length..];
        var expires = day is null ? (DateOnly?)null : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new SuppressionEntry(parts[0], new Suppression("why", expires, new SourceLocation("quality-suppressions.yml", line, 5)))
        {
            Model = Part("model="),
            Metric = Part("metric=") is { } metric ? MetricCatalog.Find(metric)! : null,
            Class = Part("class="),
            Superclass = Part("superclass="),
            Pair = Part("pair=")?.Split('+') is [var from, var to] ? (from, to) : null,
        };
    }
}
