namespace QualityGate.Constraints.Tests;

/// <summary>Models with images, in a test project that doesn't have QualityGate.Inference.</summary>
internal sealed class ImageTests : FolderFixture
{
    [Test]
    public void Without_the_package_the_assertion_says_which_line_to_add()
    {
        SmallRepository.Fill(Folder);
        Directory.CreateDirectory(Folder.PathTo("images"));
        var model = ModelUnderTest.At(
            Folder.PathTo("small.onnx"),
            Folder.PathTo("labels.txt"),
            images: $"folder={Folder.PathTo("images")};preset=raw"
        );
        Assert.That(
            () => Assert.That(model, Has.AccuracyAbove(0.5)),
            Throws.Exception.With.Message.Contains("add <PackageReference Include=\"QualityGate.Inference\" />")
        );
    }
}
