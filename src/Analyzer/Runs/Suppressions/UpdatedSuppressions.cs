using System.Collections.Immutable;
using QualityGate.Configuration.Suppressions;
using QualityGate.Diagnostics;
using QualityGate.Reports.Tables;

namespace QualityGate.Runs.Suppressions;

/// <summary>A suppression file that was written anew.</summary>
/// <param name="Path">The full path of the file.</param>
/// <param name="Kept">The exceptions that are needed still, or of which nothing is known.</param>
/// <param name="Added">The new ones.</param>
/// <param name="Expired">Those that counted once.</param>
/// <param name="Unneeded">Those that covered nothing.</param>
internal sealed record UpdatedSuppressions(
    string Path,
    ImmutableArray<SuppressionEntry> Kept,
    ImmutableArray<SuppressionEntry> Added,
    ImmutableArray<SuppressionEntry> Expired,
    ImmutableArray<SuppressionEntry> Unneeded
)
{
    /// <summary>The things to say besides.</summary>
    public ImmutableArray<Diagnostic> Warnings { get; init; } = [];

    /// <summary>The changes, for people.</summary>
    public ImmutableArray<TextLine> Lines =>
        [
            .. Added.Select(entry => new TextLine($"  added    {entry}", Tone.Doubtful)),
            .. Expired.Select(entry => new TextLine($"  removed  {entry}, which has expired", Tone.Quiet)),
            .. Unneeded.Select(entry => new TextLine($"  removed  {entry}, which is not needed any more", Tone.Quiet)),
            new TextLine(
                $"Exceptions: {Kept.Length} kept, {Added.Length} added, {Expired.Length + Unneeded.Length} removed in {Path}",
                Tone.Good
            ),
        ];
}
