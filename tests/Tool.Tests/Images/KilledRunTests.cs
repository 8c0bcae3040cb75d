using System.Diagnostics;

namespace QualityGate.Tool.Tests.Images;

/// <summary>A run that is killed half way, as a process of its own.</summary>
internal sealed class KilledRunTests : ImageFixture
{
    private const int Each = 350;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    [Category("Build")]
    [Test]
    public void A_killed_run_goes_on_and_comes_to_the_same_bytes()
    {
        // One image a run, so that there is time to come in between.
        WriteAll(Each, ColourModel.Bytes(batch: 1));
        var cache = Folder.PathTo("obj/qualitygate/images");
        using var process = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [ToolRun.Assembly, "evaluate", "colours.onnx", "--labels", "labels.txt", "--images", "folder=images;preset=raw"]
            )
            {
                WorkingDirectory = Folder.FullPath,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        var watch = Stopwatch.StartNew();
        while (!process.HasExited && watch.Elapsed < Longest && LengthOfJournal(cache) < 2000)
        {
            Thread.Sleep(1);
        }

        process.Kill();
        process.WaitForExit();
        Assume.That(Directory.GetFiles(cache, "*.csv"), Is.Empty, "the run was over before it was killed");
        var begun = LengthOfJournal(cache);
        var again = Evaluate(more: ["--output", "again.csv"]);
        Directory.Delete(cache, recursive: true);
        var whole = Evaluate(more: ["--output", "whole.csv"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(begun, Is.GreaterThanOrEqualTo(2000));
            Assert.That(again.ExitCode + whole.ExitCode, Is.Zero, $"{again}{whole}");
            Assert.That(File.ReadAllBytes(Folder.PathTo("again.csv")), Is.EqualTo(File.ReadAllBytes(Folder.PathTo("whole.csv"))));
            Assert.That(Rows("again.csv"), Is.EqualTo(Expected(Each)));
        }
    }

    private static long LengthOfJournal(string cache) =>
        Directory.Exists(cache) ? new DirectoryInfo(cache).GetFiles("*.part").Sum(file => file.Length) : 0;
}
