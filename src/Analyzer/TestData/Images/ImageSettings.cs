using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Files;

namespace QualityGate.TestData.Images;

/// <summary>The way from an image file to a model's input, as far as the user has said it; null for what others decide.</summary>
internal sealed record ImageSettings
{
    /// <summary>The share of unreadable images beyond which a test set is refused, where the user gives none.</summary>
    public const double DefaultMaxCorrupt = 0.01;

    /// <summary>The name of a preset, which says what no other key does.</summary>
    public string? Preset { get; init; }

    /// <summary>A preprocessor_config.json, which says what no key does.</summary>
    public InputPath? Preprocessor { get; init; }

    /// <summary>The size that images are scaled to.</summary>
    public ImageResize? Resize { get; init; }

    /// <summary>The size that is cut out of the centre; 0 × 0 for nothing.</summary>
    public ImageSize? Crop { get; init; }

    /// <summary>The numbers that are subtracted, one, or one a channel, in the units of the range.</summary>
    public ImmutableArray<double>? Mean { get; init; }

    /// <summary>The numbers that are divided by after that.</summary>
    public ImmutableArray<double>? Std { get; init; }

    /// <summary>The place of channels: before or after height and width.</summary>
    public string? Layout { get; init; }

    /// <summary>The order of the channels.</summary>
    public string? Color { get; init; }

    /// <summary>The range that the bytes 0 to 255 are mapped to, before the mean is subtracted.</summary>
    public string? Range { get; init; }

    /// <summary>The filter by which images are scaled.</summary>
    public string? Resample { get; init; }

    /// <summary>The device that the model is run on; the processor where nothing is said.</summary>
    public string? Provider { get; init; }

    /// <summary>The share of unreadable images beyond which the test set is refused.</summary>
    public double? MaxCorrupt { get; init; }

    /// <summary>
    /// True when the centre is cut out as transformers does, which rounds half a pixel down where torchvision rounds to even.
    /// </summary>
    public bool CropsDown { get; init; }

    /// <summary>All that decides predictions but the content of a preprocessor file, as a text.</summary>
    public string Describe()
    {
        static string List(ImmutableArray<double>? numbers) =>
            numbers is { } given ? string.Join(' ', given.Select(number => number.ToString("R", CultureInfo.InvariantCulture))) : "-";
        return $"preset {Preset}; resize {Resize}; crop {Crop}; mean {List(Mean)}; std {List(Std)}; layout {Layout}; color {Color}; "
            + $"range {Range}; resample {Resample}; provider {Provider ?? ImagePresets.Cpu}";
    }

    /// <summary>These settings, and for what they leave open those of another.</summary>
    public ImageSettings Over(ImageSettings other) =>
        new()
        {
            Preset = Preset ?? other.Preset,
            Preprocessor = Preprocessor ?? other.Preprocessor,
            Resize = Resize ?? other.Resize,
            Crop = Crop ?? other.Crop,
            Mean = Mean ?? other.Mean,
            Std = Std ?? other.Std,
            Layout = Layout ?? other.Layout,
            Color = Color ?? other.Color,
            Range = Range ?? other.Range,
            Resample = Resample ?? other.Resample,
            Provider = Provider ?? other.Provider,
            MaxCorrupt = MaxCorrupt ?? other.MaxCorrupt,
            CropsDown = CropsDown || other.CropsDown,
        };
}

/// <summary>A size in pixels.</summary>
internal readonly record struct ImageSize(int Height, int Width)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Height}x{Width}");
}

/// <summary>A way to scale images: to a size, by the shorter side, which keeps the proportions, or not at all.</summary>
/// <param name="Size">The size; of a shorter side both numbers are the same; 0 × 0 for not at all.</param>
/// <param name="IsShorterSide">Whether only the shorter side is told.</param>
internal readonly record struct ImageResize(ImageSize Size, bool IsShorterSide)
{
    /// <summary>Images stay as large as they are.</summary>
    public static ImageResize None => default;

    /// <summary>True when images stay as large as they are.</summary>
    public bool IsNone => Size.Height == 0;

    /// <inheritdoc/>
    public override string ToString() =>
        IsNone ? "none"
        : IsShorterSide ? FormattableString.Invariant($"{Size.Height}")
        : Size.ToString();
}
