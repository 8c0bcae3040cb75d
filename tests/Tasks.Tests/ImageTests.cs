namespace QualityGate.Tasks.Tests;

/// <summary>Models that a build runs on images, with the folder of QualityGate.Tasks.Images and without.</summary>
internal sealed class ImageTests : FolderFixture
{
    private RecordingEngine engine = null!;

    [SetUp]
    public void FillFolder()
    {
        engine = new RecordingEngine();
        ColourRepository.Fill(Folder);
    }

    [Test]
    public void With_the_package_the_model_is_run()
    {
        Assert.That(Execute(Repository.PathTo($"src/Tasks.Images/bin/{Repository.Configuration}/net10.0")), Is.True, Errors());
        Assert.That(Directory.GetFiles(Folder.PathTo("obj/qualitygate/images"), "*.csv"), Has.Length.EqualTo(1));
    }

    [Test]
    public void The_error_without_the_package_says_which_line_to_add()
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
