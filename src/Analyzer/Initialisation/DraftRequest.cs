using System.Collections.Immutable;
using QualityGate.Analysis;

namespace QualityGate.Initialisation;

/// <summary>The files to draft a thresholds.yml for, and how.</summary>
/// <param name="Folders">The folders whose models and files are looked for; full paths, at least one.</param>
internal sealed record DraftRequest(ImmutableArray<string> Folders)
{
    /// <summary>The models that were named; empty to look for them in the folders.</summary>
    public ImmutableArray<string> Models { get; init; } = [];

    /// <summary>The choices that the user makes for every model: labels, test data, hierarchy, clustering, classifier.</summary>
    public required AnalysisInputs Given { get; init; }

    /// <summary>The folder of the file that will be written, to which its paths are relative.</summary>
    public string Base { get; init; } = Folders[0];

    /// <summary>Wishes about the limits.</summary>
    public LimitWishes Wishes { get; init; } = new();
}
