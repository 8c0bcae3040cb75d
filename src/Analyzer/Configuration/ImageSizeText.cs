using System.Collections.Immutable;
using System.Globalization;
using QualityGate.TestData.Images;

namespace QualityGate.Configuration;

/// <summary>Reads sizes of images, numbers of channels and shares: <c>224</c>, <c>224x192</c> (height first), <c>none</c>.</summary>
internal static class ImageSizeText
{
    private const int Largest = 16384;

    /// <summary>A way to scale; one number is the shorter side.</summary>
    public static ImageResize? Resize(string text) =>
        text == "none" ? ImageResize.None
        : Size(text) is { } size ? new ImageResize(size, IsShorterSide: !text.Contains('x', StringComparison.Ordinal))
        : null;

    /// <summary>A size to cut out; one number is that of a square.</summary>
    public static ImageSize? Crop(string text) => text == "none" ? default(ImageSize) : Size(text);

    /// <summary>Finite numbers with commas between; none where one of them is no such number.</summary>
    public static ImmutableArray<double> Numbers(string text)
    {
        var numbers = text.Trim('[', ']')
            .Split(',', StringSplitOptions.TrimEntries)
            .Select(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN)
            .ToImmutableArray();
        return numbers.All(double.IsFinite) ? numbers : [];
    }

    /// <summary>A share from 0 to 1; null for anything else.</summary>
    public static double? Share(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1 ? share : null;

    private static ImageSize? Size(string text) =>
        text.Split('x') switch
        {
            [var side] when Number(side) is { } n => new ImageSize(n, n),
            [var height, var width] when Number(height) is { } h && Number(width) is { } w => new ImageSize(h, w),
            _ => null,
        };

    private static int? Number(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= Largest
            ? number
            : null;
}
