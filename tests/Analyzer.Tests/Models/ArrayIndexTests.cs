using QualityGate.Diagnostics;
using QualityGate.Models;
using QualityGate.Models.Reading;
using static QualityGate.Analyzer.Tests.Models.ArrayBytes;
using static QualityGate.Analyzer.Tests.Models.ModelCheck;

namespace QualityGate.Analyzer.Tests.Models;

/// <summary>Models that are saved in several files, with an index of which array lies where.</summary>
internal sealed class ArrayIndexTests : FolderFixture
{
    private const string First = "model-00001-of-00002.safetensors";
    private const string Second = "model-00002-of-00002.safetensors";

    private void WriteParts()
    {
        Folder.Write(
            First,
            Safetensors(new("body.weight", "F32", [5, 7], new double[35]), new("other.weight", "F32", [7, 5], new double[35]))
        );
        Folder.Write(Second, Safetensors(new Item("fc.weight", "I8", [4, 6], [.. Matrix.Select(value => value * 8)])));
        Folder.Write("scales.safetensors", Safetensors(new Item("fc.weight_scale", "F32", [4, 1], [0.125, 0.125, 0.125, 0.125])));
    }

    private string Index(string second = Second) =>
        Folder.Write(
            "model.safetensors.index.json",
            $$$"""
            {
              "metadata": { "total_size": 1 },
              "weight_map": { "body.weight": "{{{First}}}", "fc.weight": "{{{second}}}", "fc.weight_scale": "scales.safetensors" }
            }
            """
        );

    private static Classifier Read(string path) => ClassifierFile.Read(TestInputs.Input(path), classes: 4);

    [Test]
    public void An_index_is_read_through_and_arrays_of_all_files_belong_together()
    {
        WriteParts();
        var index = Index();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Values(Read(index).Templates), Is.EqualTo(Matrix));
            Assert.That(
                DataFiles.Of(TestInputs.Input(index)),
                Is.EqualTo(new[] { First, Second, "scales.safetensors" }.Select(Folder.PathTo)),
                "what a verdict rests on"
            );
        }
    }

    [Test]
    public void A_missing_file_is_named_and_still_counts_as_an_input()
    {
        WriteParts();
        File.Delete(Folder.PathTo(Second));
        TestInputs.AssertFailure(() => Read(Index()), DiagnosticCodes.ExternalDataRefused, (0, 0), Second, "is not there");
        Assert.That(DataFiles.Of(TestInputs.Input(Index())), Does.Contain(Folder.PathTo(Second)));
    }

    [TestCase("../model.safetensors", "leaves the model's folder")]
    [TestCase("/model.safetensors", "below the model's folder")]
    public void A_file_outside_the_folder_is_refused(string location, string word)
    {
        WriteParts();
        TestInputs.AssertFailure(() => Read(Index(location)), DiagnosticCodes.ExternalDataRefused, (0, 0), word);
    }

    [Test]
    public void An_index_of_pickles_or_of_nothing_is_refused()
    {
        TestInputs.AssertFailure(
            () => Read(Index("pytorch_model.bin")),
            DiagnosticCodes.PickleRefused,
            (0, 0),
            "pytorch_model.bin",
            "run any code"
        );
        TestInputs.AssertFailure(
            () => Read(Folder.Write("config.json", "{\"id2label\":{}}")),
            DiagnosticCodes.UnsupportedModelFormat,
            (0, 0),
            "no index of safetensors files"
        );
        TestInputs.AssertFailure(
            () => Read(Folder.Write("model.safetensors.index.json", "{\"weight_map\":[]}")),
            DiagnosticCodes.ModelDamaged,
            (0, 0),
            "an index of safetensors files"
        );
    }

    [Test]
    public void A_part_without_the_classifier_points_to_the_index()
    {
        WriteParts();
        TestInputs.AssertFailure(
            () => Read(Folder.PathTo(First)),
            DiagnosticCodes.NoClassifierLayer,
            (0, 0),
            "one of 2 parts",
            "'model.safetensors.index.json'"
        );
        TestInputs.AssertFailure(
            () => Read(Folder.PathTo(Second)),
            DiagnosticCodes.ArraysUnreadable,
            (0, 0),
            "no scale",
            "'model.safetensors.index.json'"
        );
    }

    [Test]
    public void A_classifier_in_a_part_is_taken_with_a_remark() =>
        Assert.That(
            Read(Folder.Write(First, Safetensors(new Item("fc.weight", "F32", [4, 6], Matrix)))).Remarks,
            Has.Exactly(1).Contains("other parts were not looked at")
        );
}
