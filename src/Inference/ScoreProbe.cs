using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace QualityGate.Inference;

/// <summary>
/// Scores to ask with: a tensor of the type and shape that a layer's scores had in a run, in which some classes have a high score
/// and all others a low one, everywhere.
/// </summary>
/// <param name="Name">The value.</param>
/// <param name="Observed">The scores that it had.</param>
/// <param name="Layer">The layer's number.</param>
/// <param name="ClassAxis">The axis of the classes.</param>
/// <param name="Rows">How many rows the layer has.</param>
internal sealed record ScoreProbe(string Name, NamedOnnxValue Observed, int Layer, int ClassAxis, int Rows)
{
    private readonly (double Low, double High) range = Observe(Observed);

    /// <summary>The least and the greatest score that was observed; some distance apart.</summary>
    public (double Low, double High) Range() => range;

    /// <summary>The scores.</summary>
    /// <param name="low">The low score.</param>
    /// <param name="high">The high one.</param>
    /// <param name="isHigh">Whether a row's score is high.</param>
    /// <returns>A value for the layer's scores.</returns>
    public NamedOnnxValue Make(double low, double high, Func<int, bool> isHigh)
    {
        NamedOnnxValue Of<T>(Tensor<T> like, Func<double, T> narrow)
        {
            var shape = like.Dimensions.ToArray();
            var inner = shape[(ClassAxis + 1)..].Aggregate(1, (product, size) => product * size);
            T[] levels = [narrow(low), narrow(high)];
            return NamedOnnxValue.CreateFromTensor(
                Name,
                new DenseTensor<T>(
                    Enumerable
                        .Range(0, (int)like.Length)
                        .Select(i => levels[IsHigh(i / inner % shape[ClassAxis], isHigh) ? 1 : 0])
                        .ToArray(),
                    shape
                )
            );
        }

        return Observed.Value switch
        {
            Tensor<float> tensor => Of(tensor, value => (float)value),
            Tensor<double> tensor => Of(tensor, value => value),
            Tensor<Float16> tensor => Of(tensor, value => (Float16)(float)value),
            Tensor<BFloat16> tensor => Of(tensor, value => (BFloat16)(float)value),
            Tensor<byte> tensor => Of(tensor, value => (byte)Math.Clamp(value, 0, 255)),
            Tensor<sbyte> tensor => Of(tensor, value => (sbyte)Math.Clamp(value, -128, 127)),
            Tensor<int> tensor => Of(tensor, value => (int)value),
            Tensor<long> tensor => Of(tensor, value => (long)value),
            _ => throw new InvalidDataException($"the value '{Name}' holds no numbers"),
        };
    }

    // A single row whose operator hands out two scores: against it, and for it.
    private bool IsHigh(int place, Func<int, bool> isHigh) =>
        Rows == 1 && place == 0 && Size == 2 ? !isHigh(0) : isHigh(Rows == 1 ? 0 : place);

    /// <summary>The number of scores.</summary>
    public int Count { get; } = RandomInput.Read(Observed)?.Count ?? 0;

    /// <summary>The number of scores along the axis of the classes.</summary>
    public int Size { get; } = RandomInput.Read(Observed) is { } values && ClassAxis < values.Rank ? values.Shape[ClassAxis] : 0;

    /// <summary>The number that ONNX has for the type of a value's elements.</summary>
    public static int TypeOf(NamedOnnxValue value) =>
        value.Value switch
        {
            Tensor<float> => 1,
            Tensor<byte> => 2,
            Tensor<sbyte> => 3,
            Tensor<ushort> => 4,
            Tensor<short> => 5,
            Tensor<int> => 6,
            Tensor<long> => 7,
            Tensor<string> => 8,
            Tensor<bool> => 9,
            Tensor<Float16> => 10,
            Tensor<double> => 11,
            Tensor<uint> => 12,
            Tensor<ulong> => 13,
            Tensor<BFloat16> => 16,
            _ => throw new InvalidDataException($"the value '{value.Name}' is no tensor"),
        };

    private static (double Low, double High) Observe(NamedOnnxValue observed)
    {
        var values = RandomInput.Read(observed)?.Values() ?? [];
        var (low, high) = values.Length == 0 ? (0, 0) : (values.Min(), values.Max());
        return high - low > 1e-3 * Math.Max(1, Math.Abs(high)) ? (low, high) : (low, low + 1);
    }
}
