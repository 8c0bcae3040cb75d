using System.Globalization;

namespace QualityGate.Diagnostics;

/// <summary>A place in a file that a user can open: where something was asked for or went wrong.</summary>
/// <param name="File">The file's full path, or a path as the user gave it.</param>
/// <param name="Line">The line, counted from 1; 0 when the whole file is meant.</param>
/// <param name="Column">The column, counted from 1; 0 when the whole line or file is meant.</param>
public sealed record SourceLocation(string File, int Line = 0, int Column = 0)
{
    /// <summary>Returns <c>file(line,column)</c>, the form that MSBuild and editors recognise.</summary>
    /// <returns>The location, without the parts that are 0.</returns>
    public override string ToString() =>
        (Line, Column) switch
        {
            (0, _) => File,
            (_, 0) => string.Create(CultureInfo.InvariantCulture, $"{File}({Line})"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{File}({Line},{Column})"),
        };
}
