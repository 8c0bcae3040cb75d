using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Runs;
using QualityGate.Runs.Caching;

namespace QualityGate.Analyzer.Tests.Runs.Caching;

/// <summary>Test data in a folder or pattern: a file that is added, changed or removed is judged anew.</summary>
internal sealed class ShardedInputTests : FolderFixture
{
    private string rows = string.Empty;

    [SetUp]
    public void FillFolder()
    {
        SmallRepository.Fill(Folder);
        rows = File.ReadAllText(Folder.PathTo("predictions.csv"));
        File.Delete(Folder.PathTo("predictions.csv"));
        Folder.Write("data/part-0.csv", rows);
        Folder.Write("data/part-1.csv", rows);
        Folder.Write("data/_SUCCESS", string.Empty);
    }

    [TestCase("data")]
    [TestCase("data/part-*")]
    public void A_shard_that_changes_is_judged_anew(string path)
    {
        Folder.Write(
            "thresholds.yml",
            SmallRepository.Thresholds("accuracy: { min: 0.7 }").Replace("predictions.csv", path, StringComparison.Ordinal)
        );
        Age();
        Assert.That((Check().IsCached, Check().IsCached), Is.EqualTo((false, true)));

        Folder.Write("data/part-2.csv", rows);
        Assert.That((Samples(), Check().IsCached), Is.EqualTo((180.0, true)), "added");
        Folder.Write("data/part-2.csv", "true,pred\n0,0\n");
        Assert.That((Samples(), Check().IsCached), Is.EqualTo((121.0, true)), "changed");
        File.Delete(Folder.PathTo("data/part-2.csv"));
        Assert.That(Check().IsCached, Is.True, "as it was before");
        File.Delete(Folder.PathTo("data/part-1.csv"));
        Assert.That((Samples(), Check().IsCached), Is.EqualTo((60.0, true)), "removed");
    }

    [Test]
    public void The_mark_of_a_finished_job_is_an_input()
    {
        Folder.Write(
            "thresholds.yml",
            SmallRepository.Thresholds("accuracy: { min: 0.7 }").Replace("predictions.csv", "data", StringComparison.Ordinal)
        );
        Age();
        Check();
        File.Delete(Folder.PathTo("data/_SUCCESS"));
        var output = Check();
        Assert.That(output.IsCached, Is.False);
        Assert.That(output.Diagnostics.Select(warning => warning.Code), Does.Contain(DiagnosticCodes.UnfinishedFolder));
    }

    private double Samples()
    {
        var output = Check();
        Assert.That(output.IsCached, Is.False);
        return output.Result.Models[0].TestData!.Samples!.Value;
    }

    private GateOutput Check() =>
        CachedGate.Check(
            new GateRequest(InputPath.FromUser(Folder.PathTo("thresholds.yml"))),
            new GateFiles(ReportFolder: null, [], Folder.PathTo("cache"))
        );

    private void Age()
    {
        foreach (var file in Directory.EnumerateFiles(Folder.FullPath, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-1));
        }
    }
}
