namespace QualityGate.Initialisation.Finding;

/// <summary>A file that was found and is not used.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Why">Why not, as a sentence.</param>
internal sealed record UnusedFile(string Path, string Why);
