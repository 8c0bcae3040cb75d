using System.Security.Cryptography;
using QualityGate.Analysis;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Gates;
using QualityGate.Graphs.Clustering;
using QualityGate.Hierarchies;
using QualityGate.Hierarchies.Reading;
using QualityGate.Results;
using QualityGate.Runs;
using QualityGate.TestData;
using QualityGate.TestData.Images;
using QualityGate.TestData.Reading;

namespace QualityGate.Analyzer.Tests.Analysis;

/// <summary>Files that an analysis has read, and their hashes.</summary>
internal sealed class AnalysedInputsTests : FolderFixture
{
    private AnalysisInputs Small =>
        new(Input("small.onnx"))
        {
            Labels = Input("labels.txt"),
            TestData = new Predictions(Input("predictions.csv")),
            Clustering = Clusterings.Find("none")!,
        };

    [SetUp]
    public void Fill() => SmallRepository.Fill(Folder);

    [Test]
    public void The_files_are_listed_with_their_hashes()
    {
        var result = Check(ModelAnalyzer.Analyze(Small, TestInputs.WordNet));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                result.Inputs,
                Is.EqualTo(new[] { Read("model", "small.onnx"), Read("labels", "labels.txt"), Read("predictions", "predictions.csv") })
            );
            Assert.That(result.Sha256, Is.EqualTo(Hash("small.onnx")));
        }
    }

    // The entry names predictions, but the model was analysed without.
    [Test]
    public void Inputs_are_those_of_the_analysis_and_not_of_the_entry()
    {
        Folder.Write("other.csv", "true,pred\n0,0\n1,1\n");
        var weights = ModelAnalyzer.Analyze(Small with { TestData = null }, TestInputs.WordNet);
        var other = ModelAnalyzer.AddTestData(weights, Small with { TestData = new Predictions(Input("other.csv")) });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Check(weights).Inputs.Select(input => input.Role), Is.EqualTo(new[] { "model", "labels" }));
            Assert.That(Check(other).Inputs[^1], Is.EqualTo(Read("predictions", "other.csv")));
            Assert.That(Check(other.WithoutTestData()).Inputs.Select(input => input.Role), Is.EqualTo(new[] { "model", "labels" }));
            Assert.That(
                Check(other.With(weights.With(other.Confusion!).Confusion!)).Inputs.Select(input => input.Role),
                Is.EqualTo(new[] { "model", "labels" }),
                "a matrix at hand is no file"
            );
        }
    }

    [TestCase("small.onnx")]
    [TestCase("labels.txt")]
    [TestCase("images.csv")]
    public void A_file_that_changes_while_it_is_read_is_an_error(string name)
    {
        var inputs = WithImages(() => File.AppendAllText(Folder.PathTo(name), "\n"));
        var failures = TestInputs.Failure(() => ModelAnalyzer.Analyze(inputs, TestInputs.WordNet));
        Assert.That(failures.Select(failure => failure.Code), Is.EqualTo(new[] { DiagnosticCodes.InputChanged }));
        Assert.That(failures[0].Message, Does.Contain(Folder.PathTo(name)).And.Contain("run again"));
    }

    [Test]
    public void A_file_that_is_removed_while_it_is_read_is_an_error()
    {
        var inputs = WithImages(() => File.Delete(Folder.PathTo("labels.txt")));
        TestInputs.AssertFailure(
            () => ModelAnalyzer.Analyze(inputs, TestInputs.WordNet),
            DiagnosticCodes.InputChanged,
            (0, 0),
            "labels.txt"
        );
    }

    [Test]
    public void A_file_that_does_not_change_while_it_is_read_is_none() =>
        Assert.That(ModelAnalyzer.Analyze(WithImages(() => { }), TestInputs.WordNet).Diagnostics, Is.Empty);

    [Test]
    public void The_model_not_measured_says_so_in_the_report()
    {
        var inputs = WithImages(() => File.AppendAllText(Folder.PathTo("small.onnx"), "\n"));
        var result = ModelGate.Check(new GateEntry("small", inputs, []), TestInputs.WordNet);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.State, Is.EqualTo(VerdictState.NotMeasured));
            Assert.That(result.Diagnostics.Single().Code, Is.EqualTo(DiagnosticCodes.InputChanged));
        }
    }

    [TestCase("model", "small.onnx")]
    [TestCase("labels", "labels.txt")]
    [TestCase("predictions", "predictions.csv")]
    public void A_file_that_changes_later_has_no_hash_and_a_warning(string role, string name)
    {
        var before = Check(ModelAnalyzer.Analyze(Small, TestInputs.WordNet));
        var analysis = ModelAnalyzer.Analyze(Small, TestInputs.WordNet);
        File.AppendAllText(Folder.PathTo(name), "\n");
        var result = Check(analysis);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Inputs.Where(input => input.Sha256 is null).Select(input => input.Role), Is.EqualTo(new[] { role }));
            Assert.That(result.Sha256 is null, Is.EqualTo(role == "model"));
            Assert.That(result.State, Is.EqualTo(VerdictState.Passed));
            Assert.That(result.Metrics, Is.EqualTo(before.Metrics));
            var warning = result.Diagnostics.Single();
            Assert.That((warning.Code, warning.Severity), Is.EqualTo((DiagnosticCodes.InputChanged, Severity.Warning)));
            Assert.That(warning.Message, Does.Contain(Folder.PathTo(name)).And.Contain("run again"));
        }
    }

    [Test]
    public void A_hash_that_is_known_outlives_its_file()
    {
        var analysis = ModelAnalyzer.Analyze(Small, TestInputs.WordNet);
        var first = Check(analysis);
        File.Delete(Folder.PathTo("labels.txt"));
        Assert.That(Check(analysis).Inputs, Is.EqualTo(first.Inputs));
    }

    [Test]
    public void A_hierarchy_has_the_hash_of_the_bytes_that_were_read()
    {
        Folder.Write("own.yml", "thing:\n  animal: [dog, cat]\n  vehicle: [car, truck]\n  fruit: [apple, pear]\n");
        Folder.Write("own.txt", "dog\ncat\ncar\ntruck\napple\npear\n");
        var hash = Hash("own.yml");
        var hierarchy = HierarchyLoader.Load(HierarchySource.Of(Input("own.yml")));
        File.AppendAllText(Folder.PathTo("own.yml"), "# later\n");
        var result = Check(ModelAnalyzer.Analyze(Small with { Labels = Input("own.txt"), Hierarchy = hierarchy.Source }, hierarchy));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Inputs.Single(input => input.Role == "hierarchy").Sha256, Is.EqualTo(hash));
            Assert.That(result.Hierarchy!.Sha256, Is.EqualTo(hash));
            Assert.That(result.Diagnostics, Is.Empty);
        }
    }

    [Test]
    public void Embedded_labels_are_no_labels_file()
    {
        var bytes = new OnnxBuilder()
            .Metadata("labels", string.Join(',', SmallRepository.Labels))
            .Input("x", 1, 2)
            .Weights("w", [6, 2], [1, 0, 1, 0.1, 0, 1, 0.1, 1, -1, 0, -1, 0.1])
            .Node("Gemm", ["x", "w"], "y", ("transB", 1))
            .Output("y", 1, 6)
            .ToBytes();
        Folder.Write("named.onnx", bytes);
        var named = ModelAnalyzer.Analyze(Small with { Model = Input("named.onnx"), Labels = null, TestData = null }, TestInputs.WordNet);
        var borrower = ModelAnalyzer.AnalyzeWithLabels(Small with { Labels = null, TestData = null }, named);
        var inMemory = ModelAnalyzer.Analyze(named.Inputs with { Model = InputPath.FromBytes(bytes) }, TestInputs.WordNet);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Check(named).Inputs, Is.EqualTo(new[] { Read("model", "named.onnx") }));
            Assert.That(
                Check(borrower).Inputs,
                Is.EqualTo(new[] { Read("model", "small.onnx"), Read("labels", "named.onnx") }),
                "they are borrowed of that model"
            );
            Assert.That(Check(inMemory).Inputs.Single().Sha256, Is.EqualTo(Hash("named.onnx")), "bytes have a hash as a file has");
        }
    }

    [Test]
    public void Data_files_of_a_model_are_watched_as_it_is()
    {
        var builder = new OnnxBuilder()
            .Input("x", 1, 2)
            .Weights("w", [6, 2], [1, 0, 1, 0.1, 0, 1, 0.1, 1, -1, 0, -1, 0.1])
            .Node("Gemm", ["x", "w"], "y", ("transB", 1))
            .Output("y", 1, 6);
        Folder.Write("outside.bin", builder.MoveOutside("w", "outside.bin"));
        Folder.Write("outside.onnx", builder.ToBytes());
        var model = Small with { Model = Input("outside.onnx"), TestData = null };
        var hash = Hash("outside.bin");
        var inputs = Check(ModelAnalyzer.Analyze(model, TestInputs.WordNet)).Inputs;
        var meanwhile = WithImages(() => File.AppendAllText(Folder.PathTo("outside.bin"), "\n")) with { Model = model.Model };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(inputs.Select(input => input.Role), Is.EqualTo(new[] { "model", "model-data", "labels" }));
            Assert.That(inputs[1].Sha256, Is.EqualTo(hash));
            TestInputs.AssertFailure(
                () => ModelAnalyzer.Analyze(meanwhile, TestInputs.WordNet),
                DiagnosticCodes.InputChanged,
                (0, 0),
                "outside.bin"
            );
        }
    }

    // A file that comes later is neither listed nor counted.
    [Test]
    public void The_files_of_a_folder_that_are_listed_are_those_that_are_read()
    {
        Folder.Write("parts/a.csv", "true,pred\n0,0\n");
        var listed = TestDataListing.Of(new Predictions(Input("parts")));
        Folder.Write("parts/b.csv", "true,pred\n1,1\n");
        var confusion = listed.Read(TestInputs.Labels(SmallRepository.Labels), progress: null, CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(listed.Files.Select(file => file.Path.FileName), Is.EqualTo(new[] { "a.csv" }));
            Assert.That(confusion.Samples, Is.EqualTo(1));
        }
    }

    [Test]
    public void A_link_has_the_stamp_of_the_file_behind_it()
    {
        Folder.Write("first.txt", "one");
        Folder.Write("second.txt", "two");
        var time = new DateTime(2024, 5, 6, 7, 8, 9, DateTimeKind.Utc);
        foreach (var name in new[] { "first.txt", "second.txt" })
        {
            File.SetLastWriteTimeUtc(Folder.PathTo(name), time);
        }

        var link = Folder.PathTo("link.txt");
        File.CreateSymbolicLink(link, Folder.PathTo("first.txt"));
        var first = InputStamp.Of(link);
        Assert.That(first, Is.EqualTo(InputStamp.Of(Folder.PathTo("first.txt"))));
        File.Delete(link);
        File.CreateSymbolicLink(link, Folder.PathTo("second.txt"));
        Assert.That(InputStamp.Of(link), Is.Not.EqualTo(first));
        var second = InputStamp.Of(link);
        File.AppendAllText(Folder.PathTo("second.txt"), "!");
        Assert.That(InputStamp.Of(link), Is.Not.EqualTo(second));
    }

    private InputPath Input(string name) => TestInputs.Input(Folder.PathTo(name));

    private string Hash(string name) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Folder.PathTo(name))));

    private InputResult Read(string role, string name) => new(role, Folder.PathTo(name), Hash(name));

    private ModelResult Check(ModelAnalysis analysis) => ModelGate.Check(new GateEntry("small", Small, []), analysis);

    // The model is "run" after all else has been read.
    private AnalysisInputs WithImages(Action meanwhile)
    {
        Folder.Write("images.csv", "path,label\n");
        return Small with
        {
            TestData = new ImageTestData(Input("images.csv")) { List = Input("images.csv") },
            ImageRun = new ImageRun(new Predictor(Input("predictions.csv"), meanwhile), Folder.FullPath),
        };
    }

    private sealed class Predictor(InputPath predictions, Action meanwhile) : IImagePredictor
    {
        public EvaluatedImages Predict(ImageRequest request, CancellationToken cancellationToken)
        {
            meanwhile();
            return new EvaluatedImages(predictions, []);
        }
    }
}
