using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Analysis;

/// <summary>
/// A file that an analysis reads, stamped before the reading. Its hash is computed once, when it is first asked for, and given only while
/// the file is still the one that was read.
/// </summary>
internal sealed class AnalysedFile
{
    private readonly InputStamp stamp;
    private readonly Lazy<string?> hash;

    private AnalysedFile(string role, InputPath path, InputStamp stamp, Lazy<string?> hash) =>
        (Role, Path, this.stamp, this.hash) = (role, path, stamp, hash);

    /// <summary>The part that it plays, such as <c>model</c> or <c>labels</c>.</summary>
    public string Role { get; }

    /// <summary>The file.</summary>
    public InputPath Path { get; }

    /// <summary>
    /// The SHA-256 of the bytes that were read; null where they cannot be read a second time, as those of a pipe, or have changed since.
    /// </summary>
    public string? Sha256 => hash.Value;

    /// <summary>Whether there is nothing at its place.</summary>
    public bool IsAbsent => Path.Content is null && stamp.Length < 0;

    /// <summary>A file that is about to be read.</summary>
    public static AnalysedFile Of(string role, InputPath path)
    {
        var before = path.Content is null ? InputStamp.Of(path.FullPath) : default;
        return new AnalysedFile(
            role,
            path,
            before,
            new(() => IsStill(path, before) && InputHash.TryOf(path) is { } hash && IsStill(path, before) ? hash : null)
        );
    }

    /// <summary>A file whose bytes were hashed as they were read, so that its later fate does not matter.</summary>
    public static AnalysedFile Hashed(string role, InputPath path, string? sha256) => new(role, path, default, new(sha256));

    /// <summary>The same file, read for another purpose.</summary>
    public AnalysedFile As(string role) => new(role, Path, stamp, hash);

    /// <summary>An error where it was changed while it was read.</summary>
    public Diagnostic? ChangeWhileRead() =>
        stamp == default || IsStill(Path, stamp)
            ? null
            : Diagnostic.Error(
                DiagnosticCodes.InputChanged,
                Path.NamedAt,
                $"'{Path.FullPath}' was changed while it was read, so that figures might be those of neither version; run again when "
                    + "nothing writes to it."
            );

    /// <summary>A warning where its hash is unknown, as after a change since it was read.</summary>
    public Diagnostic? ChangeSince() =>
        !stamp.HasBytes || Sha256 is not null
            ? null
            : Diagnostic.Warning(
                DiagnosticCodes.InputChanged,
                Path.NamedAt,
                $"'{Path.FullPath}' has been changed since it was read, or cannot be read any more: the figures are those of what it was, "
                    + "of which the report has no hash; run again for those of what is there now."
            );

    private static bool IsStill(InputPath path, InputStamp before) => path.Content is not null || InputStamp.Of(path.FullPath) == before;
}
