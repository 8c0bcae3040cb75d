namespace QualityGate.Packages.Tests.Ci;

/// <summary>Temporary folders of runners, to which pipelines install the tool: tests that share one install it once.</summary>
[SetUpFixture]
internal sealed class RunnerFolders
{
    private static TemporaryFolder? folder;

    /// <summary>The temporary folder of a runner of GitHub.</summary>
    public static string RunnerTemp => folder!.PathTo("github");

    /// <summary>The temporary folder of an agent of Azure Pipelines, which is another machine.</summary>
    public static string AgentTemp => folder!.PathTo("azure");

    /// <summary>True when a step would only install what is there already: by an earlier test, or by the test itself.</summary>
    public static bool IsInstalled(string temp, string step, string version) =>
        IsInstallation(step) && version.Length == 0 && File.Exists(Path.Combine(temp, "qualitygate", "qualitygate"));

    /// <summary>Compiles what a step has installed for the tests that share it.</summary>
    public static void Compile(string temp, string step)
    {
        if (IsInstallation(step) && (temp == RunnerTemp || temp == AgentTemp))
        {
            NativeImages.PutInto(Path.Combine(temp, "qualitygate"));
        }
    }

    private static bool IsInstallation(string step) => step == "Install QualityGate";

    [OneTimeSetUp]
    public void Make()
    {
        folder = new TemporaryFolder();
        Directory.CreateDirectory(RunnerTemp);
        Directory.CreateDirectory(AgentTemp);
    }

    [OneTimeTearDown]
    public void Remove() => folder?.Dispose();
}
