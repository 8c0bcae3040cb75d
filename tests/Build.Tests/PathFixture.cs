namespace QualityGate.Build.Tests;

/// <summary>A folder of its own for each test, whose paths are written as the system writes them.</summary>
internal abstract class PathFixture : FolderFixture
{
    protected string At(string relative) => Path.GetFullPath(Folder.PathTo(relative));
}
