using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Configuration.Composition;
using QualityGate.Configuration.Parts;
using QualityGate.Configuration.Suppressions;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Configuration.Reading;

/// <summary>A model that is gated, and what is demanded of it.</summary>
/// <param name="Name">The model's name, unique in its file.</param>
/// <param name="Inputs">The files and choices that the analysis needs.</param>
/// <param name="Thresholds">The demands on metrics, in the order of the file.</param>
internal sealed record GateEntry(string Name, AnalysisInputs Inputs, ImmutableArray<Threshold> Thresholds)
{
    /// <summary>
    /// The confidence level at which every metric that can have an interval gets one; null when only thresholds ask for it.
    /// </summary>
    public double? Confidence { get; init; }

    /// <summary>The demands on parts of the model, in the order of the file.</summary>
    public ImmutableArray<PartLine> Parts { get; init; } = [];

    /// <summary>All demands: those on the whole model, and those on its parts.</summary>
    public IEnumerable<Threshold> Demands => Thresholds.Concat(Parts.Select(line => line.Demand));

    /// <summary>The exceptions that hold for the models of its gate file.</summary>
    internal SuppressionSet Suppressions { get; init; } = SuppressionSet.None;
}

/// <summary>The content of a gate file.</summary>
/// <param name="Path">The gate file.</param>
/// <param name="Entries">The models to gate, at least one.</param>
/// <param name="Diagnostics">Warnings about the file.</param>
internal sealed record GateDefinition(InputPath Path, ImmutableArray<GateEntry> Entries, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>
    /// All gate files that were read: this one, others of the same run, those that are extended and included; and the suppression files.
    /// </summary>
    public ImmutableArray<GateFileText> Files { get; init; } = [];

    /// <summary>The environment variables that the files use, in ordinal order.</summary>
    public ImmutableArray<UsedVariable> Variables { get; init; } = [];

    /// <summary>The folders that patterns were looked for in: when one of them changes, the entries may be others.</summary>
    public ImmutableArray<string> Folders { get; init; } = [];

    /// <summary>The file that a person can mend, where a program has written the gate file.</summary>
    internal SourceLocation? Origin { get; init; }

    /// <summary>
    /// The folder that paths are shown relative to: that of the gate file, or of its origin; of several files, the one that holds all.
    /// </summary>
    public string Folder => CommonFolder.Of(Others.Select(other => other.FullPath).Prepend(Origin?.File ?? Path.FullPath));

    /// <summary>The further gate files that were named beside the first.</summary>
    internal ImmutableArray<InputPath> Others { get; init; } = [];

    /// <summary>The place of the baseline that models are compared with; null where none is named.</summary>
    internal BaselineSource? Baseline { get; init; }

    /// <summary>The exceptions of all suppression files of the run.</summary>
    internal SuppressionSet Suppressions { get; init; } = SuppressionSet.None;

    /// <summary>The suppression files of the run.</summary>
    internal ImmutableArray<InputPath> SuppressionFiles { get; init; } = [];

    /// <summary>The file that what the run measures is added to; null where none is named.</summary>
    internal InputPath? History { get; init; }
}
