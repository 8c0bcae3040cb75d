using QualityGate.Gates;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Analyzer.Tests.Gates;

/// <summary>A baseline that has what a test says.</summary>
internal sealed record StubBaseline(Func<Metric, BaselineValue> Values) : IBaseline
{
    public string Name => "quality-baseline.json";

    public BaselineValue Of(Metric metric, double? confidence) => Values(metric);

    /// <summary>A baseline with a value, and the current value beside it.</summary>
    public static StubBaseline Of(double before, double now, IntervalResult? difference = null, string? note = null) =>
        new(_ => new BaselineValue(before, null, now, difference, note));

    /// <summary>A baseline that cannot be compared with.</summary>
    public static StubBaseline None(string why) => new(_ => new BaselineValue(null, why, null, null, null));
}
