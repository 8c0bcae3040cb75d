using QualityGate.Diagnostics;
using QualityGate.Models;
using QualityGate.Models.Reading;
using static QualityGate.Analyzer.Tests.Models.ArrayBytes;
using static QualityGate.Analyzer.Tests.Models.ModelCheck;

namespace QualityGate.Analyzer.Tests.Models;

/// <summary>
/// Scales of integers lie along the axis of the classes, and numbers beside integers that are not understood leave the choice undecided.
/// </summary>
internal sealed class ScaleAxisTests : FolderFixture
{
    private static readonly double[] Square = [.. Enumerable.Range(0, 16).Select(i => (double)((i * 7 % 15) - 7))];
    private static readonly double[] Wide = [.. Enumerable.Range(0, 32).Select(i => (double)((i * 7 % 15) - 7))];
    private static readonly double[] Scales = [0.5, 0.25, 2, 1];

    [TestCase("fc.kernel", "fc.kernel:classes-by-features", 0)]
    [TestCase("fc.kernel", "fc.kernel:features-by-classes", 1)]
    [TestCase("fc.weight", "fc.weight:classes-by-features", 0)]
    [TestCase("fc.weight", "fc.weight:features-by-classes", 1)]
    [TestCase("W", "W:features-by-classes", 1)]
    public void A_list_of_scales_of_a_square_array_lies_along_the_classes(string name, string classifier, int axis)
    {
        var file = Safetensors(new(name, "I8", [4, 4], Square), new($"{name}_scale", "F32", [4], Scales));
        var expected = Enumerable
            .Range(0, 16)
            .Select(i => axis == 0 ? Square[i] * Scales[i / 4] : Square[(i % 4 * 4) + (i / 4)] * Scales[i / 4]);
        Assert.That(Values(Read(file, 4, classifier).Templates), Is.EqualTo(expected));
    }

    [Test]
    public void A_square_kernel_of_integers_is_as_undecided_as_one_of_real_numbers() =>
        TestInputs.AssertFailure(
            () => Read(Safetensors(new("fc.kernel", "I8", [4, 4], Square), new("fc.kernel_scale", "F32", [4], Scales)), 4, null),
            DiagnosticCodes.LayoutUndecided,
            (0, 0),
            "features x classes"
        );

    // Eight features, four classes: eight scales are of the features.
    [TestCase("fc.weight", 4, 8)]
    [TestCase("W", 4, 8)]
    [TestCase("fc.kernel", 8, 4)]
    public void A_list_of_scales_as_long_as_the_features_is_refused(string name, int rows, int columns) =>
        TestInputs.AssertFailure(
            () =>
                Read(
                    Safetensors(new(name, "I8", [rows, columns], Wide), new($"{name}_scale", "F32", [8], [1, 2, 3, 4, 5, 6, 7, 8])),
                    4,
                    null
                ),
            DiagnosticCodes.ArraysUnreadable,
            (0, 0),
            name,
            "[8]"
        );

    // A shape that numpy would broadcast says itself what it means.
    [Test]
    public void A_row_of_scales_is_one_for_each_column()
    {
        var file = Safetensors(new("fc.weight", "I8", [4, 8], Wide), new("fc.weight_scale", "F32", [1, 8], [1, 2, 3, 4, 5, 6, 7, 8]));
        Assert.That(Values(Read(file, 4, null).Templates), Is.EqualTo(Wide.Select((value, i) => value * ((i % 8) + 1))));
    }

    [TestCase("fc.w_zp_data", "I8", new[] { 4 })]
    [TestCase("fc.zp_data", "I32", new[] { 4 })]
    [TestCase("fc.origin", "U8", new[] { 4, 1 })]
    [TestCase("fc.origin", "I64", new[] { 4, 2 })]
    [TestCase("fc.weight.origin", "F32", new[] { 4 })]
    public void Numbers_beside_integers_that_are_not_understood_leave_the_choice_undecided(string name, string type, int[] shape)
    {
        var count = shape.Aggregate(1, (product, size) => product * size);
        var file = Safetensors(
            new("fc.weight", "I8", [4, 8], Wide),
            new("fc.weight_scale", "F32", [4, 2], [1, 2, 3, 4, 5, 6, 7, 8]),
            new(name, type, shape, [.. Enumerable.Repeat(3.0, count)])
        );
        TestInputs.AssertFailure(() => Read(file, 4, null), DiagnosticCodes.ArraysUnreadable, (0, 0), "fc.weight", name);
    }

    // A bias, the indices of the classes, and integers of other modules are no zero points.
    [TestCase("fc.bias", "F32", 5.0)]
    [TestCase("fc.classes", "I64", 0.0)]
    [TestCase("bn.counts", "I64", 5.0)]
    public void Arrays_that_are_no_scales_do_no_harm(string name, string type, double first)
    {
        var file = Safetensors(
            new("fc.weight", "I8", [4, 8], Wide),
            new("fc.weight_scale", "F32", [4], Scales),
            new(name, type, [4], [first, first + 1, first + 2, first + 3])
        );
        Assert.That(Values(Read(file, 4, null).Templates), Is.EqualTo(Wide.Select((value, i) => value * Scales[i / 8])));
    }

    private Classifier Read(byte[] file, int classes, string? classifier) =>
        ClassifierFile.Read(TestInputs.Input(Folder.Write("model", file)), classes, classifier);
}
