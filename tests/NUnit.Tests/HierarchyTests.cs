namespace QualityGate.Constraints.Tests;

/// <summary>A model under test with a hierarchy of the user's own, and with none.</summary>
internal sealed class HierarchyTests : FolderFixture
{
    private const string Tree =
        "thing:\n  animal: [dog.n.01, wolf.n.01, cat.n.01, lion.n.01]\n  vehicle: [car.n.01, truck.n.01]\n"
        + "  tool: [hammer.n.02, saw.n.02]\n";

    private static readonly string Model = FieldInput.PathTo("plain.onnx");
    private static readonly string Labels = FieldInput.PathTo("labels.txt");

    [Test]
    public void A_models_own_hierarchy_counts_and_is_reread_after_a_change()
    {
        var path = Folder.Write("tree.yml", Tree);
        ModelUnderTest Own() => ModelUnderTest.At(Model, Labels, clustering: "none", hierarchy: path);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ModelUnderTest.At(Model, Labels, clustering: "none"), Has.SimilarityDepthAbove(3));
            Assert.That(Own(), Has.SimilarityDepth.AtMost(2));
            Folder.Write("tree.yml", Tree.Replace("thing:", "all:\n thing:", StringComparison.Ordinal));
            Assert.That(Own(), Has.SimilarityDepth.AtLeast(2));
        }
    }

    [Test]
    public void Without_a_hierarchy_depth_fails_with_the_reason_and_not_under_Not_either()
    {
        var none = ModelUnderTest.At(Model, Labels, hierarchy: "none");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => Assert.That(none, Has.SimilarityDepthAbove(3)),
                Throws.InvalidOperationException.With.Message.Contains("similarity-depth needs a hierarchy, but 'hierarchy: none'")
            );
            Assert.That(
                () => Assert.That(none, !Has.SimilarityDepthAbove(3)),
                Throws.InvalidOperationException.With.Message.Contains("needs a hierarchy")
            );
        }
    }

    [Test]
    public void Depths_in_two_hierarchies_are_not_compared()
    {
        var own = ModelUnderTest.At(Model, Labels, hierarchy: Folder.Write("tree.yml", Tree));
        Assert.That(
            () => Assert.That(own, Is.SemanticallyDeeperThan(ModelUnderTest.At(Model, Labels, hierarchy: "wordnet"))),
            Throws.InvalidOperationException.With.Message.Contains("'tree.yml'").And.Message.Contains("'wordnet'")
        );
    }

    [Test]
    public void A_word_that_is_nearly_one_is_refused() =>
        Assert.That(
            () => ModelUnderTest.At(Model, Labels, hierarchy: "non"),
            Throws.ArgumentException.With.Message.Contains("Did you mean 'none'?")
        );
}
