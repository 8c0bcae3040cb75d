using System.Text.Json;
using QualityGate.Files;
using QualityGate.Models.Onnx;

namespace QualityGate.Models.Arrays;

/// <summary>
/// A <c>.safetensors.index.json</c>: it says in which of several files each array of a large model lies. The files are opened when
/// their arrays are asked for, and may only lie in the index's folder or below.
/// </summary>
internal sealed class ArrayIndex : ArrayFile
{
    // Enough for a model of trillions of weights.
    private const long Longest = 100_000_000;
    private const string ArraysKey = "weight_map";

    private readonly BinaryInput input;
    private readonly Dictionary<string, string> places;
    private readonly List<BinaryInput> parts = [];
    private IReadOnlyList<StoredArray>? arrays;

    private ArrayIndex(BinaryInput input, Dictionary<string, string> places, Dictionary<string, string> metadata)
    {
        Metadata = metadata;
        this.input = input;
        this.places = places;
        Locations = [.. places.Values.Distinct(StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<StoredArray> Arrays => arrays ??= [.. Locations.SelectMany(Open)];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Metadata { get; }

    /// <inheritdoc/>
    public override long BytesRead => input.BytesRead + parts.Sum(part => part.BytesRead);

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Locations { get; }

    /// <summary>Opens an index; null for JSON that is none.</summary>
    /// <exception cref="InvalidDataException">It is no JSON, or names no files.</exception>
    public static ArrayIndex? Open(BinaryInput input)
    {
        try
        {
            using var json = JsonDocument.Parse(
                input.Head((int)Math.Min(input.Length, Longest)),
                new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false }
            );
            return json.RootElement.TryGetProperty(ArraysKey, out var map)
                ? new ArrayIndex(
                    input,
                    map.EnumerateObject()
                        .ToDictionary(entry => entry.Name, entry => entry.Value.GetString() ?? string.Empty, StringComparer.Ordinal),
                    json.RootElement.TryGetProperty("metadata", out var metadata) ? SafetensorsFile.TextsOf(metadata) : []
                )
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"it is not JSON that says where arrays lie: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (var part in parts)
        {
            part.Dispose();
        }

        input.Dispose();
    }

    private IEnumerable<StoredArray> Open(string location)
    {
        if (!location.EndsWith(".safetensors", StringComparison.Ordinal))
        {
            throw new InvalidDataException($"the index names '{location}', which is no safetensors file");
        }

        var part = ExternalData.Open(input.FullPath, location, input.CancellationToken);
        parts.Add(part);
        var found = SafetensorsFile.Open(part).Arrays.ToDictionary(array => array.Name, StringComparer.Ordinal);
        return
        [
            .. places
                .Where(place => place.Value == location)
                .Select(place =>
                    found.TryGetValue(place.Key, out var array)
                        ? array
                        : throw new InvalidDataException($"'{location}' has no array '{place.Key}', which the index says lies there")
                ),
        ];
    }
}
