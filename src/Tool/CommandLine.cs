using System.CommandLine;

namespace QualityGate.Tool;

/// <summary>
/// A run of the tool: arguments in, exit code out. Streams and variables are the caller's, so that a test needs no process.
/// </summary>
internal static class CommandLine
{
    /// <summary>Runs a command line to its end, a clean one or not.</summary>
    /// <param name="args">The arguments behind the tool's name.</param>
    /// <param name="output">Standard output, to which help goes; the same that the terminal prints on.</param>
    /// <param name="terminal">Where results and diagnostics are printed.</param>
    /// <param name="cancellationToken">Stops the run as Ctrl+C does.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter output, Terminal terminal, CancellationToken cancellationToken)
    {
        var root = new RootCommand("Gates image classifiers on what they have understood: Similarity Depth and error alignment.")
        {
            InitCommand.Create(terminal),
            CheckCommand.Create(terminal),
            AnalyzeCommand.Create(terminal),
            CompareCommand.Create(terminal),
            BaselineCommand.Create(terminal),
            InspectCommand.Create(terminal),
            LabelsCommand.Create(terminal),
            EvaluateCommand.Create(terminal),
            ReportCommand.Create(terminal),
        };

        try
        {
            var parsed = root.Parse(args);
            if (args.Length == 0)
            {
                // Help, and all the same an error: nothing was gated, which is never a pass.
                root.Parse("--help").Invoke(new InvocationConfiguration { Output = output });
            }

            if (UsageMistakes.Of(parsed) is [_, ..] mistakes)
            {
                foreach (var mistake in mistakes)
                {
                    terminal.Usage(mistake, parsed.CommandResult.Command);
                }

                return Terminal.UsageError;
            }

            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output };
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return Terminal.Stopped;
        }
        catch (Exception e) when (UncleanEnd.Describe(e) is { } diagnostics)
        {
            terminal.PrintLast(diagnostics);
            return Terminal.NotMeasured;
        }
    }
}
