using System.CommandLine;
using QualityGate.Comparison;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Reports;

namespace QualityGate.Tool;

/// <summary>Where results are printed: tables on standard output, diagnostics and progress on standard error.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error, bool colours, bool interactive, Func<string, string?> variable) : IProgress<string>
{
    /// <summary>The exit code when nothing could be measured because the command line was wrong.</summary>
    public const int UsageError = (int)GateOutcome.NotMeasured;

    /// <summary>The exit code of a run that was stopped from the keyboard, as shells give it.</summary>
    public const int Stopped = 130;

    private readonly CiSystem _system = CiSystem.Detect(variable);

    /// <summary>Says which model is being analysed, where somebody is watching; the next line replaces it.</summary>
    public void Report(string value)
    {
        if (interactive)
        {
            error.Write($"\r\u001b[Kanalysing {value} ...");
        }
    }

    /// <summary>Prints a report and its diagnostics, writes the report files, and returns the exit code.</summary>
    public int Print(GateReport report, ReportTargets targets)
    {
        ClearProgress();
        var table = TableOutput(targets);
        WriteLines(table, [.. TextReport.Write(report), .. targets.Explain ? ExplanationText.Write(report) : []]);

        foreach (var diagnostic in report.AllDiagnostics)
        {
            Print(diagnostic);
        }

        // GitHub and Azure read both streams; like the table, annotations must not get into a report on standard output.
        foreach (var annotation in targets.Annotate ? Annotations.Write(report.AllDiagnostics, variable) : [])
        {
            table.WriteLine(annotation);
        }

        int[] outcomes =
        [
            (int)report.Outcome,
            WriteReport(targets.Json, () => JsonReport.Write(report)),
            WriteReport(targets.Markdown, () => targets.MarkdownLimit is { } limit ? MarkdownReport.Write(report, limit) : MarkdownReport.Write(report)),
            WriteReport(targets.Comment, () => MarkdownReport.Write(report, MarkdownReport.CommentLimit)),
        ];
        return outcomes.Max();
    }

    /// <summary>Prints a comparison and its models' warnings, writes its report files, and returns the exit code.</summary>
    public int Print(ModelComparison comparison, FailOn? failOn, ReportTargets targets)
    {
        ClearProgress();
        var (outcome, lines) = failOn?.Judge(comparison) is { } judged ? (judged.Outcome, new[] { judged.Line }) : (GateOutcome.Passed, []);
        WriteLines(TableOutput(targets), [.. ComparisonReport.ToText(comparison), .. lines]);

        foreach (var diagnostic in comparison.A.Diagnostics.Concat(comparison.B.Diagnostics))
        {
            Print(diagnostic);
        }

        int[] outcomes =
        [
            (int)outcome,
            WriteReport(targets.Json, () => ComparisonReport.ToJson(comparison)),
            WriteReport(targets.Markdown, () => ComparisonReport.ToMarkdown(comparison)),
        ];
        return outcomes.Max();
    }

    /// <summary>Prints lines on standard output.</summary>
    public void Print(IEnumerable<TextLine> lines)
    {
        ClearProgress();
        WriteLines(output, lines);
    }

    /// <summary>Prints a diagnostic; its file as a path from the current folder, which is shorter and can be clicked.</summary>
    public void Print(Diagnostic diagnostic)
    {
        var location = diagnostic.Location with { File = Shorten(diagnostic.Location.File) };
        WriteLines(error, [new TextLine((diagnostic with { Location = location }).ToString(), diagnostic.Severity == Severity.Error ? Tone.Bad : Tone.Doubtful)]);
    }

    /// <summary>Says that the command line is wrong, and where to read how the command is called.</summary>
    public void Usage(string message, Command command)
    {
        var help = command is RootCommand ? "'qualitygate --help'" : $"'qualitygate {command.Name} --help'";
        Print(Diagnostic.Error(
            DiagnosticCodes.Usage, new SourceLocation("qualitygate"), message.EndsWith('?') ? $"{message} See {help}." : $"{message.TrimEnd('.')}; see {help}."));
    }

    private void ClearProgress()
    {
        if (interactive)
        {
            error.Write("\r\u001b[K");
        }
    }

    private void WriteLines(TextWriter target, IEnumerable<TextLine> lines)
    {
        foreach (var line in lines)
        {
            target.WriteLine(Colour(LogCommands.Defuse(line.Text, _system), line.Tone));
        }
    }

    // A report on standard output stands there alone, so that another program can read it.
    private TextWriter TableOutput(ReportTargets targets) => targets.Json == "-" || targets.Markdown == "-" ? error : output;

    private int WriteReport(string? target, Func<string> write)
    {
        try
        {
            if (target == "-")
            {
                output.Write(write());
            }
            else if (target is not null)
            {
                ReportFile.Write(target, write());
            }

            return 0;
        }
        catch (QualityGateException e)
        {
            Print(e.Diagnostics[0]);
            return (int)GateOutcome.NotMeasured;
        }
    }

    private static string Shorten(string file)
    {
        if (!Path.IsPathRooted(file))
        {
            return file;
        }

        var relative = Path.GetRelativePath(Environment.CurrentDirectory, file);
        return relative.StartsWith("..", StringComparison.Ordinal) ? file : relative;
    }

    private string Colour(string text, Tone tone)
    {
        var code = tone switch { Tone.Good => "32", Tone.Doubtful => "33", Tone.Bad => "31", Tone.Heading => "1", _ => string.Empty };
        return colours && code.Length > 0 ? $"\u001b[{code}m{text}\u001b[0m" : text;
    }
}
