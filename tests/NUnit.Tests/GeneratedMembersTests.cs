namespace QualityGate.Constraints.Tests;

/// <summary>
/// After a metric was added, run with the environment variable QUALITYGATE_GOLDEN=write once, which writes src/NUnit/Generated.
/// </summary>
internal sealed class GeneratedMembersTests
{
    [TestCaseSource(nameof(Names))]
    public void The_members_are_those_of_the_registry(string name)
    {
        var path = Repository.PathTo($"src/NUnit/Generated/{name}");
        if (Environment.GetEnvironmentVariable("QUALITYGATE_GOLDEN") == "write")
        {
            File.WriteAllText(path, GeneratedMembers.Files[name]);
        }

        Assert.That(File.ReadAllText(path).ReplaceLineEndings("\n"), Is.EqualTo(GeneratedMembers.Files[name]));
    }

    private static IEnumerable<string> Names => GeneratedMembers.Files.Keys;
}
