using System.Collections.Immutable;
using System.Globalization;
using Microsoft.ML.OnnxRuntime.Tensors;
using QualityGate.Diagnostics;
using QualityGate.TestData.Images;

namespace QualityGate.Inference.Images;

/// <summary>
/// Settles how images become a model's input: by the keys of the entry, then a preprocessor_config.json or the preset. What nothing says is
/// an error, not a guess.
/// </summary>
/// <param name="request">The images and their settings.</param>
/// <param name="input">The model's input.</param>
internal sealed class PreparationResolver(ImageRequest request, ModelInput input)
{
    private readonly ImageSettings given = request.Data.Settings;

    /// <summary>Settles it.</summary>
    /// <returns>The preparation, and a warning where sizes follow the model and not the preset.</returns>
    /// <exception cref="QualityGateException">Something is not said, or does not fit the model.</exception>
    public (Preparation Preparation, ImmutableArray<Diagnostic> Warnings) Resolve()
    {
        var basis =
            given.Preprocessor is { } file ? PreprocessorConfig.Read(file)
            : given.Preset is { } preset ? ImagePresets.Of(preset)
            : new ImageSettings();
        var all = given.Over(basis);
        if (all.Range is not { } range)
        {
            throw Failure(
                DiagnosticCodes.PreparationUnknown,
                "it is not said how pixels become the model's numbers; add 'preset: imagenet', 'cifar' or 'raw', a 'preprocessor', or "
                    + "'range: 0..1' with the 'mean' and 'std' of the training"
            );
        }

        var color = ColorOf(all);
        var (resize, crop, warnings) = Sizes(all);
        var preparation = new Preparation(
            resize,
            crop,
            all.Resample ?? "bilinear",
            color,
            range,
            PerChannel(given.Mean, basis.Mean, 0, color, "mean"),
            PerChannel(given.Std, basis.Std, 1, color, "std"),
            all.CropsDown,
            Final(resize, crop)
        );
        return input.Type == TensorElementType.UInt8 && !preparation.IsBytes
            ? throw Failure(
                DiagnosticCodes.ModelNotRunnable,
                "the model takes bytes (uint8), so that it prepares images itself; write 'range: 0..255', 'mean: 0' and 'std: 1', or "
                    + "'preset: raw'"
            )
            : (preparation, warnings);
    }

    private string ColorOf(ImageSettings all)
    {
        var color = all.Color ?? (input.Channels == 1 ? "grey" : "rgb");
        return input.Channels != 0 && input.Channels != (color == "grey" ? 1 : 3)
            ? throw Failure(
                DiagnosticCodes.ModelNotRunnable,
                $"the model's input has {Count(input.Channels, "channel")}, which does not go with 'color: {color}'"
            )
            : color;
    }

    // The numbers of presets and of preprocessors are in the order red, green, blue; those of the entry in the order of the input.
    private ImmutableArray<double> PerChannel(
        ImmutableArray<double>? own,
        ImmutableArray<double>? basis,
        double absent,
        string color,
        string key
    )
    {
        var numbers = own ?? basis ?? [absent];
        var channels = color == "grey" ? 1 : 3;
        if (numbers.Length != 1 && numbers.Length != channels)
        {
            throw Failure(
                DiagnosticCodes.PreparationUnknown,
                $"the {key} has {Count(numbers.Length, "number")} ({(own is null ? given.Preset ?? "the preprocessor" : "as given")}), but "
                    + $"the model's input has {Count(channels, "channel")}; give '{key}' as it was in training"
            );
        }

        numbers = own is null && color == "bgr" ? [.. numbers.Reverse()] : numbers;
        return numbers.Length == channels ? numbers : [.. Enumerable.Repeat(numbers[0], channels)];
    }

    private (ImageResize Resize, ImageSize Crop, ImmutableArray<Diagnostic> Warnings) Sizes(ImageSettings all)
    {
        var (resize, crop) = (all.Resize ?? ImageResize.None, all.Crop ?? default);
        var isOfPreset = given is { Preset: ImagePresets.ImageNet, Resize: null, Crop: null };
        if (isOfPreset && input is { Height: > 0, Width: > 0 } && (input.Height, input.Width) != (crop.Height, crop.Width))
        {
            if (input.Height != input.Width)
            {
                throw Failure(
                    DiagnosticCodes.ModelInputSize,
                    $"the model's input is {input.Height}x{input.Width} and the preset's {crop}; give 'resize' and 'crop' as in training"
                );
            }

            var shorter = (int)Math.Round(input.Height * (double)resize.Size.Height / crop.Height);
            resize = resize with { Size = new ImageSize(shorter, shorter) };
            crop = new ImageSize(input.Height, input.Width);
            return (
                resize,
                crop,
                [
                    Diagnostic.Warning(
                        DiagnosticCodes.SizesFollowModel,
                        request.Data.Path.NamedAt,
                        $"the input of '{request.Model.FileName}' is {crop}, not 224x224: images are scaled to {resize} and cut to {crop}, "
                            + $"in the proportion of the preset; write 'resize: {resize}' and 'crop: {input.Height}' if that is as in "
                            + "training"
                    ),
                ]
            );
        }

        return crop.Height > 0 && !resize.IsNone && (crop.Height > resize.Size.Height || crop.Width > resize.Size.Width)
            ? throw Failure(
                DiagnosticCodes.ModelInputSize,
                $"'crop: {crop}' is larger than 'resize: {resize}', so that images would get a black border; correct one of them"
            )
            : (resize, crop, []);
    }

    // The size that every image has in the end; where only the model tells it, each image is compared with it.
    private ImageSize Final(ImageResize resize, ImageSize crop)
    {
        var told =
            crop.Height > 0 ? crop
            : resize is { IsNone: false, IsShorterSide: false } ? resize.Size
            : given.Preset == ImagePresets.Cifar && resize.IsNone ? new ImageSize(Or(input.Height, 32), Or(input.Width, 32))
            : new ImageSize(input.Height, input.Width);
        if (told.Height == 0 || told.Width == 0)
        {
            throw Failure(
                DiagnosticCodes.ModelInputSize,
                "the model leaves the size of its input open, and nothing else tells it; write 'resize' and 'crop' as in training"
            );
        }

        return (input.Height > 0 && input.Height != told.Height) || (input.Width > 0 && input.Width != told.Width)
            ? throw Failure(
                DiagnosticCodes.ModelInputSize,
                $"images become {told}, but the model's input is {Or(input.Height, "?")}x{Or(input.Width, "?")}; correct 'resize' "
                    + "and 'crop'"
            )
            : told;
    }

    private static int Or(int size, int other) => size > 0 ? size : other;

    private static string Or(int size, string other) => size > 0 ? size.ToString(CultureInfo.InvariantCulture) : other;

    private static string Count(int number, string noun) => FormattableString.Invariant($"{number} {noun}{(number == 1 ? "" : "s")}");

    private QualityGateException Failure(string code, string message) =>
        new(Diagnostic.Error(code, request.Data.Path.NamedAt, $"the images of '{request.Model.FileName}': {message}."));
}
