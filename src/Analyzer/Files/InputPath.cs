using System.Security.Cryptography;
using QualityGate.Diagnostics;

namespace QualityGate.Files;

/// <summary>A file that the user named, and the place that names it, at which complaints about the file point.</summary>
/// <param name="FullPath">The absolute path.</param>
/// <param name="NamedAt">
/// The place that names the file, such as the <c>model:</c> line of thresholds.yml; the file itself when it was
/// named on a command line or in code.
/// </param>
public sealed record InputPath(string FullPath, SourceLocation NamedAt)
{
    /// <summary>The file's name without its folder, for messages.</summary>
    public string FileName => Path.GetFileName(FullPath);

    /// <summary>The bytes themselves, where they are at hand and no file is meant.</summary>
    internal ReadOnlyMemory<byte>? Content { get; init; }

    /// <summary>The file as a location of its own: for complaints about what is in it, not about its being named.</summary>
    /// <returns>The whole file.</returns>
    public SourceLocation Whole() => new(FullPath);

    /// <summary>
    /// The same file; where it was named directly, with its full path as the place, for reports name files from a folder that need not be
    /// the current one.
    /// </summary>
    internal InputPath NamedInFull() =>
        NamedAt.File.Length > 0 && UrlPath.Find(NamedAt.File) is null && Path.GetFullPath(NamedAt.File) == FullPath
            ? this with
            {
                NamedAt = NamedAt with { File = FullPath },
            }
            : this;

    /// <summary>True when two stand for the same bytes, be it in different places. Only files of the same length are read.</summary>
    /// <param name="other">The other.</param>
    /// <returns>False where there is nothing that could be compared.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public bool HasSameContentAs(InputPath other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Length is { } length && length == other.Length && Hash().SequenceEqual(other.Hash());
    }

    /// <summary>Names a file directly, as a command line or a test does.</summary>
    /// <param name="path">The path, relative to the current directory or absolute.</param>
    /// <returns>The path, with the file itself as its location.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or blank.</exception>
    public static InputPath FromUser(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new InputPath(Path.GetFullPath(path), new SourceLocation(path));
    }

    /// <summary>
    /// Stands for a model whose bytes are at hand. It is called after its SHA-256, so that the same bytes always bear the same name.
    /// </summary>
    /// <param name="content">The bytes of an ONNX, safetensors or .npy file; they must not change any more.</param>
    /// <returns>A path at which there is no file, such as <c>model-0a1b2c3d4e5f.onnx</c>.</returns>
    public static InputPath FromBytes(ReadOnlyMemory<byte> content)
    {
        var name = $"model-{Convert.ToHexStringLower(SHA256.HashData(content.Span))[..12]}.onnx";
        return new InputPath(Path.GetFullPath(name), new SourceLocation(name)) { Content = content };
    }

    private long? Length =>
        Content is { } bytes ? bytes.Length
        : File.Exists(FullPath) ? new FileInfo(FullPath).Length
        : null;

    private byte[] Hash()
    {
        if (Content is { } bytes)
        {
            return SHA256.HashData(bytes.Span);
        }

        using var stream = File.OpenRead(FullPath);
        return SHA256.HashData(stream);
    }
}
