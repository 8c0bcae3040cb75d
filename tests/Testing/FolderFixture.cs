namespace QualityGate.Testing;

/// <summary>Tests that each have a folder of their own.</summary>
public abstract class FolderFixture
{
    protected TemporaryFolder Folder { get; private set; } = null!;

    [SetUp]
    public void MakeFolder() => Folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => Folder.Dispose();
}
