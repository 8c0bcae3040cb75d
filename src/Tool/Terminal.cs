using System.CommandLine;
using System.Text;
using QualityGate.Ci;
using QualityGate.Comparison;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Gates;
using QualityGate.Hierarchies;
using QualityGate.Labels;
using QualityGate.Reports.Comparisons;
using QualityGate.Reports.Tables;
using QualityGate.Reports.Terminal;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Tool;

/// <summary>The terminal that results are printed to: tables on standard output, diagnostics and progress on standard error.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error, bool colours, bool interactive, Func<string, string?> variable)
    : IProgress<string>
{
    /// <summary>The columns of the window that standard output goes to; null where it goes anywhere else.</summary>
    public int? Width { get; init; }

    /// <summary>The letters that the terminal has.</summary>
    public TerminalLetters Letters { get; init; } = TerminalLetters.Unicode;

    /// <summary>The exit code when nothing could be measured because the command line was wrong.</summary>
    public const int UsageError = NotMeasured;

    /// <summary>The exit code when something could not be measured, or not be said.</summary>
    public const int NotMeasured = 2;

    /// <summary>The exit code of a run that was stopped from the keyboard, as shells give it.</summary>
    public const int Stopped = 130;

    /// <summary>Says which model is being analysed, where somebody is watching; the next line replaces it.</summary>
    public void Report(string value)
    {
        if (interactive)
        {
            error.Write($"\r\u001b[Kanalysing {LogCommands.Defuse(value)} ...");
        }
    }

    /// <summary>Prints a report and its diagnostics, writes the report files, and returns the exit code.</summary>
    public int Print(GateResult result, ReportTargets targets)
    {
        // Files first: they are there, too, when nobody reads the table, or the report that stands in its place.
        Diagnostic?[] problems =
        [
            .. targets
                .Reports.OrderBy(target => target.IsStandardOutput)
                .Select(target => WriteReport(target.File, stream => target.Write(result, stream))),
        ];
        var (command, unwritten) = targets.Summarize ? PipelineSummary.Add(result, variable) : (null, null);
        ClearProgress();
        var table = targets.UseStandardOutput ? error : output;
        // In a window the verdict is the last line, which is still there when all has scrolled by.
        var isVerdictLast = Width is not null && !targets.UseStandardOutput;
        WriteLines(
            table,
            [
                .. isVerdictLast ? TextReport.Models(result) : TextReport.Write(result),
                .. targets.Explain ? ExplanationText.Write(result) : [],
            ]
        );

        foreach (var diagnostic in result.AllDiagnostics)
        {
            Print(diagnostic);
        }

        // GitHub and Azure read both streams; like the table, annotations must not get into a report on standard output.
        foreach (var annotation in targets.Annotate ? Annotations.Write(result, variable) : [])
        {
            table.WriteLine(annotation);
        }

        if (command is not null)
        {
            table.WriteLine(command);
        }

        // A violation says what to look at: here is how to see it, where nothing of this run shows it.
        if (result.State == VerdictState.Violated && targets is { Explain: false, Reports.IsEmpty: true })
        {
            error.WriteLine("What drives the figures is shown by --explain, and written by --json FILE or --markdown FILE.");
        }

        var exitCode = Math.Max(VerdictStates.ExitCode(result.State), ExitCodeOf([.. problems, unwritten]));
        if (isVerdictLast)
        {
            WriteLines(table, [TextReport.Verdict(result)]);
        }

        return exitCode;
    }

    /// <summary>Prints models that are compared with the first, writes the report files, and returns the exit code.</summary>
    public int Print(ComparisonSeries series, FailOn? failOn, IReadOnlyList<ComparisonTarget> reports)
    {
        var comparisons = series.Comparisons;
        Diagnostic?[] problems =
        [
            .. reports
                .OrderBy(report => ReportTarget.IsStandardOutputName(report.File))
                .Select(report => WriteReport(report.File, Text(() => report.Format.Write(series)))),
        ];
        ClearProgress();
        (VerdictState State, TextLine Line)[] judged = failOn is null ? [] : [.. comparisons.Select(Judge)];
        var isTaken = reports.Any(report => ReportTarget.IsStandardOutputName(report.File));
        var tables = comparisons is [var only] ? ComparisonReport.ToText(only) : SeriesReport.ToText(series);
        WriteLines(isTaken ? error : output, [.. tables, .. judged.Select(verdict => verdict.Line)]);

        foreach (var diagnostic in series.AllDiagnostics)
        {
            Print(diagnostic);
        }

        return Math.Max(judged.Select(verdict => VerdictStates.ExitCode(verdict.State)).DefaultIfEmpty().Max(), ExitCodeOf(problems));

        // Of several, each says which it is about.
        (VerdictState, TextLine) Judge(ComparisonResult comparison)
        {
            var (state, line) = failOn.Judge(comparison);
            return (state, comparisons.Length == 1 ? line : line with { Text = $"{comparison.B.File}: {line.Text}" });
        }
    }

    /// <summary>Prints labels with their senses and warnings, writes the file that pins them, and returns the exit code.</summary>
    public int Print(ClassLabels labels, string? target, bool all)
    {
        var pinned = target is null ? string.Empty : PinnedLabels.Write(labels);
        var problem =
            target is null ? null
            : PinnedFile.Differs(target, pinned) is { } differs ? differs
            : PinnedFile.IsThere(target) ? null
            : WriteReport(target, Text(() => pinned));
        ClearProgress();
        var isTaken = target is not null && ReportTarget.IsStandardOutputName(target);
        var table = isTaken ? error : output;
        var glosses = labels.Hierarchy is WordNet ? WordNetGlosses.Load() : [];
        WriteLines(table, LabelsTable.Write(labels, node => node < glosses.Length ? glosses[node] : string.Empty, Width, all));
        if (target is not null && !isTaken && problem is null)
        {
            WriteLines(table, [new TextLine(PinnedFile.WhatNow(target, labels), Tone.Quiet)]);
        }

        // Whoever pins senses need not be told to pin them.
        foreach (var diagnostic in labels.Diagnostics.Where(d => target is null || d.Code != DiagnosticCodes.UnsureSenses))
        {
            Print(diagnostic);
        }

        return ExitCodeOf([problem]);
    }

    /// <summary>Prints lines on standard output.</summary>
    public void Print(IEnumerable<TextLine> lines)
    {
        ClearProgress();
        WriteLines(output, lines);
    }

    /// <summary>Prints lines on standard error, where a report may have standard output.</summary>
    public void PrintAside(IEnumerable<TextLine> lines)
    {
        ClearProgress();
        WriteLines(error, lines);
    }

    /// <summary>Writes a text to standard output as it is, for another program to read.</summary>
    public void WriteText(string text)
    {
        ClearProgress();
        output.Write(text);
    }

    /// <summary>Prints a diagnostic; its file as a path from the current folder, which is shorter and can be clicked.</summary>
    public void Print(Diagnostic diagnostic)
    {
        var location = diagnostic.Location with { File = Shorten(diagnostic.Location.File) };
        WriteLines(error, [new TextLine((diagnostic with { Location = location }).ToString(), ToneOf(diagnostic))]);
    }

    private static Tone ToneOf(Diagnostic diagnostic) =>
        diagnostic.Fails ? Tone.Bad
        : diagnostic.Severity == Severity.Note ? Tone.Quiet
        : Tone.Doubtful;

    /// <summary>Says why a run ends, if anybody listens.</summary>
    public void PrintLast(IEnumerable<Diagnostic> diagnostics)
    {
        try
        {
            ClearProgress();
            foreach (var diagnostic in diagnostics)
            {
                Print(diagnostic);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The exit code has to say it alone.
        }
    }

    /// <summary>Says that the command line is wrong, and where to read how the command is called.</summary>
    public void Usage(string message, Command command)
    {
        var help = command is RootCommand ? "'qualitygate --help'" : $"'qualitygate {command.Name} --help'";
        Print(
            Diagnostic.Error(
                DiagnosticCodes.Usage,
                new SourceLocation("qualitygate"),
                message.EndsWith('?') ? $"{message} See {help}." : $"{message.TrimEnd('.')}; see {help}."
            )
        );
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
        var fitting = new WindowLines(target == output ? Width : null, Letters);
        foreach (var line in lines)
        {
            foreach (var text in fitting.Of(line with { Text = LogCommands.Defuse(line.Text) }))
            {
                target.WriteLine(Colour(text, line.Tone));
            }
        }
    }

    // Null when all is well.
    private Diagnostic? WriteReport(string target, Action<Stream> write)
    {
        try
        {
            if (ReportTarget.IsStandardOutputName(target))
            {
                using var content = new MemoryStream();
                write(content);
                output.Write(Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length));
            }
            else
            {
                ReportFile.Write(target, write);
            }

            return null;
        }
        catch (QualityGateException e)
        {
            // A format does not know the file that it is written to.
            var problem = e.Diagnostics[0];
            return problem.Code == DiagnosticCodes.PictureNotDrawn ? problem with { Location = new SourceLocation(target) } : problem;
        }
        catch (Exception e) when (MemoryLimit.IsReached(e))
        {
            return MemoryLimit.Describe(new SourceLocation(target), "to write this report");
        }
    }

    private static Action<Stream> Text(Func<string> write) => stream => stream.Write(Encoding.UTF8.GetBytes(write()));

    private int ExitCodeOf(Diagnostic?[] problems)
    {
        foreach (var problem in problems.OfType<Diagnostic>())
        {
            Print(problem);
        }

        return problems.Any(problem => problem is not null) ? NotMeasured : 0;
    }

    private static string Shorten(string file)
    {
        if (!Path.IsPathRooted(file) || UncleanEnd.CurrentFolder() is not { } folder)
        {
            return file;
        }

        var relative = Path.GetRelativePath(folder, file);
        return relative.StartsWith("..", StringComparison.Ordinal) ? file : relative;
    }

    private string Colour(string text, Tone tone)
    {
        var code = tone switch
        {
            Tone.Good => "32",
            Tone.Doubtful => "33",
            Tone.Bad => "31",
            Tone.Heading => "1",
            _ => string.Empty,
        };
        return colours && code.Length > 0 ? $"\u001b[{code}m{text}\u001b[0m" : text;
    }
}
