using System.CommandLine;
using QualityGate.Tool;

var terminal = new Terminal(Console.Out, Console.Error, colours: !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "");
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

return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
