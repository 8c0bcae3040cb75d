using System.Collections.Immutable;
using QualityGate.Configuration.Yaml;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.TestData.Images;
using QualityGate.Text;

namespace QualityGate.Configuration;

/// <summary>
/// Reads the value of an entry's <c>images</c>: a mapping, or the same as a text, <c>folder=data/test;preset=imagenet</c>; a text without
/// <c>=</c> is the folder, or the list where it ends in .csv.
/// </summary>
internal sealed class ImagesValue
{
    private readonly EntryValue value;
    private readonly List<Diagnostic> mistakes = [];
    private readonly Dictionary<string, (string Text, SourceLocation Place)> parts = new(StringComparer.Ordinal);

    private ImagesValue(EntryValue value)
    {
        this.value = value;
        if (value.Mapping is { } mapping)
        {
            foreach (var (key, node) in mapping.Items)
            {
                Add(key.Text, Text(key.Text, node), key.Location, node.Location);
            }
        }
        else if (value.Text.Contains('=', StringComparison.Ordinal))
        {
            foreach (var part in value.Text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var end = part.IndexOf('=', StringComparison.Ordinal);
                Add(end < 0 ? part : part[..end].Trim(), end < 0 ? string.Empty : part[(end + 1)..].Trim(), value.Place, value.Place);
            }
        }
        else
        {
            Add(
                value.Text.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? ImageKeys.List : ImageKeys.Folder,
                value.Text,
                value.Place,
                value.Place
            );
        }
    }

    /// <summary>Reads the value.</summary>
    /// <exception cref="QualityGateException">It is none: all that is wrong is said at once.</exception>
    public static ImageTestData Read(EntryValue value)
    {
        var reader = new ImagesValue(value);
        var data = reader.Read();
        return reader.mistakes.Count == 0 ? data! : throw new QualityGateException([.. reader.mistakes]);
    }

    private ImageTestData? Read()
    {
        var (folder, list) = (Path(ImageKeys.Folder), Path(ImageKeys.List));
        var settings = new ImageSettings
        {
            Preset = Choice(ImageKeys.Preset, ImagePresets.Names),
            Preprocessor = Path(ImageKeys.Preprocessor),
            Resize = Read(
                ImageKeys.Resize,
                text => ImageSizeText.Resize(text),
                "a shorter side such as 256, a size such as 224x224, or none"
            ),
            Crop = Read(ImageKeys.Crop, text => ImageSizeText.Crop(text), "a size such as 224 or 224x192 (height first), or none"),
            Mean = Numbers(ImageKeys.Mean, number => true),
            Std = Numbers(ImageKeys.Std, number => number > 0),
            Layout = Choice(ImageKeys.Layout, ImagePresets.Layouts),
            Color = Choice(ImageKeys.Color, ImagePresets.Colors),
            Range = Choice(ImageKeys.Range, ImagePresets.Ranges),
            Resample = Choice(ImageKeys.Resample, ImagePresets.Filters),
            Provider = Choice(ImageKeys.Provider, ImagePresets.Providers),
            MaxCorrupt = Read(ImageKeys.MaxCorrupt, text => ImageSizeText.Share(text), "a share from 0 to 1"),
        };
        if (parts.TryGetValue(ImageKeys.Preset, out _) && parts.TryGetValue(ImageKeys.Preprocessor, out var both))
        {
            mistakes.Add(
                Diagnostic.Error(
                    DiagnosticCodes.ConflictingKeys,
                    both.Place,
                    "'preset' and 'preprocessor' exclude each other; keep the one that says how the model was trained."
                )
            );
        }

        if ((list ?? folder) is not { } path)
        {
            if (mistakes.Count == 0)
            {
                mistakes.Add(
                    Diagnostic.Error(
                        DiagnosticCodes.MissingKey,
                        value.Place,
                        $"{value.Called} has no 'folder' (with a folder per class) and no 'list' (CSV with path and label); add one."
                    )
                );
            }

            return null;
        }

        return new ImageTestData(path)
        {
            Folder = folder,
            List = list,
            Settings = settings,
        };
    }

    private void Add(string key, string? text, SourceLocation keyPlace, SourceLocation place)
    {
        if (!ImageKeys.All.Contains(key))
        {
            mistakes.Add(
                Diagnostic.Error(
                    DiagnosticCodes.UnknownKey,
                    keyPlace,
                    $"{value.Called} has no key '{key}'.{Suggestion.For(key, ImageKeys.All)} The keys are: "
                        + $"{string.Join(", ", ImageKeys.All)}."
                )
            );
        }
        else if (text is null || text.Length == 0 || text.Any(char.IsControl))
        {
            mistakes.Add(Diagnostic.Error(DiagnosticCodes.WrongType, place, $"'{key}' of {value.Called} needs a value of one line."));
        }
        else if (!parts.TryAdd(key, (text, place)))
        {
            mistakes.Add(Diagnostic.Error(DiagnosticCodes.DuplicateKey, keyPlace, $"the key '{key}' stands twice; remove one."));
        }
    }

    private static string? Text(string key, YamlNode node) =>
        node switch
        {
            YamlScalar { IsNothing: false } scalar => scalar.Text,
            YamlList { Items: var items } when items.All(item => item is YamlScalar { IsNothing: false }) => string.Join(
                key is ImageKeys.Resize or ImageKeys.Crop ? "x" : ",",
                items.Select(item => ((YamlScalar)item).Text)
            ),
            _ => null,
        };

    private InputPath? Path(string key) => parts.TryGetValue(key, out var part) ? value.PathAt(part.Text, PlaceOf(part)) : null;

    // On a command line the file itself is the place.
    private SourceLocation PlaceOf((string Text, SourceLocation Place) part) =>
        value.Mapping is null && part.Place.Line == 0 ? value.Resolve(part.Text).NamedAt : part.Place;

    private string? Choice(string key, ImmutableArray<string> words)
    {
        if (!parts.TryGetValue(key, out var part) || words.Contains(part.Text))
        {
            return parts.TryGetValue(key, out part) ? part.Text : null;
        }

        mistakes.Add(
            Diagnostic.Error(
                DiagnosticCodes.UnknownChoice,
                part.Place,
                $"'{key}' of {value.Called} cannot be '{part.Text}'.{Suggestion.For(part.Text, words)} It is one of: "
                    + $"{string.Join(", ", words)}."
            )
        );
        return null;
    }

    private T? Read<T>(string key, Func<string, T?> read, string expected)
        where T : struct
    {
        if (!parts.TryGetValue(key, out var part) || read(part.Text) is { } found)
        {
            return parts.TryGetValue(key, out part) ? read(part.Text) : null;
        }

        mistakes.Add(
            Diagnostic.Error(DiagnosticCodes.WrongType, part.Place, $"'{key}' of {value.Called} is {expected}, not '{part.Text}'.")
        );
        return null;
    }

    private ImmutableArray<double>? Numbers(string key, Func<double, bool> isOne) =>
        Read<ImmutableArray<double>>(
            key,
            text => ImageSizeText.Numbers(text) is { Length: 1 or 3 } numbers && numbers.All(isOne) ? numbers : null,
            key == ImageKeys.Std ? "one positive number, or one a channel" : "one number, or one a channel"
        );
}
