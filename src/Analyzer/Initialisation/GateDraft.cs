using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Initialisation.Finding;

namespace QualityGate.Initialisation;

/// <summary>A file that fits a model as well as others do, so that none of them is taken.</summary>
/// <param name="Key">The key of the entry that would name it, such as <c>predictions</c>.</param>
/// <param name="Path">The full path.</param>
internal sealed record OtherChoice(string Key, string Path);

/// <summary>An entry of the thresholds.yml that is drafted.</summary>
/// <param name="Name">The model's name, unique in the draft.</param>
/// <param name="Inputs">The model and its files.</param>
/// <param name="Metrics">The limits, at least one, and reasons where there are none.</param>
/// <param name="Others">The files among which the user has to choose.</param>
internal sealed record DraftEntry(
    string Name,
    AnalysisInputs Inputs,
    ImmutableArray<MetricChoice> Metrics,
    ImmutableArray<OtherChoice> Others
)
{
    /// <summary>The analysis that the limits rest on, for checking them; null where it takes too much memory to be kept.</summary>
    public ModelAnalysis? Analysis { get; init; }

    /// <summary>The limit on superclasses; null for none.</summary>
    public SuperclassLimit? Superclasses { get; init; }

    /// <summary>Files that are called like test data and cannot be the model's, where it has none.</summary>
    public ImmutableArray<UnusedFile> RejectedTestData { get; init; } = [];

    /// <summary>The number of labels, where their file was found by it: only the user knows whether their order is right.</summary>
    public int? LabelsByCount { get; init; }
}

/// <summary>The draft of a thresholds.yml.</summary>
/// <param name="Entries">The models that can be gated.</param>
/// <param name="Unused">Files that look like parts of a gate and are not used, in ordinal order.</param>
/// <param name="Diagnostics">Warnings, and an error where there is no entry.</param>
internal sealed record GateDraft(
    ImmutableArray<DraftEntry> Entries,
    ImmutableArray<UnusedFile> Unused,
    ImmutableArray<Diagnostic> Diagnostics
);
