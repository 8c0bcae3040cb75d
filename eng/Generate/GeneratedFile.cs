namespace QualityGate.Generate;

/// <summary>A file of the repository that is generated, in whole or in part.</summary>
/// <param name="Path">Its path from the repository's root, with slashes.</param>
/// <param name="Write">Makes its text out of the one that it has, which matters where only a part is generated.</param>
internal sealed record GeneratedFile(string Path, Func<string, string> Write)
{
    /// <summary>The text that the file has in a repository; empty where there is no file.</summary>
    public string Present(string root) =>
        File.Exists(PathIn(root)) ? File.ReadAllText(PathIn(root)).ReplaceLineEndings("\n") : string.Empty;

    /// <summary>The text that the file is to have.</summary>
    public string Wanted(string root) => Write(Present(root)).ReplaceLineEndings("\n");

    /// <summary>The file's full path.</summary>
    public string PathIn(string root) => System.IO.Path.Combine(root, Path);
}
