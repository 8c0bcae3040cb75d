using System.Diagnostics;
using System.Globalization;

namespace QualityGate.Inference.Images;

/// <summary>Says how far an evaluation is, how fast it goes, and how long it will take; once in a second.</summary>
/// <param name="name">The model's name.</param>
/// <param name="images">The number of images.</param>
/// <param name="done">The number of those that an earlier run has done.</param>
/// <param name="progress">Is told.</param>
internal sealed class EvaluationProgress(string name, int images, int done, IProgress<string>? progress)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private TimeSpan last = -Interval;

    /// <summary>Tells how many images are done.</summary>
    public void Report(int count)
    {
        if (watch.Elapsed - last < Interval)
        {
            return;
        }

        last = watch.Elapsed;
        progress?.Report(Text(name, count, images, (count - done) / watch.Elapsed.TotalSeconds));
    }

    /// <summary>The text for a state.</summary>
    internal static string Text(string name, int count, int images, double rate) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {count} of {images} images{(rate > 0 ? $", {rate:0} a second, {Left((images - count) / rate)} left" : string.Empty)}"
        );

    private static string Left(double seconds) =>
        seconds < 60 ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(seconds):0} s")
        : seconds < 3600 ? string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 60} min {(int)seconds % 60} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 3600} h {(int)seconds / 60 % 60} min");
}
