using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace QualityGate.Testing.Packages;

/// <summary>
/// Servers of MSBuild, one for each thread that runs tests: a build in a process that has built before takes half of the time of one in a
/// process of its own. Tests about processes and signals do without.
/// </summary>
public static partial class BuildServer
{
    private const string Salt = "MSBUILDNODEHANDSHAKESALT";
    private static readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> Known = new(StringComparer.Ordinal);

    /// <summary>Runs the .NET SDK in a folder; what it builds is built by the server of this thread.</summary>
    public static ChildProcess Dotnet(string folder, params string[] arguments) =>
        Answered(arguments[0], ChildProcess.Dotnet(folder, Own, arguments));

    /// <summary>The same with variables of the environment, which a server takes over for each build.</summary>
    public static ChildProcess Dotnet(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Answered(arguments[0], ChildProcess.Dotnet(folder, Own.Concat(environment).ToDictionary(StringComparer.Ordinal), arguments));

    /// <summary>Ends all of them, which would wait for more builds.</summary>
    public static void Stop()
    {
        foreach (var environment in Known.Values)
        {
            ChildProcess.Dotnet(Path.GetTempPath(), environment, "build-server", "shutdown", "--msbuild");

            // It waits a moment for a node to answer, which is not enough on a busy machine.
            foreach (var node in OperatingSystem.IsLinux() ? ProcessesOf(environment[Salt]) : [])
            {
                ChildProcess.Run("kill", Path.GetTempPath(), environment, "-9", node.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    /// <summary>The processes of MSBuild with a salt, as /proc shows them.</summary>
    public static int[] ProcessesOf(string salt) =>
        [
            .. Directory
                .GetDirectories("/proc")
                .Select(Path.GetFileName)
                .Where(name => name!.All(char.IsAsciiDigit))
                .Where(name =>
                {
                    try
                    {
                        return File.ReadAllText($"/proc/{name}/environ").Contains($"{Salt}={salt}\0", StringComparison.Ordinal);
                    }
                    catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                    {
                        // It has ended meanwhile, or is somebody else's.
                        return false;
                    }
                })
                .Select(name => int.Parse(name!, CultureInfo.InvariantCulture)),
        ];

    // On a busy machine the client of a server sometimes misses that a build has succeeded, and exits with 1 (dotnet/msbuild#14172, mended
    // in later SDKs). A build that really fails prints an error: MSBuild adds one where a task fails without.
    private static ChildProcess Answered(string command, ChildProcess run) =>
        command is "build" or "publish" or "pack" or "clean" or "msbuild" && run.ExitCode == 1 && !Failure().IsMatch(run.All)
            ? run with { ExitCode = 0 }
            : run;

    private static IReadOnlyDictionary<string, string> Own =>
        Known.GetOrAdd(TestContext.CurrentContext.WorkerId ?? string.Empty, worker => EnvironmentOf($"{PackageFeed.FullPath} {worker}"));

    // The salt makes servers and nodes of this run's own, which no other build uses.
    private static Dictionary<string, string> EnvironmentOf(string salt) =>
        new(StringComparer.Ordinal)
        {
            ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "1",
            ["MSBUILDDISABLENODEREUSE"] = "0",
            [Salt] = salt,
        };

    [GeneratedRegex(@"\berror [A-Z]+[0-9]+|Build FAILED", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Failure();
}
