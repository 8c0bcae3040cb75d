using QualityGate.Configuration;

namespace QualityGate.Analyzer.Tests.Documentation;

/// <summary>The descriptions of the keys of an entry fit each other.</summary>
internal sealed class EntryKeysTests
{
    [Test]
    public void A_key_that_needs_another_stands_behind_it([ValueSource(nameof(Companions))] string name)
    {
        var key = EntryKeys.Find(name)!;
        var companion = EntryKeys.Find(key.Requires!.Key);
        Assert.That(companion, Is.Not.Null);
        Assert.That(EntryKeys.All.IndexOf(companion!), Is.LessThan(EntryKeys.All.IndexOf(key)));
    }

    [Test]
    public void Whatever_is_read_into_an_analysis_is_written_by_init_too([ValueSource(nameof(Names))] string name)
    {
        var key = EntryKeys.Find(name)!;
        Assert.That(key.Write is null, Is.EqualTo(key.Set is null));
    }

    [Test]
    public void An_argument_is_called_as_its_key_is([ValueSource(nameof(Names))] string name)
    {
        var words = name.Split('-');
        var argument = words[0] + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        Assert.That(EntryKeys.OfArgument(argument).Name, Is.EqualTo(name));
    }

    [TestCase("label")]
    [TestCase("LabelsOrder")]
    [TestCase("")]
    public void An_argument_that_no_key_is_called_as_is_refused(string argument) =>
        Assert.That(() => EntryKeys.OfArgument(argument), Throws.ArgumentException.With.Message.Contains($"'{argument}'"));

    [Test]
    public void A_command_takes_the_keys_of_its_topics_in_the_order_of_all()
    {
        string[] names = [.. EntryKeys.OfAnalysis(EntryTopic.Hierarchy, EntryTopic.Model).Select(key => key.Name)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(names, Has.Member("hierarchy").And.Member("classifier").And.None.EqualTo("labels").And.None.EqualTo("model"));
            Assert.That(names.Select(name => EntryKeys.All.IndexOf(EntryKeys.Find(name)!)), Is.Ordered);
            Assert.That(EntryKeys.OfAnalysis(Enum.GetValues<EntryTopic>()), Is.EqualTo(EntryKeys.OfAnalysis()).And.Not.Empty);
            Assert.That(EntryKeys.OfAnalysis(EntryTopic.Limits), Is.Empty);
        }
    }

    private static IEnumerable<string> Names => EntryKeys.All.Select(key => key.Name);

    private static IEnumerable<string> Companions => EntryKeys.All.Where(key => key.Requires is not null).Select(key => key.Name);
}
