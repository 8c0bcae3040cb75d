using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Configuration;

/// <summary>A front's request to the gate: the entries to check.</summary>
/// <param name="Source">Where the entries stand: a thresholds.yml; or, with <see cref="Models"/>, the project that gives them, which is not
/// read.</param>
internal sealed record GateRequest(InputPath Source)
{
    /// <summary>The entries of a project, such as models that the build has just made; empty when they stand in a thresholds.yml.</summary>
    public ImmutableArray<ProjectModel> Models { get; init; } = [];

    /// <summary>The severity of every threshold, whatever the entries say; null leaves each its own.</summary>
    public Severity? Severity { get; init; }

    /// <summary>
    /// The files that reports of this run will be written to. Those of an earlier run are removed before models are analysed, so that none
    /// is left if this one ends early; files that the run reads are refused.
    /// </summary>
    public ImmutableArray<string> Reports { get; init; } = [];
}
