using System.Diagnostics;
using System.Globalization;
using Microsoft.Build.Framework;

namespace QualityGate.Tasks;

/// <summary>Says what is being worked on: quietly at first, and so that everybody sees it when it takes longer.</summary>
internal sealed class BuildProgress : IProgress<string>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly BuildLog log;
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly Timer timer;
    private volatile string current = string.Empty;

    public BuildProgress(BuildLog log)
    {
        this.log = log;
        timer = new Timer(_ => Show(), state: null, Patience, Interval);
    }

    public void Report(string value)
    {
        current = value;
        log.Say(MessageImportance.Normal, $"QualityGate analyses {value} ...");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Waits for a line that is just being written: nothing may be logged once the task has ended.
        using var ended = new ManualResetEvent(initialState: false);
        if (timer.Dispose(ended))
        {
            ended.WaitOne();
        }
    }

    private void Show()
    {
        if (current is { Length: > 0 } value)
        {
            log.Say(
                MessageImportance.High,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"QualityGate analyses {value} ... ({Math.Round(watch.Elapsed.TotalSeconds)} s)"
                )
            );
        }
    }
}
