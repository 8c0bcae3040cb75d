using QualityGate.Text;

namespace QualityGate.Analyzer.Tests.Metrics.Uncertainty;

/// <summary>The lines on stages of which no per cent are known.</summary>
internal sealed class StageProgressTests
{
    [Test]
    public void A_stage_is_named_once_it_has_taken_a_second()
    {
        var (clock, said) = (new HandClock(), new List<string>());
        using var stage = StageProgress.Begin("resnet: clustering", new Listener(said), clock);
        Assert.That(said, Is.Empty);
        clock.Ring();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(clock.Due, Is.EqualTo(TimeSpan.FromSeconds(1)));
            Assert.That(said, Is.EqualTo(new[] { "resnet: clustering" }).AsCollection);
        }
    }

    [Test]
    public void Nothing_is_said_of_a_stage_that_is_over()
    {
        var (clock, said) = (new HandClock(), new List<string>());
        StageProgress.Begin("resnet: clustering", new Listener(said), clock)!.Dispose();
        clock.Ring();
        Assert.That(said, Is.Empty);
    }

    [Test]
    public void Nothing_is_begun_where_nobody_watches() => Assert.That(StageProgress.Begin("resnet: clustering", progress: null), Is.Null);

    private sealed class HandClock : TimeProvider
    {
        public Action Ring { get; private set; } = () => { };

        public TimeSpan Due { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            (Ring, Due) = (() => callback(state), dueTime);
            return new NoTimer();
        }
    }

    private sealed class NoTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Listener(List<string> said) : IProgress<string>
    {
        public void Report(string value) => said.Add(value);
    }
}
