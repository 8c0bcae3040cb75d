using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Metrics;
using QualityGate.Models;
using QualityGate.Models.Reading;
using static QualityGate.Analyzer.Tests.Models.ArrayBytes;
using static QualityGate.Analyzer.Tests.Models.ModelCheck;

namespace QualityGate.Analyzer.Tests.Models;

/// <summary>Kernels of features × classes, as Keras, Flax and CLIP save them; and matrices that may be either way up.</summary>
internal sealed class ArrayLayoutTests : FolderFixture
{
    private static readonly double[] Square = [.. Enumerable.Range(0, 16).Select(i => (i * 5 % 7) - 2.5)];

    private static double[] Turned(double[] square) => [.. Enumerable.Range(0, 16).Select(i => square[(i % 4 * 4) + (i / 4)])];

    private Classifier Read(byte[] file, int? classes = 4, string? classifier = null) =>
        ClassifierFile.Read(TestInputs.Input(Folder.Write("model", file)), classes, classifier);

    [Test]
    public void A_kernel_of_Keras_is_turned_with_a_remark()
    {
        var analysis = ModelAnalyzer.Analyze(
            new AnalysisInputs(TestInputs.Input(FieldInput.PathTo("10-features-by-classes/kernel.npy")))
            {
                Labels = TestInputs.Input(FieldInput.PathTo("labels.txt")),
            },
            TestInputs.WordNet
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(MetricCatalog.Find("similarity-depth")!.Compute(analysis).Value, Is.EqualTo(11.5).Within(1e-9));
            Assert.That(analysis.Classifier.Remarks, Has.Exactly(1).Contains("[24, 8] is read as features x classes"));
        }
    }

    [TestCase("dense/kernel:0")]
    [TestCase("params.head.kernel")]
    [TestCase("zeroshot_weights")]
    public void Only_the_side_that_fits_the_classes_counts(string name)
    {
        var file = Safetensors(
            new("body.kernel", "F32", [5, 6], new double[30]),
            new(name, "F32", [6, 4], Transposed),
            new("head.bias", "F32", [4], Bias)
        );
        var read = Read(file);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Values(read.Templates), Is.EqualTo(Matrix));
            Assert.That(read.Weights, Is.EqualTo(name));
            Assert.That(Values(Read(file, classifier: name).Templates), Is.EqualTo(Matrix), "named");
        }
    }

    [Test]
    public void Integers_of_a_kernel_have_a_scale_for_each_column()
    {
        double[] integers = [.. Transposed.Select(value => value * 8)];
        var file = Archive(new("kernel", "I8", [6, 4], integers), new("kernel_scale", "F32", [4], [0.125, 0.125, 0.25, 0.125]));
        Assert.That(Values(Read(file).Templates), Is.EqualTo(Matrix.Select((value, i) => i / 6 == 2 ? value * 2 : value)));
    }

    [Test]
    public void A_square_is_refused_until_its_layout_is_given()
    {
        var file = Numpy(new("", "F32", [4, 4], Square));
        using (Assert.EnterMultipleScope())
        {
            TestInputs.AssertFailure(
                () => Read(file),
                DiagnosticCodes.LayoutUndecided,
                (0, 0),
                "'model' [4, 4]",
                "'classifier: model:classes-by-features'",
                "'classifier: model:features-by-classes'"
            );
            TestInputs.AssertFailure(() => Read(file, classifier: "model"), DiagnosticCodes.LayoutUndecided, (0, 0), "both sides");
            Assert.That(Values(Read(file, classifier: "model:classes-by-features").Templates), Is.EqualTo(Square));
            Assert.That(Values(Read(file, classifier: "model:features-by-classes").Templates), Is.EqualTo(Turned(Square)));
            Assert.That(
                Values(Read(file, classifier: "features-by-classes").Templates),
                Is.EqualTo(Turned(Square)),
                "whatever the array is called"
            );
        }
    }

    [Test]
    public void A_square_kernel_is_refused_and_PyTorch_s_weight_is_not()
    {
        TestInputs.AssertFailure(
            () => Read(Safetensors(new Item("head.kernel", "F32", [4, 4], Square))),
            DiagnosticCodes.LayoutUndecided,
            (0, 0),
            "'head.kernel'"
        );
        Assert.That(Values(Read(Safetensors(new Item("head.weight", "F32", [4, 4], Square))).Templates), Is.EqualTo(Square));
    }

    [Test]
    public void Without_labels_rows_are_taken_for_classes_and_that_is_said()
    {
        var read = Read(Numpy(new("", "F32", [6, 4], Transposed)), classes: null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(read.Templates.Classes, Is.EqualTo(6));
            Assert.That(read.Remarks, Has.Exactly(1).Contains("rows are taken for classes"));
        }
    }

    [Test]
    public void Arrays_with_neither_side_as_long_as_there_are_classes_are_no_candidates()
    {
        var file = Safetensors(new("a.weight", "F32", [5, 6], new double[30]), new("b.weight", "F32", [7, 6], new double[42]));
        TestInputs.AssertFailure(
            () => Read(file),
            DiagnosticCodes.NoClassifierLayer,
            (0, 0),
            "no array of 'model' has 4 rows or columns",
            "'a.weight' [5, 6]"
        );
    }

    [Test]
    public void Rows_that_fit_count_more_than_columns()
    {
        var file = Safetensors(new("squeeze.weight", "F32", [6, 4], Transposed), new("fc.weight", "F32", [4, 6], Matrix));
        Assert.That(Read(file).Weights, Is.EqualTo("fc.weight"));
    }

    // A matrix whose rows fit by chance must not win over the kernel of the head.
    [Test]
    public void Rows_that_fit_beside_a_kernel_that_fits_leave_the_choice_undecided()
    {
        var file = Safetensors(new("lstm.weight_ih", "F32", [4, 3], [.. Matrix.Take(12)]), new("head.kernel", "F32", [6, 4], Transposed));
        Assert.That(TestInputs.Failure(() => Read(file)).Single().Code, Is.EqualTo("QG2006"));
    }

    [Test]
    public void Columns_that_fit_beside_rows_are_named_in_a_remark()
    {
        var file = Safetensors(new("token.embedding", "F32", [4, 3], [.. Matrix.Take(12)]), new("centers", "F32", [6, 4], Transposed));
        Assert.That(Read(file).Remarks.Single(), Does.Contain("so do the columns of 'centers'"));
    }

    [Test]
    public void A_bias_of_one_row_is_no_kernel()
    {
        var file = Safetensors(new("fc.bias", "F32", [1, 4], [.. Matrix.Take(4)]), new("fc.weight", "F32", [4, 6], Matrix));
        Assert.That(Read(file).Weights, Is.EqualTo("fc.weight"));
    }

    [Test]
    public void Integers_beside_numbers_of_unknown_meaning_are_not_dequantised()
    {
        var file = Safetensors(
            new("fc.weight", "I8", [4, 6], [.. Enumerable.Range(0, 24).Select(k => (double)k)]),
            new("fc.weight_scale", "F32", [4], [1, 1, 1, 1]),
            new("fc.weight_mean", "F32", [4], [50, -50, 30, -30])
        );
        Assert.That(TestInputs.Failure(() => Read(file)).Single().Code, Is.EqualTo("QG2023"));
    }
}
