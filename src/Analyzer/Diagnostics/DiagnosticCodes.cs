namespace QualityGate.Diagnostics;

/// <summary>
/// The codes of all diagnostics; users hold them as texts. A code, once published, keeps its meaning. Each has a page of its own in
/// docs/codes.
/// </summary>
internal static partial class DiagnosticCodes;
