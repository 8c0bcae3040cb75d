using QualityGate.Diagnostics;

namespace QualityGate.Inputs;

/// <summary>A file that the user named, and where: what a complaint about the file points at.</summary>
/// <param name="FullPath">The absolute path.</param>
/// <param name="NamedAt">
/// The place that names the file, such as the <c>model:</c> line of thresholds.yml; the file itself when it was
/// named on a command line or in code.
/// </param>
public sealed record InputPath(string FullPath, SourceLocation NamedAt)
{
    /// <summary>The file's name without its folder, for messages.</summary>
    public string FileName => Path.GetFileName(FullPath);

    /// <summary>The file as a location of its own: for complaints about what is in it, not about its being named.</summary>
    /// <returns>The whole file.</returns>
    public SourceLocation Whole() => new(FullPath);

    /// <summary>Names a file directly, as a command line or a test does.</summary>
    /// <param name="path">The path, relative to the current directory or absolute.</param>
    /// <returns>The path, with the file itself as its location.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or blank.</exception>
    public static InputPath FromUser(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new InputPath(Path.GetFullPath(path), new SourceLocation(path));
    }
}
