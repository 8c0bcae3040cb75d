namespace QualityGate.Constraints.Tests;

/// <summary>Two models of the same classes, and what is known of the second one when nothing but its file is named.</summary>
internal sealed class ComparedModelTests
{
    private TestModels Models { get; set; } = null!;

    private string Old => Models.Folder.PathTo("mixed.onnx");

    [OneTimeSetUp]
    public void MakeModels() => Models = new TestModels();

    [OneTimeTearDown]
    public void RemoveModels() => Models.Dispose();

    // Its depth is 5.2 by these labels and without clusters.
    [Test]
    public void A_model_without_labels_has_those_and_the_clustering_of_the_one_that_is_asserted_on()
    {
        foreach (
            var old in new object[]
            {
                Old,
                new FileInfo(Old),
                File.ReadAllBytes(Old),
                ModelUnderTest.At(Old),
                ModelUnderTest.At(Old, classifier: "w"),
                ModelUnderTest.Of(File.ReadAllBytes(Old)),
            }
        )
        {
            Assert.That(Models.Small, Is.SemanticallyDeeperThan(old).And.AtLeastAsDeepAs(old));
            Assert.That(
                Failing.Message(() => Assert.That(Models.Small, Is.Not.SemanticallyDeeperThan(old))),
                Does.Contain("  But was:  8.2000 against 5.2000, in small.onnx")
                    .And.Match("\n  Labels:   of .* are taken to be those of small.onnx: it comes with none\n")
            );
        }
    }

    [Test]
    public void Labels_of_its_own_count_and_are_not_remarked_upon()
    {
        var message = Failing.Message(() => Assert.That(Models.Mixed, Is.SemanticallyDeeperThan(Models.Small)));
        Assert.That(message, Does.Contain("5.2000 against 8.2000").And.Not.Contain("Labels:"));
    }

    [Test]
    public void Labels_in_its_metadata_count()
    {
        var labelled = Models.Folder.Write(
            "labelled.onnx",
            new OnnxBuilder()
                .Metadata("labels", string.Join(',', SmallRepository.Labels.Reverse()))
                .Input("x", 1, 2)
                .Weights("w", [6, 2], [.. TestModels.Plane(0, 10, 50, 58, 100, 115).Cast<double>()])
                .Node("Gemm", ["x", "w"], "y", ("transB", 1))
                .Output("y", 1, 6)
                .ToBytes()
        );
        Assert.That(
            Failing.Message(() => Assert.That(Models.Small, Is.Not.AtLeastAsDeepAs(labelled))),
            Does.Contain("8.2000 against 8.2000").And.Not.Contain("Labels:")
        );
    }

    // The subject's labels are in its own metadata, and no file has them.
    [Test]
    public void Labels_may_come_from_the_metadata_of_the_one_that_is_asserted_on()
    {
        var bytes = new OnnxBuilder()
            .Metadata("labels", string.Join(',', SmallRepository.Labels))
            .Input("x", 1, 2)
            .Weights("w", [6, 2], [.. TestModels.Plane(0, 10, 50, 58, 100, 115).Cast<double>()])
            .Node("Gemm", ["x", "w"], "y", ("transB", 1))
            .Output("y", 1, 6)
            .ToBytes();
        Assert.That(ModelUnderTest.Of(bytes, clustering: "none"), Is.SemanticallyDeeperThan(Old));
    }

    [Test]
    public void A_model_of_more_classes_is_an_error()
    {
        var seven = Models.Folder.Write("seven.onnx", OnnxBuilder.Classifier(TestModels.Plane(0, 10, 50, 58, 100, 115, 200)));
        Assert.That(
            () => Assert.That(Models.Small, Is.SemanticallyDeeperThan(seven)),
            Throws
                .InstanceOf<Diagnostics.QualityGateException>()
                .With.Message.Contains("the file has 6 labels")
                .And.Message.Contains("'seven.onnx' has 7 classes")
        );
    }

    [Test]
    public void Depths_of_different_partitions_are_not_compared([Values] bool negated)
    {
        var clustered = ModelUnderTest.At(Old, Models.Folder.PathTo("labels.txt"), clustering: "affinity-propagation");
        Assert.That(
            () => Assert.That(Models.Small, negated ? Is.Not.SemanticallyDeeperThan(clustered) : Is.SemanticallyDeeperThan(clustered)),
            Throws.InvalidOperationException.With.Message.EqualTo(
                "the classes of 'small.onnx' are partitioned by clustering 'none' and those of mixed.onnx by "
                    + "'affinity-propagation', so that their Similarity Depths cannot be compared; give both the same clustering."
            )
        );
    }

    [Test]
    public void Where_the_layer_of_the_other_is_in_doubt_it_is_the_one_of_the_same_name()
    {
        var heads = Models.Folder.Write(
            "heads.onnx",
            new OnnxBuilder()
                .Input("x", 1, 2)
                .Weights("first", [6, 2], [.. TestModels.Plane(0, 100, 10, 115, 50, 58).Cast<double>()])
                .Weights("w", [6, 2], [.. TestModels.Plane(0, 10, 50, 58, 100, 115).Cast<double>()])
                .Node("Gemm", ["x", "first"], "a", ("transB", 1))
                .Node("Gemm", ["x", "w"], "b", ("transB", 1))
                .Output("a", 1, 6)
                .Output("b", 1, 6)
                .ToBytes()
        );
        var subject = ModelUnderTest.At(heads, Models.Folder.PathTo("labels.txt"), clustering: "none", classifier: "first");
        var other = Models.Folder.Write("other-heads.onnx", File.ReadAllBytes(heads));
        Assert.That(subject, Is.AtLeastAsDeepAs(other).And.SimilarityDepth.EqualTo(5.2).And.Not.SemanticallyDeeperThan(other));
    }

    [Test]
    public void At_least_as_deep_holds_for_equals_and_deeper_does_not()
    {
        Assert.That(Models.Small, Is.AtLeastAsDeepAs(Models.Small).And.Not.SemanticallyDeeperThan(Models.Small));
        Assert.That(Models.Small, !Quality.SemanticallyDeeperThan(Models.Small) & Quality.AtLeastAsDeepAs(Models.Mixed) | Is.Null);
        Assert.That(
            Failing.Message(() =>
                Assert.That(Models.Small, Has.No.SimilarityDepthAbove(8).Or.AtLeastAsDeepAs(Models.Small).WithConfidence(0.9))
            ),
            Does.Contain("; 8.2000 against 8.2000, in small.onnx")
        );
    }
}
