using System.Text.Json.Nodes;

namespace QualityGate.Inference.Images;

/// <summary>
/// The class of transformers' image processors that a preprocessor_config.json is of: the same keys mean other steps in some, such as
/// LeViT, which scales to 256/224 of the size, and Perceiver, which cuts first.
/// </summary>
/// <param name="Name">Its name; empty where the file doesn't say it.</param>
internal sealed record PreprocessorClass(string Name)
{
    // The classes of transformers whose keys mean what this code does.
    private static readonly string[] Known =
    [
        "ViT",
        "DeiT",
        "ConvNext",
        "Bit",
        "CLIP",
        "Siglip",
        "MobileNetV1",
        "MobileNetV2",
        "MobileViT",
        "BeiT",
        "Pvt",
    ];

    /// <summary>True when a lone number for a size is a square; for others it is the shorter side.</summary>
    public bool IsSquare => Is("ViT") || Is("DeiT");

    /// <summary>True when channels are turned around unless the file says otherwise.</summary>
    public bool MayFlip => Is("MobileViT");

    /// <summary>The class that a file names.</summary>
    public static PreprocessorClass Of(JsonNode? name) =>
        new(name is JsonValue value && value.TryGetValue<string>(out var text) ? text : string.Empty);

    /// <summary>Why the file cannot be understood, if so.</summary>
    /// <param name="hasCropShare">Whether it has the key <c>crop_pct</c>.</param>
    public string? Refusal(bool hasCropShare) =>
        Name.Length == 0 ? null
        : !Known.Any(Is)
            ? $"it is not known how the class '{Text.SingleLine.Of(Name, 60)}' prepares images; write 'resize', 'crop', 'mean' and so on "
                + "in place of the file."
        : hasCropShare && !Is("ConvNext") ? "'crop_pct' is understood of ConvNeXT only; write 'resize' and 'crop' in place of the file."
        : null;

    private bool Is(string known) => Name.StartsWith(known, StringComparison.OrdinalIgnoreCase);
}
