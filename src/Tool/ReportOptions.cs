using System.CommandLine;

namespace QualityGate.Tool;

/// <summary>The options that both commands share.</summary>
internal static class ReportOptions
{
    public static Option<string?> Json() => new("--json") { Description = "Writes the report as JSON to a file, or to standard output with '-'.", HelpName = "FILE|-" };

    public static Option<string?> Markdown() => new("--markdown") { Description = "Writes the report as Markdown to a file, or to standard output with '-'.", HelpName = "FILE|-" };
}
