using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Inputs;

namespace QualityGate.Gates;

/// <summary>What a front asks the gate for.</summary>
/// <param name="Thresholds">The thresholds.yml. It need not exist where <see cref="Models"/> holds entries.</param>
public sealed record GateRequest(InputPath Thresholds)
{
    /// <summary>Entries besides those of thresholds.yml, such as models that the build has just made.</summary>
    public ImmutableArray<ProjectModel> Models { get; init; } = [];

    /// <summary>The severity of every threshold, whatever thresholds.yml says; null leaves each its own.</summary>
    public Severity? Severity { get; init; }
}
