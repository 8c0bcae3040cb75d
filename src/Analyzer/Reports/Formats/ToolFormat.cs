using QualityGate.Diagnostics;

namespace QualityGate.Reports.Formats;

/// <summary>PNG, the format that the tool alone writes: builds and tests have no library that draws it.</summary>
internal static class ToolFormat
{
    /// <summary>Its name.</summary>
    public const string Png = "png";

    /// <summary>The text near the beginning by which such a picture is known: a keyword of the standard and the software.</summary>
    public const string PngSign = "Software\0QualityGate";

    /// <summary>The error where it is asked for elsewhere.</summary>
    /// <param name="key">The property that the user gave it for.</param>
    /// <param name="place">Where the complaint points at.</param>
    public static Diagnostic Refused(string key, SourceLocation place) =>
        Diagnostic.Error(
            DiagnosticCodes.FormatOfTool,
            place,
            $"'{key}' has '{Png}', which only the tool draws; write json here, and then run "
                + $"'qualitygate report report.json --report {Png}=report.png', or take svg."
        );
}
