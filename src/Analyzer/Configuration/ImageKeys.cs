namespace QualityGate.Configuration;

/// <summary>
/// The keys of an entry's <c>images</c>. They stand apart, as those of <see cref="EntryKeyNames"/>, because build nodes compile them, too.
/// </summary>
internal static class ImageKeys
{
    public const string Folder = "folder";
    public const string List = "list";
    public const string Preset = "preset";
    public const string Preprocessor = "preprocessor";
    public const string Resize = "resize";
    public const string Crop = "crop";
    public const string Mean = "mean";
    public const string Std = "std";
    public const string Layout = "layout";
    public const string Color = "color";
    public const string Range = "range";
    public const string Resample = "resample";
    public const string Provider = "provider";
    public const string MaxCorrupt = "max-corrupt";

    /// <summary>All keys.</summary>
    public static IReadOnlyList<string> All { get; } =
    [Folder, List, Preset, Preprocessor, Resize, Crop, Mean, Std, Layout, Color, Range, Resample, Provider, MaxCorrupt];

    /// <summary>The keys whose values are paths.</summary>
    public static IReadOnlyList<string> Paths { get; } = [Folder, List, Preprocessor];
}
