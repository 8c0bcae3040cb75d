using System.Text;
using QualityGate.Tool;

var abilities = TerminalAbilities.Of(
    Environment.GetEnvironmentVariable,
    isOutput: !Console.IsOutputRedirected,
    isError: !Console.IsErrorRedirected,
    OperatingSystem.IsWindows()
);

// Labels and marks are not ASCII, and a report on standard output is UTF-8 on every platform.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
await using var output = new StreamWriter(PipeOutput.Open(), Console.OutputEncoding) { AutoFlush = true };
var terminal = new Terminal(output, Console.Error, abilities.Colours, abilities.Interactive, Environment.GetEnvironmentVariable)
{
    Width = WindowWidth.Find(),
    Letters = abilities.Letters,
};
return await CommandLine.RunAsync(args, output, terminal, CancellationToken.None);
