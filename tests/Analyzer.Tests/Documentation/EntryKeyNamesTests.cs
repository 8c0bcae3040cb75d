using QualityGate.Configuration;

namespace QualityGate.Analyzer.Tests.Documentation;

/// <summary>The generated names of keys that build nodes know, against the descriptions.</summary>
internal sealed class EntryKeyNamesTests
{
    [Test]
    public void The_names_are_those_of_the_keys() =>
        Assert.That(EntryKeyNames.All, Is.EqualTo(EntryKeys.All.Select(key => key.Name)).And.Unique);

    [Test]
    public void Paths_limits_and_numbers_are_the_keys_with_such_values()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                EntryKeyNames.Paths,
                Is.EqualTo(Of(EntryValueKind.Path, EntryValueKind.Pattern, EntryValueKind.ChoiceOrPath)).And.Not.Empty
            );
            Assert.That(
                EntryKeyNames.Limits,
                Is.EqualTo(
                    Of(EntryValueKind.Thresholds, EntryValueKind.ClassLimits, EntryValueKind.SuperclassLimits, EntryValueKind.Separations)
                ).And.Not.Empty
            );
            Assert.That(EntryKeyNames.Numbers, Is.EqualTo(Of(EntryValueKind.Number)).And.Not.Empty);
        }
    }

    [Test]
    public void Words_beside_paths_are_the_choices_of_such_keys()
    {
        Assert.That(EntryKeyNames.WordsBesidePaths.Keys, Is.EqualTo(Of(EntryValueKind.ChoiceOrPath)).And.Not.Empty);
        foreach (var (name, words) in EntryKeyNames.WordsBesidePaths)
        {
            Assert.That(words, Is.EqualTo(EntryKeys.Find(name)!.Choices));
        }
    }

    private static IEnumerable<string> Of(params EntryValueKind[] kinds) =>
        EntryKeys.All.Where(key => kinds.Contains(key.Kind)).Select(key => key.Name);
}
