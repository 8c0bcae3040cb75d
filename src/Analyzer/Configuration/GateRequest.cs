using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.TestData.Images;

namespace QualityGate.Configuration;

/// <summary>A front's request to the gate: the entries to check.</summary>
/// <param name="Source">The gate file: a thresholds.yml, or a file of that form which a build has written.</param>
internal sealed record GateRequest(InputPath Source)
{
    /// <summary>The gate file.</summary>
    public InputPath Source { get; init; } = Source.NamedInFull();

    /// <summary>
    /// The file that a person can mend, where a program has written the gate file: complaints about entries name it in place of a line that
    /// the person has never seen, and paths are shown relative to its folder. Null where a person has written the gate file.
    /// </summary>
    public SourceLocation? Origin { get; init; }

    /// <summary>Further gate files that are gated in the same run; their models come after those of the first.</summary>
    public ImmutableArray<InputPath> Others
    {
        get;
        init => field = [.. value.Select(other => other.NamedInFull())];
    } = [];

    /// <summary>The runner of models on images; null where there is none.</summary>
    public ImageRun? Images { get; init; }

    /// <summary>The severity of every threshold, whatever the entries say; null leaves each its own.</summary>
    public Severity? Severity { get; init; }

    /// <summary>The place of a baseline that counts for this run only, in place of the gate file's own; null leaves that.</summary>
    public BaselineSource? Baseline
    {
        get;
        init => field = value is null ? null : value with { File = value.File.NamedInFull() };
    }

    /// <summary>The suppression file that counts for this run, in place of those that the gate files name; null leaves these.</summary>
    public InputPath? Suppressions
    {
        get;
        init => field = value?.NamedInFull();
    }

    /// <summary>True when the run is to write the suppression file anew, so that it need not be there yet.</summary>
    public bool UpdatesSuppressions { get; init; }

    /// <summary>The file that this run is added to, in place of the history that the gate file names; null leaves that.</summary>
    public InputPath? History
    {
        get;
        init => field = value?.NamedInFull();
    }

    /// <summary>The clock, which says on which day exceptions are asked, and when the run was.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>
    /// The files that reports of this run will be written to. Those of an earlier run are removed before models are analysed, so that none
    /// is left if this one ends early; files that the run reads are refused.
    /// </summary>
    public ImmutableArray<string> Reports { get; init; } = [];
}
