using Microsoft.ML.OnnxRuntime;
using QualityGate.Models.Tensors;

namespace QualityGate.Inference;

/// <summary>A run of a model on random input, and what it handed out.</summary>
internal sealed record ModelRun(IReadOnlyList<NamedOnnxValue> Inputs, IDisposableReadOnlyCollection<DisposableNamedOnnxValue> Outputs)
    : IDisposable
{
    // Usual sizes of images, for models that leave theirs open.
    private static readonly int[] OpenSizes = [224, 32, 64, 28, 299, 384, 512];

    /// <summary>Runs a model.</summary>
    /// <exception cref="OnnxRuntimeException">It cannot be run, whatever the size of its input.</exception>
    public static ModelRun Of(InferenceSession session, string[] outputs, int seed)
    {
        OnnxRuntimeException? failure = null;
        foreach (var size in OpenSizes)
        {
            var random = new Random(seed);
            var inputs = session.InputMetadata.Select(input => RandomInput.Make(input.Key, input.Value, size, random)).ToList();
            try
            {
                return new ModelRun(inputs, session.Run(inputs, outputs));
            }
            catch (OnnxRuntimeException e)
            {
                failure ??= e;
            }
        }

        throw failure!;
    }

    /// <summary>The numbers of a value.</summary>
    /// <exception cref="InvalidDataException">It holds none.</exception>
    public Tensor Numbers(string name) =>
        RandomInput.Read(Find(name)) ?? throw new InvalidDataException($"the value '{name}' holds no numbers");

    /// <summary>Least and greatest number that can be written: integers that reach their limits were cut off there.</summary>
    public (double Least, double Greatest) Limits(string name) =>
        Find(name).Value switch
        {
            Microsoft.ML.OnnxRuntime.Tensors.Tensor<byte> => (byte.MinValue, byte.MaxValue),
            Microsoft.ML.OnnxRuntime.Tensors.Tensor<sbyte> => (sbyte.MinValue, sbyte.MaxValue),
            _ => (double.NegativeInfinity, double.PositiveInfinity),
        };

    /// <summary>A value as ONNX Runtime has it.</summary>
    public NamedOnnxValue Find(string name) => Outputs.Concat(Inputs).First(value => value.Name == name);

    /// <inheritdoc/>
    public void Dispose() => Outputs.Dispose();
}
