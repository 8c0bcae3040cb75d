using QualityGate.Diagnostics;
using QualityGate.Labels;
using QualityGate.Labels.Reading;

namespace QualityGate.Analyzer.Tests.Hierarchies;

/// <summary>Labels without identifiers, in the forms in which people write them.</summary>
internal sealed class PlainNameTests : FolderFixture
{
    // Company that leaves little doubt: birds and a tree.
    private const string Company = "n01532829\nn02084071\nn02121620\n";

    [TestCase("goldfish", "goldfish.n.01")]
    [TestCase("GreatWhiteShark", "great_white_shark.n.01")]
    [TestCase("great-white_shark", "great_white_shark.n.01")]
    [TestCase("001.Black_footed_Albatross", "black-footed_albatross.n.01")]
    [TestCase("12_goldfish", "goldfish.n.01")]
    [TestCase("n01443537-goldfish", "goldfish.n.01")]
    [TestCase("n01443537_goldfish", "goldfish.n.01")]
    [TestCase("trees", "tree.n.01")]
    [TestCase("wolves", "wolf.n.01")]
    [TestCase("harbour seal", "harbor_seal.n.01")]
    [TestCase("harbour_porpoise", "harbor_porpoise.n.01")]
    [TestCase("sabre-toothed tiger", "saber-toothed_tiger.n.01")]
    [TestCase("car tyre", "car_tire.n.01")]
    [TestCase("diningtable", "dining_table.n.01")]
    [TestCase("/a/airfield", "airfield.n.01")]
    [TestCase("z/zoo", "menagerie.n.02")]
    [TestCase("grey foxes", "grey_fox.n.01")]
    [TestCase("sunglasses", "sunglasses.n.01")]
    [TestCase("crane (bird)", "crane.n.05")]
    [TestCase("crane_bird", "crane.n.05")]
    [TestCase("crane (device)", "crane.n.04")]
    [TestCase("maple_tree", "maple.n.02")]
    [TestCase("crane, unheardof", "crane.n.05", Description = "a word that WordNet doesn't have says nothing")]
    public void A_name_is_understood_in_any_form(string label, string sense)
    {
        var labels = Read(Company + label);
        Assert.That(labels.Hierarchy.NameOf(labels[^1].Node!.Value), Is.EqualTo(sense));
    }

    [TestCase("ankle_boot", "boot.n.01")]
    [TestCase("Angry dog", "dog.n.01")]
    [TestCase("T-shirt/top", "jersey.n.03")]
    [TestCase("shirt or jersey", null)]
    public void A_name_that_is_understood_in_part_is_used_and_marked(string label, string? sense)
    {
        var labels = Read("sandal\npullover\nn02121620\ncoat\n" + label);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(labels.Senses[^1]!.IsSure, Is.False);
            Assert.That(labels.Hierarchy.NameOf(labels[^1].Node!.Value), sense is null ? Is.Not.Null : Is.EqualTo(sense));
            Assert.That(labels.Diagnostics.Select(d => d.Code), Does.Contain(DiagnosticCodes.UnsureSenses));
        }
    }

    // Neither the word nor the company speaks for the only sense that is found: a full stop, and a town.
    [TestCase("stop sign", "period.n.07")]
    [TestCase("meshed", "mashhad.n.01")]
    public void A_sense_that_nothing_speaks_for_is_unsure(string label, string sense)
    {
        var labels = Read("beagle\npug\nkeeshond\nSiamese cat\ntabby cat\npoodle\n" + label);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(labels.Hierarchy.NameOf(labels[^1].Node!.Value), Is.EqualTo(sense));
            Assert.That(labels.Senses.Select(chosen => chosen!.IsSure), Is.EqualTo(new[] { true, true, true, true, true, true, false }));
        }
    }

    [TestCase("golfdish", "Did you mean 'goldfish'?")]
    [TestCase("background", "Write '-' for a class without a concept")]
    [TestCase("BACKGROUND_Google", "Write '-' for a class without a concept")]
    [TestCase("None", "Write '-' for a class without a concept")]
    [TestCase("7", "a number or a single letter")]
    [TestCase("A", "a number or a single letter")]
    [TestCase("LABEL_0", "wordnet has no 'LABEL_0'")]
    [TestCase("class 12", "wordnet has no 'class 12'")]
    [TestCase("xqzzt", "Write a wnid such as")]
    [TestCase("Apple___healthy", "Write a wnid such as")]
    [TestCase("a02088364\tbeagle", "'a02088364' looks like a wnid, but is none")]
    [TestCase("n0208836 beagle", "'n0208836' looks like a wnid, but is none")]
    [TestCase("n02088365-beagle", "'n02088365' looks like a wnid, but is none")]
    [TestCase("N02088364\tbeagle", "'N02088364' looks like a wnid, but is none")]
    [TestCase("beagle, n020883640", "'n020883640' looks like a wnid, but is none")]
    public void A_name_that_may_stand_for_anything_is_refused(string label, string words) =>
        TestInputs.AssertFailure(() => Read(Company + label), DiagnosticCodes.LabelNotInHierarchy, (4, 1), words);

    private ClassLabels Read(string text) => LabelsFile.Read(TestInputs.Input(Folder.Write("labels.txt", text)), TestInputs.WordNet);
}
