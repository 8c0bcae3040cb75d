using System.Runtime.CompilerServices;
using QualityGate.Analysis;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Reports.Interchange;
using QualityGate.Results;
using QualityGate.Runs;

namespace QualityGate.Analyzer.Tests.Gates;

/// <summary>The memory that a gate of many models holds on to, and what becomes of the gate where memory ends.</summary>
[NonParallelizable] // Another test that runs meanwhile may keep alive what both share.
internal sealed class MemoryTests : FolderFixture
{
    [Test]
    public void A_report_does_not_hold_the_analysis_that_it_was_made_from()
    {
        SmallRepository.Fill(Folder);
        var (report, analysis) = Check();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.That(analysis.IsAlive, Is.False);
        Assert.That(JsonReport.Write(report), Does.Contain("\"similarity-depth\": 8.2"));
    }

    [Test]
    public void The_end_of_memory_is_known_in_whatever_thread_it_comes()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(MemoryLimit.IsReached(new InsufficientMemoryException()), Is.True);
            Assert.That(
                MemoryLimit.IsReached(new AggregateException(new IOException(), new AggregateException(new InsufficientMemoryException()))),
                Is.True
            );
            Assert.That(MemoryLimit.IsReached(new TypeInitializationException("x", new InsufficientMemoryException())), Is.True);
            Assert.That(MemoryLimit.IsReached(new AggregateException(new IOException())), Is.False);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private (GateResult Report, WeakReference Analysis) Check()
    {
        var entry = GateReader
            .Read(
                InputPath.FromUser(
                    Folder.Write(
                        "thresholds.yml",
                        SmallRepository.Thresholds("similarity-depth: { min: 7 }", "accuracy: { min: 0.5, confidence: 0.9 }")
                    )
                )
            )
            .Entries[0];
        var analysis = ModelAnalyzer.Analyze(entry.Inputs, TestInputs.WordNet);
        return (GateResult.Of(Folder.FullPath, [ModelGate.Check(entry, analysis)], []), new WeakReference(analysis));
    }
}
