using System.Globalization;

namespace QualityGate.Runs.Caching;

/// <summary>A warning of a run, as a build reports it again: at its place, with the page of its code.</summary>
/// <param name="Code">The code, such as QG1001.</param>
/// <param name="Help">The address of the code's page.</param>
/// <param name="File">The file that it is about.</param>
/// <param name="Line">The line, counted from 1; 0 for the whole file.</param>
/// <param name="Column">The column, counted from 1; 0 for the whole line.</param>
/// <param name="Message">The message.</param>
internal sealed record ManifestWarning(string Code, string Help, string File, int Line, int Column, string Message)
{
    private const int Parts = 6;
    private static readonly char[] Separator = ['\t'];

    /// <summary>The parts, with tabs between, which none of them holds.</summary>
    public override string ToString() => FormattableString.Invariant($"{Code}\t{Help}\t{Line}\t{Column}\t{File}\t{Message}");

    /// <summary>Reads what <see cref="ToString"/> has written; null for anything else.</summary>
    public static ManifestWarning? Parse(string text)
    {
        var parts = text.Split(Separator, Parts);
        return
            parts.Length == Parts
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            && int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var column)
            ? new ManifestWarning(parts[0], parts[1], parts[4], line, column, parts[5])
            : null;
    }
}
