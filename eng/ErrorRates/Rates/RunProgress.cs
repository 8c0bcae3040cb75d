using System.Diagnostics;
using QualityGate.Text;

namespace QualityGate.ErrorRates.Rates;

/// <summary>Says on standard error how far a size is, and how long it will take, at most once in a second.</summary>
/// <param name="size">The size.</param>
/// <param name="repetitions">The number of repetitions.</param>
internal sealed class RunProgress(Size size, int repetitions)
{
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly Lock gate = new();
    private double next = 1;

    /// <summary>Prints the number of repetitions that are done, at most once a second.</summary>
    public void Done(int count)
    {
        lock (gate)
        {
            var seconds = watch.Elapsed.TotalSeconds;
            if (seconds < next && count < repetitions)
            {
                return;
            }

            next = seconds + 1;
            var left = TimeLeft.Of(watch.Elapsed * (repetitions - count) / count);
            Console.Error.Write(
                $"\r{size}: {count} of {repetitions} repetitions, {left} left   {(count == repetitions ? "\n" : string.Empty)}"
            );
        }
    }
}
