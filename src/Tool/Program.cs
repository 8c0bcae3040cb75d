using System.CommandLine;
using System.Text;
using QualityGate.Tool;

var plain = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };

// Labels and marks are not ASCII, and a report on standard output is UTF-8 on every platform.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
await using var output = new StreamWriter(PipeOutput.Open(), Console.OutputEncoding) { AutoFlush = true };
var terminal = new Terminal(
    output,
    Console.Error,
    colours: !plain && !Console.IsOutputRedirected && !Console.IsErrorRedirected,
    interactive: !plain && !Console.IsErrorRedirected,
    Environment.GetEnvironmentVariable
);
var root = new RootCommand("Gates image classifiers on what they have understood: Similarity Depth and error alignment.")
{
    CheckCommand.Create(terminal),
    AnalyzeCommand.Create(terminal),
    CompareCommand.Create(terminal),
    InspectCommand.Create(terminal),
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

    if (parsed.Errors.Count > 0)
    {
        foreach (var mistake in UsageMistakes.Of(parsed))
        {
            terminal.Usage(mistake, parsed.CommandResult.Command);
        }

        return Terminal.UsageError;
    }

    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output });
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
