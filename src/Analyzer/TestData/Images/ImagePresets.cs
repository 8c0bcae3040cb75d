using System.Collections.Immutable;

namespace QualityGate.TestData.Images;

/// <summary>The words of an entry's <c>images</c>, and the presets, each exactly what docs/images.md says of it.</summary>
internal static class ImagePresets
{
    public const string ImageNet = "imagenet";
    public const string Cifar = "cifar";
    public const string Raw = "raw";

    public static ImmutableArray<string> Names { get; } = [ImageNet, Cifar, Raw];

    public static ImmutableArray<string> Layouts { get; } = ["nchw", "nhwc"];

    public static ImmutableArray<string> Colors { get; } = ["rgb", "bgr", "grey"];

    public static ImmutableArray<string> Ranges { get; } = ["0..1", "-1..1", "0..255"];

    public static ImmutableArray<string> Filters { get; } = ["bilinear", "bicubic", "lanczos"];

    public const string Cpu = "cpu";

    public static ImmutableArray<string> Providers { get; } = [Cpu, "cuda", "directml", "coreml"];

    /// <summary>The settings of a preset; none for null.</summary>
    public static ImageSettings Of(string? name) =>
        name switch
        {
            ImageNet => new ImageSettings
            {
                Resize = new ImageResize(new ImageSize(256, 256), IsShorterSide: true),
                Crop = new ImageSize(224, 224),
                Range = "0..1",
                Mean = [0.485, 0.456, 0.406],
                Std = [0.229, 0.224, 0.225],
            },
            Cifar => new ImageSettings
            {
                Resize = ImageResize.None,
                Crop = default(ImageSize),
                Range = "0..1",
                Mean = [0.5],
                Std = [0.5],
            },
            Raw => new ImageSettings
            {
                Resize = ImageResize.None,
                Crop = default(ImageSize),
                Range = "0..255",
                Mean = [0],
                Std = [1],
            },
            _ => new ImageSettings(),
        };
}
