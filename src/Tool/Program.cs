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
)
{
    Width = WindowWidth.Find(),
};
return await CommandLine.RunAsync(args, output, terminal, CancellationToken.None);
