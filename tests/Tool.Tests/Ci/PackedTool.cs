namespace QualityGate.Tool.Tests.Ci;

/// <summary>The tool's package, made once from what was built, and the temporary folders of runners that it is installed to.</summary>
[SetUpFixture]
internal sealed class PackedTool
{
    private static readonly Lazy<TemporaryFolder> Packed = new(Pack);

    /// <summary>A feed that has the package.</summary>
    public static string Feed => Packed.Value.PathTo("feed");

    /// <summary>The temporary folder of a runner of GitHub; the tests that share it install the tool once.</summary>
    public static string RunnerTemp => Packed.Value.PathTo("github");

    /// <summary>The temporary folder of an agent of Azure Pipelines, apart since tests of both run at the same time.</summary>
    public static string AgentTemp => Packed.Value.PathTo("azure");

    /// <summary>True when a step would only install again what an earlier test has installed there.</summary>
    public static bool IsInstalled(string temp, string step, string version) =>
        IsInstallation(temp, step) && version.Length == 0 && File.Exists(Path.Combine(temp, "qualitygate", "qualitygate"));

    /// <summary>Compiles what a step has installed for the tests that share it.</summary>
    public static void Compile(string temp, string step)
    {
        if (IsInstallation(temp, step))
        {
            NativeImages.PutInto(Path.Combine(temp, "qualitygate"));
        }
    }

    private static bool IsInstallation(string temp, string step) =>
        step == "Install QualityGate" && (temp == RunnerTemp || temp == AgentTemp);

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
        Directory.CreateDirectory(folder.PathTo("github"));
        Directory.CreateDirectory(folder.PathTo("azure"));
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
