using System.CommandLine;
using QualityGate.Tool;

var plain = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
var terminal = new Terminal(
    Console.Out,
    Console.Error,
    colours: !plain && !Console.IsOutputRedirected && !Console.IsErrorRedirected,
    interactive: !plain && !Console.IsErrorRedirected);
var root = new RootCommand("Gates image classifiers on what they have understood: Similarity Depth and error alignment.")
{
    CheckCommand.Create(terminal),
    AnalyzeCommand.Create(terminal),
};

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        terminal.Usage(error.Message);
    }

    return Terminal.UsageError;
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (OperationCanceledException)
{
    return Terminal.Stopped;
}
