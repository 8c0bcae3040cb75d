using CsCheck;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Analyzer.Tests.Gates;

/// <summary>Verdicts on accuracy whose limits are each of what may be found of one.</summary>
internal static class AnyVerdict
{
    // The value is 0.5 with an interval from 0.4 to 0.6; what is compared with a baseline has none, or other labels there.
    private static readonly string[] Found = ["passed", "violated", "inconclusive", "not-compared", "not-measured", "excepted"];

    /// <summary>Any verdict of one to four limits.</summary>
    public static Gen<Verdict> Any { get; } =
        Gen.Select(
            Gen.Bool.Select(isError => isError ? Severity.Error : Severity.Warning),
            Gen.Enum<Inconclusive>(),
            Gen.Int[0, Found.Length - 1].Select(i => Found[i]).Array[1, 4],
            Of
        );

    /// <summary>A verdict whose limits are judged so, in this order.</summary>
    public static Verdict Of(Severity severity, Inconclusive inconclusive, params string[] found)
    {
        var accuracy = MetricCatalog.Find("accuracy")!;
        // Bounds differ, so that no two limits are the same.
        Limit[] limits =
        [
            .. found.Select(
                (word, i) =>
                    word switch
                    {
                        "passed" => new Limit(LimitKind.Minimum, 0.3 + (i / 1000.0)),
                        "inconclusive" => new Limit(LimitKind.Minimum, 0.5 + (i / 1000.0)),
                        "not-compared" => new Limit(LimitKind.MaximumDrop, 0.1 + (i / 1000.0)),
                        "not-measured" => new Limit(LimitKind.MaximumGain, 0.1 + (i / 1000.0)),
                        _ => new Limit(LimitKind.Minimum, 0.7 + (i / 1000.0)),
                    }
            ),
        ];
        var threshold = new Threshold(accuracy, accuracy.Name, [.. limits], severity, new SourceLocation("thresholds.yml", 9, 7))
        {
            Confidence = 0.95,
            Inconclusive = inconclusive,
        };
        var interval = IntervalResult.Of(new Interval(0.4, 0.6, 0.95));
        var without = Verdict.Of(threshold, MetricResult.Of(0.5), interval);
        var foreign = Verdict.Of(threshold, MetricResult.Of(0.5), interval, StubBaseline.None("has other labels there"));
        return without with
        {
            Samples = 100,
            Limits =
            [
                .. found.Select(
                    (word, i) =>
                        word switch
                        {
                            "not-measured" => foreign.Limits[i],
                            "excepted" => Except(without.Limits[i]),
                            _ => without.Limits[i],
                        }
                ),
            ],
        };
    }

    /// <summary>A limit that an exception covers.</summary>
    public static LimitVerdict Except(LimitVerdict limit) =>
        limit with
        {
            Suppression = new Suppression("why", Expires: null, new SourceLocation("quality-suppressions.yml", 3, 5)),
        };
}
