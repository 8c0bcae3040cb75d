using QualityGate.Diagnostics;

namespace QualityGate.Labels.Formats;

/// <summary>Complaints about a labels file.</summary>
internal static class LabelMistake
{
    /// <summary>The file is none of the forms that labels have (QG3004).</summary>
    public static QualityGateException Of(SourceLocation location, string message, Exception? cause = null) =>
        new(Diagnostic.Error(DiagnosticCodes.InvalidLabelsFile, location, message), cause);

    /// <summary>It is in doubt which column, or which list, has the labels.</summary>
    public static QualityGateException InDoubt(SourceLocation location, string message) =>
        new(Diagnostic.Error(DiagnosticCodes.LabelsInDoubt, location, message));
}
