namespace QualityGate.Tasks.Tests;

/// <summary>Models that a build runs on images, with the folder of QualityGate.Tasks.Images and without.</summary>
internal sealed class ImageTests : FolderFixture
{
    // Red, green and blue, 8 × 8 pixels.
    private static readonly string[] Images =
    [
        "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mM8wYAdMDEMKQkAooAA2HHQTx0AAAAASUVORK5CYII=",
        "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAE0lEQVR42mNkOMGAFTAxMAwlCQChuADYrODkmQAAAABJRU5ErkJggg==",
        "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAFUlEQVR42mNkYDjBgA0wMeAAg1MCAKDwANjFun2EAAAAAElFTkSuQmCC",
    ];

    private RecordingEngine engine = null!;

    [SetUp]
    public void FillFolder()
    {
        engine = new RecordingEngine();
        Folder.Write(
            "colours.onnx",
            new OnnxBuilder()
                .TypedInput("x", 1, 0, 3, 8, 8)
                .Node("GlobalAveragePool", ["x"], "mean")
                .Node("Flatten", ["mean"], "features", ("axis", 1))
                .Weights("w", [3, 3], [1, 0, 0, 0, 1, 0, 0, 0, 1])
                .Node("Gemm", ["features", "w"], "y", ("transB", 1))
                .TypedOutput("y", 1, 0, 3)
                .ToBytes()
        );
        Folder.Write("labels.txt", "dog.n.01\ncat.n.01\ncar.n.01\n");
        foreach (var (index, image) in Images.Index())
        {
            Folder.Write($"images/{index}/1.png", Convert.FromBase64String(image));
        }

        Folder.Write(
            "thresholds.yml",
            """
            version: 1
            models:
              - model: colours.onnx
                labels: labels.txt
                images: { folder: images, preset: raw }
                clustering: none
                thresholds: { accuracy: { min: 1 } }
            """
        );
    }

    [Test]
    public void With_the_package_the_model_is_run()
    {
        Assert.That(Execute(Repository.PathTo($"src/Tasks.Images/bin/{Repository.Configuration}/net10.0")), Is.True, Errors());
        Assert.That(Directory.GetFiles(Folder.PathTo("obj/qualitygate/images"), "*.csv"), Has.Length.EqualTo(1));
    }

    [Test]
    public void Without_it_the_error_says_which_line_to_add()
    {
        Assert.That(Execute(string.Empty), Is.False);
        Assert.That(engine.Errors[0].Code, Is.EqualTo("QG0029"), Errors());
        Assert.That(
            engine.Errors[0].Message,
            Does.Contain("<PackageReference Include=\"QualityGate.Tasks.Images\" PrivateAssets=\"all\" />")
        );
    }

    private string Errors() => string.Join('\n', engine.Errors.Select(error => $"{error.Code} {error.Message}"));

    private bool Execute(string imagesFolder)
    {
        using var task = new CheckModels
        {
            BuildEngine = engine,
            GateFile = Folder.PathTo("thresholds.yml"),
            ImagesFolder = imagesFolder,
        };
        return task.Execute();
    }
}
