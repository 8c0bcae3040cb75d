using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Metrics;
using QualityGate.Models;
using QualityGate.Models.Reading;
using static QualityGate.Analyzer.Tests.Models.ArrayBytes;
using static QualityGate.Analyzer.Tests.Models.ModelCheck;

namespace QualityGate.Analyzer.Tests.Models;

/// <summary>Weights of few bits, with their scales beside them; and what is refused because it cannot be read.</summary>
internal sealed class QuantisedArrayTests : FolderFixture
{
    // 4 x 8 integers of each half byte, and scales of each row and of each group of four.
    private static readonly double[] Integers = [.. Enumerable.Range(0, 32).Select(i => (double)((i * 7 % 16) - 8))];
    private static readonly double[] RowScales = [0.5, 0.25, 2, 1];
    private static readonly double[] GroupScales = [0.5, 0.25, 2, 1, 0.125, 4, 1, 0.5];

    private static Item Weights(string name = "fc.weight", string type = "I8") => new(name, type, [4, 8], Integers);

    private static Item Head(int rows, int columns, string name) =>
        new(name, "F32", [rows, columns], [.. Enumerable.Range(0, rows * columns).Select(i => i % 5 - 1.5)]);

    private static double[] Grouped(double zero = 0) => [.. Integers.Select((value, i) => (value - zero) * GroupScales[i / 4])];

    private static double[] ByRow(Func<int, double>? zero = null) =>
        [.. Integers.Select((value, i) => (value - (zero?.Invoke(i / 8) ?? 0)) * RowScales[i / 8])];

    private Classifier Read(byte[] file, int? classes = 4, string? classifier = null) =>
        ClassifierFile.Read(TestInputs.Input(Folder.Write("model", file)), classes, classifier);

    private void AssertUndecided(byte[] file, params string[] words) =>
        TestInputs.AssertFailure(() => Read(file), DiagnosticCodes.ArraysUnreadable, (0, 0), words);

    [Test]
    public void A_head_quantised_in_groups_is_dequantised_and_its_scales_are_no_classifier()
    {
        var analysis = ModelAnalyzer.Analyze(
            new AnalysisInputs(TestInputs.Input(FieldInput.PathTo("02-scales-as-classifier/int8-groups.safetensors")))
            {
                Labels = TestInputs.Input(FieldInput.PathTo("labels.txt")),
            },
            TestInputs.WordNet
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(analysis.Classifier.Weights, Is.EqualTo("classifier.weight"));
            Assert.That(analysis.Classifier.Encoding, Is.EqualTo("int8, scale per group of 6"));
            Assert.That(MetricCatalog.Find("similarity-depth")!.Compute(analysis).Value, Is.EqualTo(11.5).Within(2).Percent);
        }
    }

    [TestCase("fc.weight", "fc.weight_scale")]
    [TestCase("fc.weight", "fc.weight.scale")]
    [TestCase("fc.weight", "fc.scales")]
    [TestCase("fc.weight", "fc.weight_scale_inv")]
    [TestCase("fc.weight", "fc.scale")]
    [TestCase("fc._weight_qdata", "fc._weight_scale")]
    [TestCase("fc.weight._data", "fc.weight._scale")]
    [TestCase("w_int8", "w_scale")]
    [TestCase("W", "scale")]
    public void Scales_are_found_by_the_names_that_libraries_give_them(string weights, string scales)
    {
        Item[] items = [Weights(weights), new(scales, "F32", [4, 2], GroupScales), new("fc.bias", "F32", [4], [1, 2, 3, 4])];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Values(Read(Safetensors(items)).Templates), Is.EqualTo(Grouped()), "safetensors");
            Assert.That(Values(Read(Archive(items)).Templates), Is.EqualTo(Grouped()), "a NumPy archive");
        }
    }

    [TestCase(new[] { 4 })]
    [TestCase(new[] { 4, 1 })]
    public void Scales_of_rows_are_read_in_either_shape(int[] shape)
    {
        var read = Read(Safetensors(Weights(), new("fc.weight_scale", "F16", shape, RowScales)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Values(read.Templates), Is.EqualTo(ByRow()));
            Assert.That(read.Encoding, Is.EqualTo("int8, scale per channel"));
        }
    }

    [TestCase(new int[0])]
    [TestCase(new[] { 1 })]
    public void A_scale_of_all_weights_may_have_a_zero_point(int[] shape)
    {
        var file = Safetensors(Weights(), new("fc.weight_scale", "F32", shape, [0.5]), new("fc.weight_zero_point", "I8", shape, [3]));
        Assert.That(Values(Read(file).Templates), Is.EqualTo(Integers.Select(value => (value - 3) * 0.5)));
    }

    [Test]
    public void Zero_points_are_subtracted_row_by_row_and_group_by_group()
    {
        var rows = Safetensors(Weights(), new("fc.weight_scale", "F32", [4, 1], RowScales), new("fc.zero_point", "I32", [4], [1, 2, 3, 4]));
        var bytes = Safetensors(
            new("fc.weight", "U8", [4, 8], [.. Integers.Select(value => value + 128)]),
            new("fc.weight.scale", "F32", [4, 2], GroupScales),
            new("fc.weight.zero_point", "U8", [4, 2], [.. Enumerable.Repeat(128.0, 8)])
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Values(Read(rows).Templates), Is.EqualTo(ByRow(row => row + 1)));
            Assert.That(Values(Read(bytes).Templates), Is.EqualTo(Grouped()));
        }
    }

    // bitsandbytes: 127 stands for the largest magnitude of the row.
    [Test]
    public void The_row_maxima_of_bitsandbytes_are_scales()
    {
        var file = Safetensors(
            Weights(),
            new("fc.SCB", "F32", [4], [.. RowScales.Select(scale => scale * 127)]),
            new("fc.weight_format", "U8", [], [0])
        );
        Assert.That(Values(Read(file).Templates), Is.EqualTo(ByRow()).Within(1e-6));
    }

    [Test]
    public void Floats_of_8_bits_have_scales_of_groups_too()
    {
        // 0x38 is 1, 0xC0 is -2, 0x30 is 0.5, 0xB8 is -1.
        double[] codes = [.. Enumerable.Range(0, 32).Select(i => (double)(new[] { 0x38, 0xC0, 0x30, 0xB8 })[(i + (i / 8)) % 4])];
        double[] values = [.. Enumerable.Range(0, 32).Select(i => new[] { 1, -2, 0.5, -1 }[(i + (i / 8)) % 4] * GroupScales[i / 4])];
        Assert.That(
            Values(
                Read(Safetensors(new("fc.weight", "F8_E4M3", [4, 8], codes), new("fc.weight_scale", "F32", [4, 2], GroupScales))).Templates
            ),
            Is.EqualTo(values)
        );
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Four_bits_that_compressed_tensors_packs_are_unpacked(bool hasZeroPoints)
    {
        double Packed(IEnumerable<double> levels) => levels.Select((level, i) => (long)(level + 8) << (4 * i)).Sum();
        Item[] items =
        [
            new("fc.weight_packed", "I32", [4, 1], [.. Integers.Chunk(8).Select(Packed)]),
            new("fc.weight_scale", "F32", [4, 2], GroupScales),
            new("fc.weight_shape", "I64", [2], [4, 8]),
            // Down the columns: a column of four zero points in a word.
            .. hasZeroPoints ? new[] { new Item("fc.weight_zero_point", "I32", [1, 2], [Packed([1, 1, 1, 1]), Packed([1, 1, 1, 1])]) } : [],
        ];
        var read = Read(Safetensors(items));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Values(read.Templates), Is.EqualTo(Grouped(hasZeroPoints ? 1 : 0)));
            Assert.That(read.Encoding, Is.EqualTo("int4, scale per group of 4"));
            Assert.That(
                Read(Safetensors(items), classifier: "fc.weight").Weights,
                Is.EqualTo("fc.weight_packed"),
                "named without the mark"
            );
            TestInputs.AssertFailure(
                () => Read(Safetensors([.. items, new("fc.weight_g_idx", "I32", [8], [0, 1, 0, 1, 0, 1, 0, 1])])),
                DiagnosticCodes.ArraysUnreadable,
                (0, 0),
                "'fc.weight_packed'",
                "'fc.weight_g_idx'"
            );
        }
    }

    private static IEnumerable<TestCaseData> Unreadable()
    {
        TestCaseData Case(string name, string word, params Item[] items) => new TestCaseData(word, items).SetArgDisplayNames(name);
        yield return Case("integers without a scale", "no scale", Weights());
        yield return Case(
            "bytes without a zero point",
            "zero point",
            new("fc.weight", "U8", [4, 8], Integers.Select(value => value + 8).ToArray()),
            new("fc.weight_scale", "F32", [4], RowScales)
        );
        yield return Case("scales of another layer", "[3]", Weights(), new("fc.weight_scale", "F32", [3], [1, 2, 3]));
        yield return Case(
            "a type that is not known",
            "F4",
            new Item("fc.weight", "F4", [4, 8], Integers.Select(value => value + 8).ToArray())
        );
        yield return Case(
            "GPTQ",
            "'fc.g_idx'",
            new("fc.qweight", "I32", [1, 4], [1, 2, 3, 4]),
            new("fc.scales", "F16", [2, 4], GroupScales),
            new("fc.qzeros", "I32", [2, 1], [1, 2]),
            new("fc.g_idx", "I32", [8], new double[8])
        );
        yield return Case(
            "AWQ",
            "'fc.qweight'",
            new("fc.qweight", "I32", [8, 1], new double[8]),
            new("fc.scales", "F16", [2, 4], GroupScales),
            new("fc.qzeros", "I32", [2, 1], [1, 2])
        );
        yield return Case(
            "nf4",
            "'fc.weight.absmax'",
            new("fc.weight", "U8", [16, 1], new double[16]),
            new("fc.weight.absmax", "F32", [1], [1]),
            new("fc.weight.quant_map", "F32", [16], new double[16]),
            new(
                "fc.weight.quant_state.bitsandbytes__nf4",
                "U8",
                [15],
                [.. "{\"shape\":[4,8]}"u8.ToArray().Select(letter => (double)letter)]
            )
        );
        yield return Case(
            "nvfp4",
            "'head.weight_scale_2'",
            new("head.weight", "U8", [4, 4], new double[16]),
            new("head.weight_scale", "F8_E4M3", [4, 1], [56, 56, 56, 56]),
            new("head.weight_scale_2", "F32", [], [1])
        );
        yield return Case(
            "MLX",
            "'fc.biases'",
            new("fc.weight", "U32", [4, 1], [1, 2, 3, 4]),
            new("fc.scales", "F16", [4, 2], GroupScales),
            new("fc.biases", "F16", [4, 2], GroupScales)
        );
        yield return Case("scales whose integers are in another file", "a scale", new Item("fc.weight_scale", "F32", [4, 2], GroupScales));
    }

    [TestCaseSource(nameof(Unreadable))]
    public void An_unreadable_array_leaves_the_choice_undecided_unless_the_classifier_is_named(string word, Item[] items)
    {
        var file = Safetensors([.. items, Head(4, 5, "aux.weight")]);
        using (Assert.EnterMultipleScope())
        {
            AssertUndecided(file, word, $"'{items[0].Name}'", "'aux.weight' [4, 5]", "classifier:");
            AssertUndecided(Safetensors(items), word);
            Assert.That(Read(file, classifier: "aux.weight").Templates.Features, Is.EqualTo(5));
            TestInputs.AssertFailure(() => Read(file, classifier: items[0].Name), DiagnosticCodes.WeightsUnreadable, (0, 0), word);
        }
    }

    [Test]
    public void An_unreadable_array_of_another_number_of_rows_does_no_harm()
    {
        var file = Safetensors(
            Head(4, 5, "fc.weight"),
            new("body.weight", "I8", [3, 7], new double[21]),
            new("norm.weight", "I8", [4, 1], new double[4]),
            new("tokens", "I64", [4], new double[4])
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Read(file).Weights, Is.EqualTo("fc.weight"));
            TestInputs.AssertFailure(
                () => Read(file, classes: null),
                DiagnosticCodes.ArraysUnreadable,
                (0, 0),
                "'body.weight'",
                "'fc.weight' [4, 5]"
            );
            TestInputs.AssertFailure(() => Read(file, classes: 3), DiagnosticCodes.ArraysUnreadable, (0, 0), "'body.weight' (I8 [3, 7])");
        }
    }

    [Test]
    public void A_column_is_no_candidate()
    {
        var read = Read(Safetensors(Head(4, 5, "fc.weight"), Head(4, 1, "fc.norm"), Head(7, 5, "embeddings.weight")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(read.Weights, Is.EqualTo("fc.weight"));
            Assert.That(read.Remarks, Is.Empty);
        }
    }

    // torch.nn.utils.parametrizations.weight_norm: a row is its direction times its length, which may be negative.
    [Test]
    public void A_negative_length_of_a_row_turns_it_round()
    {
        var read = Read(Safetensors(new("fc.weight_g", "F32", [4, 1], [1, -2, 3, 4]), new("fc.weight_v", "F32", [4, 6], Matrix)));
        Assert.That(Values(read.Templates), Is.EqualTo(Matrix.Select((value, i) => i / 6 == 1 ? -value : value)));
    }
}
