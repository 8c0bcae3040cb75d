using System.Globalization;

namespace QualityGate.Analyzer.Tests.Runs.Suppressions;

/// <summary>A clock that shows what a test says.</summary>
internal sealed class SettableClock(string time) : TimeProvider
{
    public string Time { get; set; } = time;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.Parse(Time, CultureInfo.InvariantCulture);
}
