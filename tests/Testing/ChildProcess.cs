using System.Collections.Immutable;
using System.Diagnostics;

namespace QualityGate.Testing;

/// <summary>Runs a program as a user would, and keeps what it printed.</summary>
public sealed record ChildProcess(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Everything that was printed.</summary>
    public string All => Output + Error;

    /// <summary>True when a program is there to be run.</summary>
    public static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));

    /// <summary>Runs <c>dotnet</c> in a folder, away from the variables with which the test run itself was started.</summary>
    public static ChildProcess Dotnet(string folder, params string[] arguments) =>
        Dotnet(folder, ImmutableDictionary<string, string>.Empty, arguments);

    /// <summary>Runs the .NET SDK with variables of its environment.</summary>
    public static ChildProcess Dotnet(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Run("dotnet", folder, environment, arguments);

    /// <summary>Runs any program in the same way.</summary>
    public static ChildProcess Run(
        string program,
        string folder,
        IReadOnlyDictionary<string, string> environment,
        params string[] arguments
    )
    {
        ArgumentNullException.ThrowIfNull(environment);
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.Where(IsOfTheTestRun).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        // Children are over before what profiling learns of them would pay.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} ran longer than {Longest}.");
        }

        return new ChildProcess(
            process.ExitCode,
            output.GetAwaiter().GetResult().ReplaceLineEndings("\n"),
            error.GetAwaiter().GetResult().ReplaceLineEndings("\n")
        );
    }

    /// <summary>The exit code and all output, for the message of a failed assertion.</summary>
    public override string ToString() => $"exit code {ExitCode}\n{All}";

    private static bool IsOfTheTestRun(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("COREHOST", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("DOTNET_GC", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("GITHUB_", StringComparison.Ordinal)
        || name is "CI" or "TF_BUILD" or "DOTNET_HOST_PATH" or "MSBuildSDKsPath";
}
