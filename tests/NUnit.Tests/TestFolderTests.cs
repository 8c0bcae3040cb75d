namespace QualityGate.Constraints.Tests;

/// <summary>
/// The folders that files are looked for in when the output of a build lies outside of the repository, and what is said of missing files.
/// </summary>
[NonParallelizable]
internal sealed class TestFolderTests : FolderFixture
{
    private string Output => Folder.PathTo("artifacts/bin/Vision.Tests/release");

    private string Project => Folder.PathTo("repository/tests/Vision.Tests");

    private TestFolder TestFolder => new(Output, Project);

    // As VSTest does, the tests run in the folder of their assembly.
    [SetUp]
    public void MakeRepository()
    {
        Directory.CreateDirectory(Output);
        Directory.CreateDirectory(Project);
        Directory.SetCurrentDirectory(Output);
    }

    [TearDown]
    public void GoBack() => Directory.SetCurrentDirectory(TestContext.CurrentContext.TestDirectory);

    [TestCase("repository/tests/Vision.Tests/thresholds.yml")]
    [TestCase("repository/thresholds.yml")]
    public void The_nearest_thresholds_are_those_of_the_project(string file)
    {
        var path = Folder.Write(file, string.Empty);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(TestFolder.NearestThresholds(), Is.EqualTo(path));
            Assert.That(new TestFolder(Output, Project: null).NearestThresholds(), Is.Null);
        }
    }

    [TestCase("artifacts/thresholds.yml")]
    [TestCase("elsewhere/thresholds.yml")]
    public void Thresholds_that_were_found_before_come_before_those_of_the_project(string file)
    {
        var path = Folder.Write(file, string.Empty);
        Folder.Write("repository/thresholds.yml", string.Empty);
        Directory.CreateDirectory(Folder.PathTo("elsewhere"));
        Directory.SetCurrentDirectory(Folder.PathTo("elsewhere"));
        Assert.That(TestFolder.NearestThresholds(), Is.EqualTo(path));
    }

    [TestCase("repository/tests/Vision.Tests/models/birds.onnx")]
    [TestCase("repository/models/birds.onnx")]
    public void A_relative_path_is_looked_for_from_the_project_upwards(string file)
    {
        var path = Folder.Write(file, string.Empty);
        Assert.That(TestFolder.Find("models/birds.onnx"), Is.EqualTo(path));
        var before = Folder.Write("artifacts/models/birds.onnx", string.Empty);
        Assert.That(TestFolder.Find("models/birds.onnx"), Is.EqualTo(before), "what was found before comes first");
    }

    [Test]
    public void A_misspelt_path_is_expected_in_the_folder_of_the_repository()
    {
        Folder.Write("repository/models/birds.onnx", string.Empty);
        Assert.That(TestFolder.Expect("models/brids.onnx"), Is.EqualTo(Folder.PathTo("repository/models/brids.onnx")));
    }

    [Test]
    public void The_note_beside_an_assembly_tells_its_project()
    {
        Note("Vision.Tests", Project);
        Note("Other.Tests", Folder.PathTo("repository/tests/Other.Tests"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(TestFolder.Of(Path.Combine(Output, "Vision.Tests.dll")), Is.EqualTo(TestFolder));
            Assert.That(TestFolder.Of(Path.Combine(Output, "nunit.framework.dll")).Project, Is.Null, "whose test it is cannot be told");
        }
    }

    [Test]
    public void The_only_note_counts_where_the_assembly_is_not_known()
    {
        Note("Vision.Tests", Project);
        Assert.That(TestFolder.Of(Path.Combine(Output, "nunit.framework.dll")), Is.EqualTo(TestFolder));
    }

    [TestCase("")]
    [TestCase("tests/Vision.Tests")]
    public void A_note_that_names_no_folder_counts_for_nothing(string text)
    {
        Note("Vision.Tests", text);
        Assert.That(TestFolder.Of(Path.Combine(Output, "Vision.Tests.dll")), Is.EqualTo(new TestFolder(Output, Project: null)));
    }

    [Test]
    public void Each_folder_that_was_looked_in_is_told_once()
    {
        var repository = Folder.PathTo("repository");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new TestFolder(Output, Project: null).Describe(), Is.EqualTo($"{Output} and above"));
            Assert.That(TestFolder.Describe(), Is.EqualTo($"{Output} and above, {Project} and above"));
            Assert.That(TestFolder.DescribeNearest(), Is.EqualTo(TestFolder.Describe()));

            Directory.SetCurrentDirectory(repository);
            Assert.That(
                TestFolder.DescribeNearest(),
                Is.EqualTo($"{Output} and above, {Project} and above"),
                "the current folder is above one of them"
            );
            Assert.That(new TestFolder(Output, Project: null).Describe(), Is.EqualTo($"{repository}, {Output} and above"));
            Assert.That(new TestFolder(Output, Project: null).DescribeNearest(), Is.EqualTo($"{Output} and above, {repository} and above"));
        }
    }

    [Test]
    public void A_missing_file_is_told_with_a_way_out()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                TestFolder.DescribeMissing(null),
                Is.EqualTo(
                    $"There is no 'thresholds.yml' in {Output} and above, {Project} and above. Put it into one of these "
                        + "folders, or give its full path."
                )
            );
            Assert.That(TestFolder.DescribeMissing("birds.yml"), Does.StartWith($"There is no 'birds.yml' in {Output} and above, "));
            Assert.That(TestFolder.DescribeMissing(Folder.PathTo("birds.yml")), Is.EqualTo($"There is no '{Folder.PathTo("birds.yml")}'."));
        }
    }

    private void Note(string assembly, string text) =>
        Folder.Write($"artifacts/bin/Vision.Tests/release/{assembly}.QualityGate.txt", text + Environment.NewLine);
}
