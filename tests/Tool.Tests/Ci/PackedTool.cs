namespace QualityGate.Tool.Tests.Ci;

/// <summary>The tool's package, made once from what was built, and the temporary folder of a runner that it is installed to.</summary>
[SetUpFixture]
internal sealed class PackedTool
{
    private static readonly Lazy<TemporaryFolder> Packed = new(Pack);

    /// <summary>A feed that has the package.</summary>
    public static string Feed => Packed.Value.PathTo("feed");

    /// <summary>The temporary folder of a runner; tests that share it install the tool once.</summary>
    public static string RunnerTemp => Packed.Value.PathTo("temp");

    [OneTimeTearDown]
    public void Remove()
    {
        if (Packed.IsValueCreated)
        {
            Packed.Value.Dispose();
        }
    }

    private static TemporaryFolder Pack()
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathTo("temp"));
        var pack = ChildProcess.Dotnet(
            Repository.Root,
            "pack",
            "src/Tool",
            "--no-build",
            "-c",
            Repository.Configuration,
            "-o",
            folder.PathTo("feed")
        );
        Assert.That(pack.ExitCode, Is.Zero, pack.ToString());
        return folder;
    }
}
