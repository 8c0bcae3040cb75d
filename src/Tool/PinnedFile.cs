using QualityGate.Diagnostics;
using QualityGate.Labels;

namespace QualityGate.Tool;

/// <summary>The file that pins senses: people put it right by hand, so it is written once and never over what is there.</summary>
internal static class PinnedFile
{
    /// <summary>The error where a file is there with other content, or cannot be read; null where it can be written.</summary>
    /// <param name="target">The file that --write names.</param>
    /// <param name="text">The text that would be written.</param>
    public static Diagnostic? Differs(string target, string text)
    {
        string[] there;
        try
        {
            if (!IsThere(target))
            {
                return null;
            }

            there = File.ReadAllLines(target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Diagnostic.Error(
                DiagnosticCodes.PinnedFileKept,
                new SourceLocation(target),
                $"the file is there already, may have been put right by hand, and cannot be read: {e.Message.TrimEnd('.')}. Nothing is "
                    + "written; remove it first, or name another."
            );
        }

        var written = text.TrimEnd('\n').Split('\n');
        var line = Enumerable.Range(0, Math.Max(there.Length, written.Length)).FirstOrDefault(i => At(there, i) != At(written, i), -1);
        return line < 0
            ? null
            : Diagnostic.Error(
                DiagnosticCodes.PinnedFileKept,
                new SourceLocation(target, line + 1, 1),
                $"the file is there already, and may have been put right by hand: it says '{Shown(At(there, line))}' where "
                    + $"'{Shown(At(written, line))}' would be written. Nothing is written; "
                    + "gate with this file, remove it first, or name another."
            );
    }

    /// <summary>Whether there is something that would be lost by writing: no empty file, and no device.</summary>
    public static bool IsThere(string target)
    {
        try
        {
            return !ReportTarget.IsStandardOutputName(target) && new FileInfo(target) is { Exists: true, Length: > 0 };
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>The next step with the file that was written.</summary>
    public static string WhatNow(string target, ClassLabels labels) =>
        labels.Senses.Any(sense => sense is { IsSure: false })
            ? $"{target} is written: put right there which sense is wrong (such as '{Example(labels)}'), and gate with 'labels: {target}'."
            : $"{target} is written: gate with 'labels: {target}'.";

    // A name of a sense does as well as its identifier; the first alternative of the first class in doubt shows it.
    private static string Example(ClassLabels labels)
    {
        var index = Enumerable.Range(0, labels.Count).First(i => labels.Senses[i] is { IsSure: false });
        var sense = labels.Senses[index]!;
        return $"{labels.Hierarchy.NameOf(sense.Alternatives is [var other, ..] ? other : sense.Node)} {labels[index].Name}";
    }

    private static string At(string[] lines, int index) => index < lines.Length ? lines[index] : string.Empty;

    private static string Shown(string line) => Text.SingleLine.Of(line, 60);
}
