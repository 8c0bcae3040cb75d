using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using QualityGate.Diagnostics;
using QualityGate.Inputs;

namespace QualityGate.Hierarchies;

/// <summary>Labels as Keras writes them: an object from the class index to [wnid, name], in any order.</summary>
internal static class KerasLabels
{
    private const string Form = "expected what Keras writes: {\"0\": [\"n01440764\", \"tench\"], ...}";

    public static ImmutableArray<WrittenLabel> Parse(InputPath path, SourceText source)
    {
        var labels = new SortedDictionary<int, WrittenLabel>();
        try
        {
            Read(source, labels);
        }
        catch (JsonException e)
        {
            throw new QualityGateException(Diagnostic.Error(DiagnosticCodes.InvalidLabelsFile,
                new SourceLocation(path.FullPath, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1),
                $"this is not JSON; {Form}."), e);
        }
        catch (InvalidOperationException e)
        {
            // What the reader says of a string whose bytes are no UTF-8.
            throw Failure(path.Whole(), "the file is not UTF-8; save it in that encoding.", e);
        }

        var missing = Enumerable.Range(0, labels.Count).FirstOrDefault(i => !labels.ContainsKey(i), -1);
        return missing < 0
            ? [.. labels.Values]
            : throw new QualityGateException(Diagnostic.Error(DiagnosticCodes.InvalidLabelsFile, path.Whole(),
                $"class {missing} has no label, but class {labels.Keys.Last()} has one; the indices must run from 0 without a gap."));
    }

    private static void Read(SourceText source, SortedDictionary<int, WrittenLabel> labels)
    {
        var reader = new Utf8JsonReader(source.Content);
        Expect(ref reader, JsonTokenType.StartObject, source);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var location = source.LocationOf(reader.TokenStartIndex);
            var key = reader.GetString()!;
            if (!int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            {
                throw Failure(location, $"'{key}' is not a class index; {Form}.");
            }

            Expect(ref reader, JsonTokenType.StartArray, source);
            Expect(ref reader, JsonTokenType.String, source);
            var labelLocation = source.LocationOf(reader.TokenStartIndex);
            var text = reader.GetString()!;
            Expect(ref reader, JsonTokenType.String, source);
            var label = new WrittenLabel(text, reader.GetString()!, labelLocation);
            Expect(ref reader, JsonTokenType.EndArray, source);
            if (!labels.TryAdd(index, label))
            {
                throw Failure(location, $"class {index} has a label already; each index stands once.");
            }
        }

        while (reader.Read())
        {
            // To the end, so that text behind the object is an error, too.
        }
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type, SourceText source)
    {
        if (!reader.Read() || reader.TokenType != type)
        {
            throw Failure(source.LocationOf(reader.TokenStartIndex), $"this is not {Word(type)}; {Form}.");
        }
    }

    private static string Word(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => "an object ('{')",
        JsonTokenType.StartArray => "a list ('[')",
        JsonTokenType.EndArray => "the end of a list (']')",
        _ => "a text in quotes",
    };

    private static QualityGateException Failure(SourceLocation location, string message, Exception? cause = null) =>
        new(Diagnostic.Error(DiagnosticCodes.InvalidLabelsFile, location, message), cause);
}
