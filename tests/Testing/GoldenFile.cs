namespace QualityGate.Testing;

/// <summary>
/// Text that is kept under version control, so that a change of it is seen and wanted. After a wanted change, run the tests
/// with the environment variable QUALITYGATE_GOLDEN=write once, and look at what git shows.
/// </summary>
public static class GoldenFile
{
    /// <summary>Compares a text with a file of the repository, whose path is given from its root.</summary>
    public static void Compare(string file, string text)
    {
        var path = Repository.PathTo(file);
        if (Environment.GetEnvironmentVariable("QUALITYGATE_GOLDEN") == "write")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.That(text, Is.EqualTo(File.ReadAllText(path).ReplaceLineEndings("\n")), file);
    }
}
