using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.TestData.Images;

namespace QualityGate.Inference.Images;

/// <summary>
/// Reads a preprocessor_config.json of Hugging Face. Steps that are not taken here are errors, and so is a step of which the file does not
/// say whether it is taken: their defaults differ from class to class.
/// </summary>
internal sealed class PreprocessorConfig
{
    private const int LargestFile = 1 << 20;
    private const double Byte = 1 / 255.0;

    // Keys that change no number here.
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "feature_extractor_type",
        "image_processor_type",
        "processor_class",
        "_valid_processor_keys",
        "do_convert_rgb",
        "data_format",
        "input_data_format",
        "return_tensors",
        "device",
        "disable_grouping",
        "auto_map",
        "default_to_square",
        "_name_or_path",
    };

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "do_resize",
        "size",
        "resample",
        "crop_pct",
        "do_center_crop",
        "crop_size",
        "do_rescale",
        "rescale_factor",
        "do_normalize",
        "image_mean",
        "image_std",
        "do_flip_channel_order",
    };

    private readonly InputPath path;
    private readonly JsonObject root;
    private readonly PreprocessorClass processor;

    private PreprocessorConfig(InputPath path)
    {
        this.path = path;
        try
        {
            if (!File.Exists(path.FullPath) || new FileInfo(path.FullPath).Length > LargestFile)
            {
                throw Failure($"there is no such file, or it is too large.{NearbyPath.HintForFile(path.FullPath)}");
            }

            root = JsonNode.Parse(File.ReadAllBytes(path.FullPath)) as JsonObject ?? throw Failure("it is no JSON object.");
            processor = PreprocessorClass.Of(root["image_processor_type"] ?? root["feature_extractor_type"]);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw Failure($"it cannot be read: {e.Message}");
        }
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="QualityGateException">It cannot be used (QG0031).</exception>
    public static ImageSettings Read(InputPath path)
    {
        var config = new PreprocessorConfig(path);
        try
        {
            return config.Read();
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            throw config.Failure($"a value is of the wrong type: {e.Message}");
        }
    }

    private ImageSettings Read()
    {
        foreach (var (key, value) in root)
        {
            if (!Harmless.Contains(key) && !Known.Contains(key) && value is not null && value.ToJsonString() is not ("false" or "null"))
            {
                throw Failure($"'{key}: {Shown(value)}' is not supported; write 'resize', 'crop', 'mean' and so on in place of the file.");
            }
        }

        if (processor.Refusal(root["crop_pct"] is not null) is { } refusal)
        {
            throw Failure(refusal);
        }

        var (resize, crop) = Sizes();
        var isNormalised = Flag("do_normalize", null);
        return new ImageSettings
        {
            Resize = resize,
            Crop = crop,
            Range = RangeOf(),
            Mean = isNormalised ? Numbers("image_mean") : [0],
            Std = isNormalised ? Positive(Numbers("image_std")) : [1],
            Color = Flag("do_flip_channel_order", processor.MayFlip ? null : false) ? "bgr" : null,
            Resample = resize.IsNone ? null : Filter(),
            CropsDown = true,
        };
    }

    private (ImageResize Resize, ImageSize Crop) Sizes()
    {
        var resize = ImageResize.None;
        if (Flag("do_resize", null))
        {
            resize = SizeOf("size", isShorter: root["size"] is JsonValue && root["crop_pct"] is not null);
            if (root["crop_pct"] is { } share && resize is { IsShorterSide: true })
            {
                // ConvNeXT: large inputs are squeezed, small ones cut out of a larger image.
                var size = resize.Size;
                return size.Height >= 384
                    ? (new ImageResize(size, IsShorterSide: false), default)
                    : (resize with { Size = Square((int)(size.Height / share.GetValue<double>())) }, size);
            }
        }

        return (resize, Flag("do_center_crop", root["crop_size"] is null ? false : null) ? SizeOf("crop_size", false).Size : default);
    }

    private ImageResize SizeOf(string key, bool isShorter) =>
        root[key] switch
        {
            JsonValue number when key != "size" || isShorter || processor.IsSquare => new ImageResize(
                Square(number.GetValue<int>()),
                isShorter
            ),
            JsonObject { Count: 1 } size when size["shortest_edge"] is { } edge => new ImageResize(Square(edge.GetValue<int>()), true),
            JsonObject { Count: 2 } size when size["height"] is { } height && size["width"] is { } width => new ImageResize(
                new ImageSize(height.GetValue<int>(), width.GetValue<int>()),
                IsShorterSide: false
            ),
            var other => throw Failure($"'{key}: {Shown(other)}' is not supported; it is a number, shortest_edge, or height and width."),
        };

    private string RangeOf()
    {
        if (!Flag("do_rescale", true))
        {
            return "0..255";
        }

        return root["rescale_factor"] is not { } factor || Math.Abs(factor.GetValue<double>() - Byte) < 1e-9
            ? "0..1"
            : throw Failure($"'rescale_factor: {Shown(factor)}' is not supported, only 1/255; write 'range', 'mean' and 'std' instead.");
    }

    private string Filter() =>
        root["resample"] is JsonValue value
            ? value.GetValue<int>() switch
            {
                1 => "lanczos",
                2 => "bilinear",
                3 => "bicubic",
                var other => throw Failure($"'resample: {other}' is not supported; 1 (lanczos), 2 (bilinear) and 3 (bicubic) are."),
            }
            : throw Failure("it does not say 'resample', the filter by which images are scaled; write 'resize' and 'resample' instead.");

    private ImmutableArray<double> Numbers(string key) =>
        root[key] is JsonArray { Count: 1 or 3 } numbers
            ? [.. numbers.Select(number => number!.GetValue<double>())]
            : throw Failure($"'{key}' is no list of one number or of three.");

    private ImmutableArray<double> Positive(ImmutableArray<double> numbers) =>
        numbers.All(number => number > 0) ? numbers : throw Failure("a number of 'image_std' is not positive.");

    private bool Flag(string key, bool? absent) =>
        root[key] is JsonValue value
            ? value.GetValue<bool>()
            : absent
                ?? throw Failure($"it does not say '{key}'; add it, or write 'resize', 'crop', 'mean' and so on in place of the file.");

    private static ImageSize Square(int side) =>
        side > 0 ? new ImageSize(side, side) : throw new FormatException("a size is not positive.");

    private static string Shown(JsonNode? value) => Text.SingleLine.Of(value?.ToJsonString() ?? "null", 60);

    private QualityGateException Failure(string message) =>
        new(Diagnostic.Error(DiagnosticCodes.PreprocessorUnusable, path.NamedAt, $"of '{path.FileName}': {message}"));
}
