using System.Text.RegularExpressions;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Labels.Reading;
using QualityGate.Models.Reading;
using QualityGate.Runs;
using QualityGate.TestData.Matrices;
using QualityGate.TestData.Reading;

namespace QualityGate.Analyzer.Tests.Files;

internal sealed partial class NearbyPathTests : FolderFixture
{
    [SetUp]
    public void FillFolder()
    {
        Folder.Write("models/cifar/net.onnx", "m");
        Folder.Write("models/labels.txt", "dog.n.01");
    }

    [TestCase("models/label.txt", " Did you mean 'labels.txt'?")]
    [TestCase("models/nothing/net.onnx", " There is no folder '*/models/nothing'.")]
    [TestCase("modles/labels.txt", " There is no folder '*/modles'. Did you mean 'models/labels.txt'?")]
    [TestCase(
        "modles/other.md",
        " There is no folder '*/modles'.",
        Description = "a name that is merely similar is not what was meant where the file is not in it"
    )]
    [TestCase("models/cifra/net.onnx", " There is no folder '*/models/cifra'. Did you mean 'cifar/net.onnx'?")]
    [TestCase("nothing/models/net.onnx", " There is no folder '*/nothing'.")]
    [TestCase("models/unlike.md", "")]
    public void A_file_that_is_not_there_is_looked_for_near_its_path(string path, string hint) =>
        AssertHint(NearbyPath.HintForFile, path, hint);

    [TestCase("Models/labels.txt", " There is no folder '*/Models'. Did you mean 'models/labels.txt'?")]
    [TestCase("Models/Cifar/Net.onnx", " There is no folder '*/Models'. Did you mean 'models/cifar/net.onnx'?")]
    [TestCase("models/CIFAR/net.onnx", " There is no folder '*/models/CIFAR'. Did you mean 'cifar/net.onnx'?")]
    [TestCase("Models/unlike.md", " There is no folder '*/Models'. Did you mean 'models'?")]
    public void A_folder_in_the_wrong_case_is_what_was_meant(string path, string hint)
    {
        NeedCase();
        AssertHint(NearbyPath.HintForFile, path, hint);
    }

    [TestCase("Models", " There is no folder '*/Models'. Did you mean 'models'?")]
    [TestCase("Models/Cifar/", " There is no folder '*/Models'. Did you mean 'models/cifar'?")]
    public void A_folder_in_the_wrong_case_is_what_was_meant_where_a_folder_is_asked_for(string path, string hint)
    {
        NeedCase();
        AssertHint(NearbyPath.HintForFolder, path, hint);
    }

    [TestCase("models\\labels.txt", "write '/' between folders")]
    [TestCase("models\\cifar/..\\labels.txt", "write '/' between folders")]
    public void Backslashes_are_pointed_at_where_they_are_the_mistake(string path, string hint)
    {
        NeedSlashes();
        Assert.That(NearbyPath.HintForFile(Folder.PathTo(path)), Does.Contain(hint));
    }

    [TestCase("models\\missing.onnx")]
    [TestCase("nothing\\labels.txt")]
    public void Backslashes_are_not_blamed_for_what_is_missing_anyway(string path)
    {
        NeedSlashes();
        Assert.That(NearbyPath.HintForFile(Folder.PathTo(path)), Does.Not.Contain("between folders"));
    }

    [Test]
    public void Models_labels_and_test_data_all_give_the_hint()
    {
        NeedSlashes();
        var path = TestInputs.Input(Folder.PathTo("models\\labels.txt"));
        using (Assert.EnterMultipleScope())
        {
            TestInputs.AssertFailure(() => ClassifierFile.Read(path), DiagnosticCodes.ModelNotFound, (0, 0), "write '/' between folders");
            TestInputs.AssertFailure(
                () => LabelsFile.Read(path, TestInputs.WordNet),
                DiagnosticCodes.DataFileNotFound,
                (0, 0),
                "write '/' between folders"
            );
            TestInputs.AssertFailure(
                () => PredictionsFile.Read(path, TestInputs.Labels("dog.n.01")),
                DiagnosticCodes.DataFileNotFound,
                (0, 0),
                "write '/' between folders"
            );
            TestInputs.AssertFailure(
                () => ConfusionFile.Read(path, 1),
                DiagnosticCodes.DataFileNotFound,
                (0, 0),
                "write '/' between folders"
            );
        }
    }

    [Test]
    public void A_pattern_below_a_folder_in_the_wrong_case_gives_the_hint()
    {
        NeedCase();
        var path = TestInputs.Input(
            Folder.Write(
                "thresholds.yml",
                """
                version: 1
                models:
                  - model: Models/*.onnx
                    labels: models/labels.txt
                    thresholds:
                      similarity-depth: { min: 7 }
                """
            )
        );
        var report = Gate.Check(path);
        Assert.That(
            report.AllDiagnostics.Single().Message,
            Does.EndWith($"or correct the pattern. There is no folder '{Folder.PathTo("Models")}'. Did you mean 'models'?")
        );
    }

    private void AssertHint(Func<string, string> hint, string path, string expected) =>
        Assert.That(
            hint(Path.GetFullPath(Folder.PathTo(path))),
            Is.EqualTo(AbsentFolder().Replace(expected, match => $"'{Path.GetFullPath(Folder.PathTo(match.Groups["path"].Value))}'"))
        );

    private void NeedCase()
    {
        if (Directory.Exists(Folder.PathTo("MODELS")))
        {
            Assert.Ignore("This file system does not tell cases apart.");
        }
    }

    private static void NeedSlashes()
    {
        if (Path.DirectorySeparatorChar != '/')
        {
            Assert.Ignore("Backslashes separate folders here.");
        }
    }

    [GeneratedRegex(@"'\*/(?<path>[^']*)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AbsentFolder();
}
