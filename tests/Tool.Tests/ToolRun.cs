using System.Collections.Immutable;

namespace QualityGate.Tool.Tests;

/// <summary>A run of the tool, in this process or in one of its own: its exit code, and what it printed on its two streams.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    // The current folder is the process's: one run after the other.
    private static readonly Lock CurrentFolder = new();

    /// <summary>
    /// The tool's assembly, for the tests whose subject is the process itself: its streams, its start, its memory. It is the one beside the
    /// tests, which is compiled already.
    /// </summary>
    public static string Assembly => Path.Combine(AppContext.BaseDirectory, "qualitygate.dll");

    /// <summary>Everything that was printed.</summary>
    public string All => Output + Error;

    /// <summary>Runs the tool in a folder, without any variable of the environment.</summary>
    public static ToolRun In(string folder, params string[] arguments) => In(folder, ImmutableDictionary<string, string>.Empty, arguments);

    /// <summary>Runs the tool with variables of its environment, as CI systems set them.</summary>
    public static ToolRun In(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        In(folder, environment, null, arguments);

    /// <summary>Runs the tool in a window of some columns.</summary>
    public static ToolRun InWindow(int columns, string folder, params string[] arguments) =>
        In(folder, ImmutableDictionary<string, string>.Empty, columns, arguments);

    /// <summary>Runs the tool in an empty folder that is deleted before the tool begins.</summary>
    public static ToolRun InDeleted(string folder, params string[] arguments) =>
        In(folder, ImmutableDictionary<string, string>.Empty, null, arguments, isDeleted: true);

    private static ToolRun In(
        string folder,
        IReadOnlyDictionary<string, string> environment,
        int? columns,
        string[] arguments,
        bool isDeleted = false
    )
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(output, error, colours: false, interactive: false, environment.GetValueOrDefault) { Width = columns };
        lock (CurrentFolder)
        {
            var before = Environment.CurrentDirectory;
            Environment.CurrentDirectory = folder;
            try
            {
                if (isDeleted)
                {
                    Directory.Delete(folder);
                }

                var exitCode = CommandLine.RunAsync(arguments, output, terminal, CancellationToken.None).GetAwaiter().GetResult();
                return new ToolRun(exitCode, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
            }
            finally
            {
                Environment.CurrentDirectory = before;
            }
        }
    }

    /// <summary>The run of a process.</summary>
    public static ToolRun Of(ChildProcess process) => new(process.ExitCode, process.Output, process.Error);

    /// <summary>The exit code and all output, for the message of a failed assertion.</summary>
    public override string ToString() => $"exit code {ExitCode}\n{All}";
}
