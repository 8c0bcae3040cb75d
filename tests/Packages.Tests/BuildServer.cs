using System.Collections.Concurrent;

namespace QualityGate.Packages.Tests;

/// <summary>
/// Servers of MSBuild, one for each thread that runs tests: a build in a process that has built before takes half of the time of one in a
/// process of its own. Tests about processes, signals and the environment do without.
/// </summary>
internal static class BuildServer
{
    private static readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> Known = new(StringComparer.Ordinal);

    /// <summary>Runs the .NET SDK in a folder; what it builds is built by the server of this thread.</summary>
    public static ChildProcess Dotnet(string folder, params string[] arguments) =>
        ChildProcess.Dotnet(
            folder,
            Known.GetOrAdd(
                TestContext.CurrentContext.WorkerId ?? string.Empty,
                worker => EnvironmentOf($"{PackageFeed.FullPath} {worker}")
            ),
            arguments
        );

    /// <summary>Ends all of them, which would wait for more builds.</summary>
    public static void Stop()
    {
        foreach (var environment in Known.Values)
        {
            ChildProcess.Dotnet(Path.GetTempPath(), environment, "build-server", "shutdown", "--msbuild");
        }
    }

    // The salt makes servers and nodes of this run's own, which no other build uses.
    private static Dictionary<string, string> EnvironmentOf(string salt) =>
        new(StringComparer.Ordinal)
        {
            ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "1",
            ["MSBUILDDISABLENODEREUSE"] = "0",
            ["MSBUILDNODEHANDSHAKESALT"] = salt,
        };
}
