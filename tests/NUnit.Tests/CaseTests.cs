using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace QualityGate.Constraints.Tests;

/// <summary>Test cases made of models and of thresholds: their names, their order, and that there are never none.</summary>
internal sealed class CaseTests : FolderFixture
{
    [SetUp]
    public void FillFolder() => SmallRepository.Fill(Folder);

    [Test]
    public void A_case_is_a_model_in_the_order_of_their_names()
    {
        Folder.Write("models/b.onnx", File.ReadAllBytes(Folder.PathTo("small.onnx")));
        Folder.Write("models/deep/a.onnx", File.ReadAllBytes(Folder.PathTo("small.onnx")));
        var cases = Cases(
            new ModelSourceAttribute(Folder.PathTo("models/**/*.onnx"), Folder.PathTo("small.onnx"), Folder.PathTo("models/b.onnx")),
            nameof(Targets.Path)
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(cases.Select(test => test.RunState), Is.All.EqualTo(RunState.Runnable));
            Assert.That(cases.Select(test => test.Name), Is.EqualTo(new[] { "Path(b.onnx)", "Path(deep/a.onnx)", "Path(small.onnx)" }));
            Assert.That(
                cases.Select(test => test.Arguments[0]),
                Is.EqualTo(new[] { "models/b.onnx", "models/deep/a.onnx", "small.onnx" }.Select(Folder.PathTo))
            );
        }
    }

    // Braces mean something in NUnit's patterns for names.
    [Test]
    public void A_name_is_taken_as_it_is()
    {
        Folder.Write("models/a{0}{m}.onnx", File.ReadAllBytes(Folder.PathTo("small.onnx")));
        Assert.That(
            Cases(new ModelSourceAttribute(Folder.PathTo("models/*")), nameof(Targets.Path))[0].Name,
            Is.EqualTo("Path(a{0}{m}.onnx)")
        );
    }

    [ModelSource("samples/Shapes/*.onnx")]
    [CancelAfter(60_000)]
    public void The_token_of_CancelAfter_is_given_as_elsewhere(string model, CancellationToken token)
    {
        Assert.That(model, Does.EndWith("shapes.onnx"));
        Assert.That(token.CanBeCanceled, Is.True);
    }

    [Test]
    public void A_relative_pattern_gives_relative_names()
    {
        var cases = Cases(new ModelSourceAttribute("samples/Sh*/*.onnx"), nameof(Targets.Path));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(cases.Select(test => test.Name), Is.EqualTo(new[] { "Path(samples/Shapes/shapes.onnx)" }));
            Assert.That(cases[0].FullName, Does.Not.Contain(Repository.Root));
        }
    }

    [Test]
    public void The_parameter_may_be_a_file_or_a_model()
    {
        Assert.That(Cases(new ModelSourceAttribute(Folder.PathTo("*.onnx")), nameof(Targets.Info))[0].Arguments[0], Is.TypeOf<FileInfo>());
        Assert.That(
            Cases(new ModelSourceAttribute(Folder.PathTo("*.onnx")), nameof(Targets.Model))[0].Arguments[0],
            Is.TypeOf<ModelUnderTest>()
        );
    }

    [TestCase("models/*.onnx", nameof(Targets.Path), "no model matches 'models/*.onnx' in ")]
    [TestCase("nothing.onnx", nameof(Targets.Path), "no model matches 'nothing.onnx' in ")]
    [TestCase(
        "samples/*/*.onnx",
        nameof(Targets.Number),
        "has one parameter, of type string, FileInfo or ModelUnderTest, but Number has (Int32)"
    )]
    [TestCase("samples/*/*.onnx", nameof(Targets.Nothing), "but Nothing has ()")]
    public void No_case_at_all_is_a_test_that_cannot_run(string pattern, string method, string why) =>
        AssertCannotRun(Cases(new ModelSourceAttribute(pattern), method), why);

    [Test]
    public void No_pattern_at_all_is_a_test_that_cannot_run() =>
        AssertCannotRun(Cases(new ModelSourceAttribute(), nameof(Targets.Path)), "[ModelSource] names no model");

    [Test]
    public void A_case_is_a_threshold_in_the_order_of_the_file()
    {
        Folder.Write(
            "thresholds.yml",
            SmallRepository.Thresholds("similarity-depth: { min: 7 }", "accuracy: { min: 0.5, max: 0.9, confidence: 0.95 }")
        );
        var cases = Cases(new ThresholdSourceAttribute(Folder.PathTo("thresholds.yml")), nameof(Targets.Threshold));
        Assert.That(
            cases.Select(test => test.Name),
            Is.EqualTo(new[] { "Threshold(small: similarity-depth min 7)", "Threshold(small: accuracy min 0.5, max 0.9 at 95 %)" })
        );
        foreach (var threshold in cases.Select(test => test.Arguments[0]))
        {
            Assert.That(threshold, Passes.Threshold);
        }
    }

    [Test]
    public void Without_a_file_the_nearest_is_taken() =>
        Assert.That(
            Cases(new ThresholdSourceAttribute(), nameof(Targets.Threshold)).Select(test => test.Name),
            Does.Contain("Threshold(shapes: similarity-depth min 5.2)")
        );

    [Test]
    public void A_thresholds_file_that_cannot_be_used_is_a_test_that_cannot_run()
    {
        AssertCannotRun(Cases(new ThresholdSourceAttribute("nowhere.yml"), nameof(Targets.Threshold)), "There is no 'nowhere.yml' in ");
        AssertCannotRun(
            Cases(new ThresholdSourceAttribute(Folder.Write("thresholds.yml", "version: 1\nmodels: 3\n")), nameof(Targets.Threshold)),
            "QG0005"
        );
        AssertCannotRun(Cases(new ThresholdSourceAttribute(), nameof(Targets.Path)), "of type ModelThreshold");
    }

    // As a test author uses them: these run on this repository's own sample.
    [ModelSource("samples/Shapes/*.onnx")]
    public void Models_are_deep(string model) => Assert.That(model, Has.SimilarityDepthAbove(5));

    [ThresholdSource]
    public void Thresholds_are_kept(ModelThreshold threshold) => Assert.That(threshold, Passes.Threshold);

    private static void AssertCannotRun(IReadOnlyList<TestMethod> cases, string why)
    {
        Assert.That(cases, Has.Count.EqualTo(1));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(cases[0].RunState, Is.EqualTo(RunState.NotRunnable));
            Assert.That(cases[0].Properties.Get(PropertyNames.SkipReason), Does.Contain(why));
            Assert.That(cases[0].Properties.Get(PropertyNames.ProviderStackTrace), Is.Null.Or.Not.Contains(" at QualityGate."));
        }
    }

    private static IReadOnlyList<TestMethod> Cases(ITestBuilder source, string method) =>
        [.. source.BuildFrom(new MethodWrapper(typeof(Targets), method), new TestSuite("suite"))];

    private sealed class Targets
    {
        public void Path(string path) => Assert.That(path, Is.Not.Null);

        public void Info(FileInfo file) => Assert.That(file, Is.Not.Null);

        public void Model(ModelUnderTest model) => Assert.That(model, Is.Not.Null);

        public void Number(int number) => Assert.That(number, Is.Zero);

        public void Nothing() => Assert.Pass();

        public void Threshold(ModelThreshold threshold) => Assert.That(threshold, Is.Not.Null);
    }
}
