using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Runs.Baselines;

namespace QualityGate.Runs.Acceptance;

/// <summary>A baseline that was accepted, beside the one that it takes the place of.</summary>
/// <param name="Path">The full path of the file.</param>
/// <param name="Before">The content until now; null where there was none.</param>
/// <param name="Now">The content that was written.</param>
/// <param name="Warnings">Limits that are violated all the same, and what else there is to say.</param>
internal sealed record AcceptedBaseline(string Path, BaselineFile? Before, BaselineFile Now, ImmutableArray<Diagnostic> Warnings)
{
    /// <summary>The names of models of other gate files, which share the baseline: they stay as they are.</summary>
    public ImmutableArray<string> Kept { get; init; } = [];

    /// <summary>The names of models that the gate file does not have any more.</summary>
    public ImmutableArray<string> Removed => [.. (Before?.Models ?? []).Select(model => model.Name).Where(name => Now.Find(name) is null)];
}
