using System.Diagnostics;

namespace QualityGate.NUnit;

/// <summary>
/// Says how far an interval is that takes long, on the console while the test runs; most take no time, and say nothing.
/// </summary>
internal sealed class TestProgress(TextWriter output) : IProgress<string>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private long? last;

    /// <inheritdoc/>
    public void Report(string value)
    {
        lock (gate)
        {
            if (last is { } before && Stopwatch.GetElapsedTime(before) < Interval)
            {
                return;
            }

            last = Stopwatch.GetTimestamp();
            output.WriteLine($"QualityGate: {value}");
        }
    }
}
