using System.Collections.Immutable;
using System.Text.Json.Serialization;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Gates;

namespace QualityGate.Results;

/// <summary>
/// The result of a gate: plain values, from which every report is written, now or later. Its JSON is the file report.json; see
/// docs/report.md.
/// </summary>
/// <param name="State">The worst state of its models; not measured as well where a file of the gate itself cannot be used.</param>
/// <param name="Models">The models, in the order of the file; empty when the file itself cannot be used.</param>
/// <param name="Diagnostics">Errors and warnings about thresholds.yml itself.</param>
public sealed record GateResult(VerdictState State, ImmutableArray<ModelResult> Models, ImmutableArray<DiagnosticResult> Diagnostics)
{
    /// <summary>The version of the JSON's shape: within a version, members are added, but never removed or given another meaning.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The version of the JSON's shape.</summary>
    [JsonPropertyOrder(-3)]
    public int SchemaVersion => CurrentSchemaVersion;

    /// <summary>True when everything was measured and every threshold of severity error holds.</summary>
    [JsonPropertyOrder(-2)]
    public bool Passed => VerdictStates.Pass(State);

    /// <summary>The worst state of its models; not measured as well where a file of the gate itself cannot be used.</summary>
    [JsonPropertyOrder(-1)]
    public VerdictState State { get; init; } = State;

    /// <summary>
    /// The folder that reports write paths relative to; empty where the paths are relative already, as in a report that was read.
    /// </summary>
    [JsonIgnore]
    public string Folder { get; init; } = string.Empty;

    /// <summary>
    /// The same folder from the root of its repository, with slashes, such as <c>models/birds</c>; null where it is the root, or in no
    /// repository.
    /// </summary>
    public string? FolderInRepository { get; init; }

    /// <summary>The part of the graphs that pictures show; null for all of them.</summary>
    [JsonIgnore]
    internal PictureScope? Scope { get; init; }

    /// <summary>All errors and warnings in order: of the file, then of each model.</summary>
    [JsonIgnore]
    public IEnumerable<Diagnostic> AllDiagnostics =>
        Diagnostics.Concat(Models.SelectMany(model => model.Diagnostics)).Select(diagnostic => diagnostic.ToDiagnostic());

    /// <summary>Makes the result of a run, whose state follows from its models and from the errors of its file.</summary>
    /// <param name="folder">The folder that reports write paths relative to: that of thresholds.yml.</param>
    /// <param name="models">The models.</param>
    /// <param name="diagnostics">Errors and warnings about the file itself.</param>
    /// <returns>The result; of no model at all, not measured.</returns>
    public static GateResult Of(string folder, ImmutableArray<ModelResult> models, IEnumerable<Diagnostic> diagnostics)
    {
        ImmutableArray<DiagnosticResult> own = [.. diagnostics.Select(DiagnosticResult.Of)];
        var unusable = models.IsEmpty || own.Any(diagnostic => diagnostic.Severity == Severity.Error);
        var state = VerdictStates.Fold([
            .. models.Select(model => model.State),
            .. unusable ? [VerdictState.NotMeasured] : Array.Empty<VerdictState>(),
        ]);
        return new GateResult(state, models, own) { Folder = folder };
    }

    /// <summary>This result with the place of its folder in its repository, which is looked for.</summary>
    internal GateResult InRepository() => this with { FolderInRepository = RepositoryRoot.PathTo(Folder) };

    /// <summary>
    /// This result with paths as reports write them: relative to its folder, with slashes, the same on every machine.
    /// </summary>
    /// <returns>A result without a folder; this one where it has none.</returns>
    public GateResult ToPortable() => Folder.Length == 0 ? this : new PathsInResult(Folder).Rewrite(this);
}
