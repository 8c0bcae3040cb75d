namespace QualityGate.Testing;

/// <summary>Tests that each have a folder of their own: on the disk those that start programs, which is the category Build.</summary>
public abstract class FolderFixture
{
    protected TemporaryFolder Folder { get; private set; } = null!;

    [SetUp]
    public void MakeFolder() =>
        Folder = TestContext.CurrentContext.Test.AllCategories().Contains("Build") ? new TemporaryFolder() : TemporaryFolder.InMemory();

    [TearDown]
    public void RemoveFolder() => Folder.Dispose();
}
