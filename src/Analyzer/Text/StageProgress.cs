namespace QualityGate.Text;

/// <summary>Names a stage of the work of which no per cent are known, once it has taken a second; a quick one is not spoken of.</summary>
internal sealed class StageProgress : IDisposable
{
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly ITimer timer;
    private bool isOver;

    private StageProgress(string text, IProgress<string> progress, TimeProvider clock) =>
        timer = clock.CreateTimer(_ => Say(text, progress), state: null, Quick, Timeout.InfiniteTimeSpan);

    /// <summary>Begins a stage, which is over when the result is disposed; null where nobody watches.</summary>
    /// <param name="text">The stage of the work, with the name of the model.</param>
    /// <param name="progress">Is told.</param>
    /// <param name="clock">Tells the time; that of the system by default.</param>
    public static StageProgress? Begin(string text, IProgress<string>? progress, TimeProvider? clock = null) =>
        progress is null ? null : new StageProgress(text, progress, clock ?? TimeProvider.System);

    /// <summary>Ends the stage: nothing is said of it from now on.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            isOver = true;
        }

        timer.Dispose();
    }

    private void Say(string text, IProgress<string> progress)
    {
        lock (gate)
        {
            if (!isOver)
            {
                progress.Report(text);
            }
        }
    }
}
