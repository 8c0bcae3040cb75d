using CsCheck;
using QualityGate.Diagnostics;
using QualityGate.Labels;
using QualityGate.Labels.Reading;

namespace QualityGate.Analyzer.Tests.Hierarchies;

/// <summary>The choice between the senses of words by the other labels.</summary>
internal sealed class SenseChoiceTests : FolderFixture
{
    private static readonly string[] Names =
    [
        .. "crane mouse bat jaguar seal bass kite hammer saw plane drill nail tank bus ray perch sole boxer poodle trunk".Split(' '),
    ];

    [TestCase("crane\nheron\nstork\npelican", "crane.n.05")]
    [TestCase("crane\nbulldozer\nforklift\nwinch", "crane.n.04")]
    [TestCase("bass\ntrumpet\nviolin\nflute\nguitar", "bass.n.07")]
    [TestCase("hammer\nsaw\nscrewdriver\npliers\nchisel", "hammer.n.02")]
    [TestCase("mouse\nhamster\nsquirrel\nguinea pig", "mouse.n.01")]
    [TestCase("cod\nwhale\nshark\npenguin\nstarfish", "cod.n.03")]
    [TestCase("mouse.n.04\nhamster\nsquirrel\nguinea pig", "mouse.n.04")]
    public void The_company_settles_a_word(string labels, string sense)
    {
        var read = Read(labels);
        Assert.That(read.Hierarchy.NameOf(read[0].Node!.Value), Is.EqualTo(sense));
    }

    [Test]
    public void Classes_of_one_name_get_different_senses_and_are_unsure()
    {
        var labels = Read("crane\nheron\nstork\ncrane\nbulldozer\nforklift\nwinch");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                new[] { 0, 3 }.Select(i => labels.Hierarchy.NameOf(labels[i].Node!.Value)),
                Is.EquivalentTo(new[] { "crane.n.05", "crane.n.04" })
            );
            Assert.That(new[] { 0, 3 }.Select(i => labels.Senses[i]!.IsSure), Is.All.False);
            Assert.That(labels.Diagnostics.Select(d => d.Code), Is.EqualTo(new[] { DiagnosticCodes.UnsureSenses }));
        }
    }

    [TestCase("mouse\nkeyboard\nmonitor\nprinter\nscanner\nlaptop computer\nstapler\nscissors\nbookcase\ndesk chair", "mouse")]
    [TestCase("school\nchurch\nstadium\nbridge\nviaduct\nparking lot\nharbor\nresidential area\nforest\nlake", "school")]
    public void A_sense_that_only_its_frequency_in_texts_speaks_for_is_unsure(string labels, string unsure)
    {
        var read = Read(labels);
        var index = Enumerable.Range(0, read.Count).Single(i => read[i].Name == unsure);
        Assert.That(read.Senses[index]!.IsSure, Is.False, read.Hierarchy.NameOf(read[index].Node!.Value));
    }

    [Test]
    public void A_sense_name_out_of_company_is_kept_and_warned_of()
    {
        var labels = Read("beaver.n.01\notter.n.02\nporcupine.n.01\nhamster.n.01\nsquirrel.n.01\nrabbit.n.01\nbadger.n.02");
        var warning = labels.Diagnostics.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(labels.Hierarchy.NameOf(labels[0].Node!.Value), Is.EqualTo("beaver.n.01"));
            Assert.That((warning.Code, warning.Location.Line), Is.EqualTo((DiagnosticCodes.SenseOutOfCompany, 1)));
            Assert.That(warning.Message, Does.Contain("beaver.n.07 (a kind of rodent.n.01) fits the other labels far better"));
        }
    }

    [Test]
    public void An_identifier_is_a_decision()
    {
        var fur = TestInputs.WordNet.IdOf(TestInputs.WordNet.Find("beaver.n.01")!.Value);
        Assert.That(Read($"{fur}\notter.n.02\nporcupine.n.01\nhamster.n.01\nsquirrel.n.01").Diagnostics, Is.Empty);
    }

    [Test]
    public void The_order_of_the_labels_plays_no_part() =>
        Gen.Shuffle(Names, 2, Names.Length)
            .Sample(
                names =>
                {
                    var sorted = names.Order(StringComparer.Ordinal).ToArray();
                    var (a, b) = (Choose(names), Choose(sorted));
                    return names.All(name => a[Array.IndexOf(names, name)].Equals(b[Array.IndexOf(sorted, name)]));
                },
                iter: Thoroughness.Times(60)
            );

    [Test]
    public void Pinned_labels_read_back_to_the_same_senses_without_doubt()
    {
        var labels = Read(string.Join('\n', [.. Names, "crane", "ankle_boot", "dog, Hund", "beaver.n.01"]));
        var again = Read(PinnedLabels.Write(labels));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.Items.Select(item => item.Node), Is.EqualTo(labels.Items.Select(item => item.Node)));
            Assert.That(again.Senses.Select(sense => sense!.IsPinned), Is.All.True);
            Assert.That(again.Diagnostics.Where(d => d.Code is "QG3023" or "QG3024"), Is.Empty);
        }
    }

    private static (int Node, double Certainty, bool IsSure)[] Choose(string[] names) =>
        [
            .. SenseChoice
                .Of(TestInputs.WordNet, [.. names.Select(name => TestInputs.WordNet.Read(name)!)])
                .Select(sense => (sense!.Node, sense.Certainty, sense.IsSure)),
        ];

    private ClassLabels Read(string text) => LabelsFile.Read(TestInputs.Input(Folder.Write("labels.txt", text)), TestInputs.WordNet);
}
