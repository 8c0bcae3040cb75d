using QualityGate.Configuration;

namespace QualityGate.Analyzer.Tests.Documentation;

/// <summary>The names of keys that build nodes know, against the descriptions.</summary>
internal sealed class EntryKeyNamesTests
{
    [Test]
    public void Entry_key_names_match_the_described_keys()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(EntryKeyNames.All, Is.EqualTo(EntryKeys.All.Select(key => key.Name)));
            Assert.That(
                EntryKeyNames.Paths,
                Is.EqualTo(
                    EntryKeys
                        .All.Where(key => key.Kind is EntryValueKind.Path or EntryValueKind.Pattern or EntryValueKind.ChoiceOrPath)
                        .Select(key => key.Name)
                )
            );
            Assert.That(EntryKeyNames.HierarchyWords, Is.EqualTo(EntryKeys.Hierarchy.Choices));
        }
    }
}
