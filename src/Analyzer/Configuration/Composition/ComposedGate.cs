using System.Collections.Immutable;

namespace QualityGate.Configuration.Composition;

/// <summary>The gate files of a request, with all that they extend and include.</summary>
/// <param name="Documents">The files that have entries, in the order in which they are named.</param>
/// <param name="Files">Every file that was read, those that are extended among them.</param>
/// <param name="Variables">The environment variables that were asked for, in ordinal order.</param>
/// <param name="Folders">The folders that patterns were looked for in.</param>
internal sealed record ComposedGate(
    ImmutableArray<GateDocument> Documents,
    ImmutableArray<GateFileText> Files,
    ImmutableArray<UsedVariable> Variables,
    ImmutableArray<string> Folders
);
