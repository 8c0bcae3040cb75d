using SkiaSharp;

namespace QualityGate.Tool.Tests.Images;

/// <summary>A model whose prediction of each image is known by hand: the channel with the greatest mean, red, green or blue.</summary>
internal static class ColourModel
{
    public const string Labels = "dog.n.01\ncat.n.01\ncar.n.01\n";

    /// <summary>The classes in the order of the channels; folders are found by them.</summary>
    public static string[] Classes { get; } = ["dog.n.01", "cat.n.01", "car.n.01"];

    /// <summary>The bytes of the model.</summary>
    /// <param name="batch">The number of images of a run; 0 for any.</param>
    /// <param name="side">Height and width; 0 for any.</param>
    /// <param name="isChannelsLast">Whether the input is NHWC.</param>
    /// <param name="type">The type of the input's numbers, as ONNX numbers them.</param>
    /// <param name="weights">The weights of each class for red, green and blue; null for a class each.</param>
    public static byte[] Bytes(int batch = 0, int side = 8, bool isChannelsLast = false, int type = 1, double[]? weights = null)
    {
        weights ??= [1, 0, 0, 0, 1, 0, 0, 0, 1];
        var classes = weights.Length / 3;
        var builder = isChannelsLast
            ? new OnnxBuilder().TypedInput("x", type, batch, side, side, 3)
            : new OnnxBuilder().TypedInput("x", type, batch, 3, side, side);
        var name = "x";
        if (type != 1)
        {
            builder.Node("Cast", [name], "float", ("to", 1));
            name = "float";
        }

        if (isChannelsLast)
        {
            builder.Node("Transpose", [name], "first", ("perm", new[] { 0, 3, 1, 2 }));
            name = "first";
        }

        return builder
            .Node("GlobalAveragePool", [name], "mean")
            .Node("Flatten", ["mean"], "features", ("axis", 1))
            .Weights("w", [classes, 3], weights)
            .Node("Gemm", ["features", "w"], "y", ("transB", 1))
            .TypedOutput("y", 1, batch, classes)
            .ToBytes();
    }

    /// <summary>A PNG of one colour.</summary>
    public static byte[] Png(byte red, byte green, byte blue, int side = 8)
    {
        using var bitmap = new SKBitmap(side, side);
        bitmap.Erase(new SKColor(red, green, blue));
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>
    /// Writes a folder per class with images of its colour; every fifth is of the next class's colour, and so predicted wrong.
    /// </summary>
    public static void WriteImages(TemporaryFolder folder, int each, int side = 8)
    {
        for (var c = 0; c < Classes.Length; c++)
        {
            for (var number = 0; number < each; number++)
            {
                var colour = new byte[3];
                colour[number % 5 == 4 ? (c + 1) % 3 : c] = 200;
                colour[(c + 2) % 3] = (byte)(number % 100);
                folder.Write(
                    FormattableString.Invariant($"images/{Classes[c]}/{number:0000}.png"),
                    Png(colour[0], colour[1], colour[2], side)
                );
            }
        }
    }
}
