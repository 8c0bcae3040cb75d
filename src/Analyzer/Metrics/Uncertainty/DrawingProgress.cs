using System.Globalization;
using QualityGate.Analysis;
using QualityGate.Text;

namespace QualityGate.Metrics.Uncertainty;

/// <summary>Says how far the drawing of test sets is and how long it will take, from its first second on, once in a second.</summary>
/// <param name="name">The name of the model, or of both.</param>
/// <param name="progress">Is told.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class DrawingProgress(string name, IProgress<string> progress, TimeProvider clock)
{
    // The first test sets take longer than others, so that nothing is known of the rest.
    private const double LeastShare = 0.01;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly long start = clock.GetTimestamp();
    private readonly Lock gate = new();
    private TimeSpan next = Interval;
    private int done;
    private int expected = 1;

    /// <summary>Tells somebody; null where nobody watches.</summary>
    public static DrawingProgress? Of(string name, IProgress<string>? progress) =>
        progress is null ? null : new DrawingProgress(name, progress, TimeProvider.System);

    /// <summary>Tells whoever watches an analysis.</summary>
    public static DrawingProgress? Of(ModelAnalysis analysis) => Of(analysis.Classifier.Path.FileName, analysis.Watcher);

    /// <summary>Says how much work there will be by what is known until now.</summary>
    public void Expect(int work)
    {
        lock (gate)
        {
            expected = work;
        }
    }

    /// <summary>Counts work that is done. Threads may call it at once.</summary>
    public void Done(int work)
    {
        lock (gate)
        {
            done += work;
            var elapsed = clock.GetElapsedTime(start);
            if (elapsed < next)
            {
                return;
            }

            next = elapsed + Interval;
            progress.Report(Text(name, done, expected, elapsed));
        }
    }

    /// <summary>The text for a state.</summary>
    internal static string Text(string name, int done, int expected, TimeSpan elapsed)
    {
        var share = Math.Min(1, (double)done / expected);
        var left = share < LeastShare ? string.Empty : $", {TimeLeft.Of(elapsed * (1 - share) / share)} left";
        return string.Create(CultureInfo.InvariantCulture, $"{name}: {100 * share:0} % of the test sets drawn{left}");
    }
}
