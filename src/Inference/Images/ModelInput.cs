using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Inference.Images;

/// <summary>The input of a model that takes images.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its numbers.</param>
/// <param name="IsChannelsFirst">Whether channels come before height and width.</param>
/// <param name="Channels">The number of channels; 0 where it is open.</param>
/// <param name="Height">The height; 0 where it is open.</param>
/// <param name="Width">The width; 0 where it is open.</param>
/// <param name="FixedBatch">The number of images that one run takes; 0 where it is open.</param>
internal sealed record ModelInput(
    string Name,
    TensorElementType Type,
    bool IsChannelsFirst,
    int Channels,
    int Height,
    int Width,
    int FixedBatch
)
{
    private const int DefaultBatch = 16;
    private const int MostBatch = 4096;

    /// <summary>The number of images of a run: always the same, the last run is filled up.</summary>
    public int Batch => FixedBatch > 0 ? FixedBatch : DefaultBatch;

    /// <summary>Reads what ONNX Runtime says of a model's input.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="layout">The layout that the user gave; null where the shape tells it.</param>
    /// <param name="model">The model, for messages.</param>
    /// <exception cref="QualityGateException">It takes something else than images, or its layout is not known (QG2026).</exception>
    public static ModelInput Of(IReadOnlyDictionary<string, NodeMetadata> inputs, string? layout, InputPath model)
    {
        QualityGateException Failure(string what) =>
            new(Diagnostic.Error(DiagnosticCodes.ModelNotRunnable, model.NamedAt, $"'{model.FileName}' cannot be run on images: {what}."));

        if (inputs.Count != 1)
        {
            var names = string.Join(", ", inputs.Keys.Order(StringComparer.Ordinal).Select(name => $"'{name}'"));
            throw Failure($"it has {inputs.Count} inputs ({names}), where images are one; export it with one, or give predictions");
        }

        var (input, metadata) = inputs.First();
        var shape = metadata.IsTensor ? metadata.Dimensions : [];
        var shown = $"[{string.Join(", ", shape.Select(size => size > 0 ? FormattableString.Invariant($"{size}") : "?"))}]";
        if (shape.Length != 4)
        {
            throw Failure($"its input '{input}' is {shown}, not four-dimensional (images, channels, height, width)");
        }

        if (
            metadata.ElementDataType
            is not (TensorElementType.Float or TensorElementType.Float16 or TensorElementType.UInt8 or TensorElementType.Double)
        )
        {
            throw Failure(
                $"its input '{input}' takes numbers of type {metadata.ElementDataType}; float32, float16, float64 and uint8 are supported"
            );
        }

        var (first, last) = (shape[1] is 1 or 3, shape[3] is 1 or 3);
        var isFirst =
            layout is not null ? layout == "nchw"
            : first != last ? first
            : throw Failure(
                $"its input '{input}' is {shown}, which does not tell whether channels come first; add 'layout: nchw' or 'layout: nhwc' "
                    + "to 'images'"
            );
        var channels = Math.Max(0, shape[isFirst ? 1 : 3]);
        if (channels is not (0 or 1 or 3))
        {
            throw Failure($"its input '{input}' is {shown} ({(isFirst ? "nchw" : "nhwc")}), but images have 1 or 3 channels");
        }

        return shape[0] > MostBatch
            ? throw Failure($"its input '{input}' takes {shape[0]} images at a time; at most {MostBatch} are supported")
            : new ModelInput(
                input,
                metadata.ElementDataType,
                isFirst,
                channels,
                Math.Max(0, shape[isFirst ? 2 : 1]),
                Math.Max(0, shape[isFirst ? 3 : 2]),
                Math.Max(0, shape[0])
            );
    }
}
