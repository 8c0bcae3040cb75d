namespace QualityGate.Tasks.Tests;

/// <summary>The quick check of a build whose record was damaged: QualityGate.Gate.proj by itself, as builds call it.</summary>
internal sealed class DamagedRecordTests : FolderFixture
{
    [SetUp]
    public void FillFolder()
    {
        SmallRepository.Fill(Folder);
        Folder.Write(
            "thresholds.yml",
            SmallRepository
                .Thresholds("similarity-depth: { min: 7 }", "accuracy: { min: 0.9, severity: warning }")
                .Replace("name: small", "name: \"100 % %20; *.x 'q' ü ##vso[x]\"", StringComparison.Ordinal)
        );
        foreach (var file in Directory.GetFiles(Folder.FullPath))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-1));
        }
    }

    [Test]
    public void A_record_that_does_not_verify_is_as_if_it_were_not_there()
    {
        const string Untouched = "no input has changed",
            SameContent = "no content has changed";
        Assert.That(Gate(), Does.Not.Contain(Untouched));
        Assert.That(Gate(), Does.Contain(Untouched));
        (string File, Func<string, string> Damage)[] damages =
        [
            ("record.txt", text => text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..]),
            ("record.txt", text => text[..100]),
            ("record.txt", text => "x" + text),
            ("log.txt", text => text.Replace("8.2000", "9.2000", StringComparison.Ordinal)),
            ("warnings.txt", _ => string.Empty),
            ("seal.txt", _ => "'"),
        ];
        foreach (var (file, damage) in damages)
        {
            var path = Folder.PathTo($"cache/{file}");
            var (text, time) = (File.ReadAllText(path), File.GetLastWriteTimeUtc(path));
            File.WriteAllText(path, damage(text));
            File.SetLastWriteTimeUtc(path, time);
            Assert.That(Gate(), Does.Contain(SameContent).And.Contain("8.2000").And.Contain("warning QG1001"), file);
            Assert.That(Gate(), Does.Contain(Untouched), "and is written again");
        }
    }

    private string Gate()
    {
        var run = ChildProcess.Dotnet(
            Folder.FullPath,
            new Dictionary<string, string> { ["TF_BUILD"] = "True" },
            "msbuild",
            Repository.PathTo("src/Tasks/build/QualityGate.Gate.proj"),
            "-nologo",
            "-tl:off",
            "-v:n",
            $"-p:ThresholdsFile={Folder.PathTo("thresholds.yml")}",
            $"-p:CacheFolder={Folder.PathTo("cache")}/",
            $"-p:ReportFolder={Folder.PathTo("out")}/",
            $"-p:TasksAssembly={Repository.PathTo($"src/Tasks/bin/{Repository.Configuration}/net10.0/QualityGate.Tasks.dll")}",
            "-p:Severity=",
            "-p:Annotations=false"
        );
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.All, Does.Not.Contain("##vso["));
        return run.Output;
    }
}
