namespace QualityGate.Configuration.Composition;

/// <summary>An environment variable that a gate file uses.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value when the file was read; null where it was not set.</param>
internal sealed record UsedVariable(string Name, string? Value);
