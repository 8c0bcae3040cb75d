using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Labels;

/// <summary>
/// Labels as JSON: a list; an object from class index to label or from label to class index, in any order; or an object with such an
/// object under <c>id2label</c>. A label is a text, or a list of two: the label and what people call the class, as Keras writes it.
/// </summary>
internal static class JsonLabels
{
    private const string Form =
        "expected a list of labels, what Keras writes ({\"0\": [\"n01440764\", \"tench\"], ...}), or a configuration with 'id2label'";

    public static ImmutableArray<WrittenLabel> Parse(SourceText source, CancellationToken cancellationToken)
    {
        try
        {
            return new Reading(source, cancellationToken).Labels();
        }
        catch (JsonException e)
        {
            throw Failure(
                new SourceLocation(source.File, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1),
                $"this is not JSON; {Form}.",
                e
            );
        }
        catch (InvalidOperationException e)
        {
            // The reader says so of an escape such as \ud800, which is half a character.
            throw Failure(new SourceLocation(source.File), "an escape in the file stands for no character.", e);
        }
    }

    private static QualityGateException Failure(SourceLocation location, string message, Exception? cause = null) =>
        new(Diagnostic.Error(DiagnosticCodes.InvalidLabelsFile, location, message), cause);

    private ref struct Reading(SourceText source, CancellationToken cancellationToken)
    {
        private readonly SortedDictionary<int, WrittenLabel> labels = [];
        private Utf8JsonReader reader = new(source.Content);

        public ImmutableArray<WrittenLabel> Labels()
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartArray)
            {
                ReadList();
            }
            else
            {
                var start = reader;
                if (!FindKey("id2label"))
                {
                    reader = start;
                }

                ReadObject();
            }

            ReadToEnd();
            return InOrder();
        }

        // To the value of a key of the object that has begun.
        private bool FindKey(string key)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isSought = reader.ValueTextEquals(key);
                reader.Read();
                if (isSought && reader.TokenType == JsonTokenType.StartObject)
                {
                    return true;
                }

                reader.Skip();
            }

            return false;
        }

        private void ReadList()
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                Add(labels.Count, ReadLabel(), Place());
            }
        }

        private void ReadObject()
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var location = Place();
                var key = reader.GetString()!;
                reader.Read();
                if (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
                {
                    Add(index, ReadLabel(), location);
                }
                else if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out index) && index >= 0)
                {
                    Add(index, new WrittenLabel(key, Name: null, location), location);
                }
                else
                {
                    throw Failure(location, $"'{key}' is not a class index; {Form}.");
                }
            }
        }

        private WrittenLabel ReadLabel()
        {
            var isPair = reader.TokenType == JsonTokenType.StartArray;
            if (isPair)
            {
                reader.Read();
            }

            var location = Place();
            var text = Text();
            if (!isPair)
            {
                return new WrittenLabel(text, Name: null, location);
            }

            reader.Read();
            var name = Text();
            return reader.Read() && reader.TokenType == JsonTokenType.EndArray
                ? new WrittenLabel(text, name, location)
                : throw Failure(Place(), $"this is not the end of a list (']'); {Form}.");
        }

        private string Text() =>
            reader.TokenType == JsonTokenType.String
                ? reader.GetString()!
                : throw Failure(Place(), $"this is not a text in quotes; {Form}.");

        private void Add(int index, WrittenLabel label, SourceLocation location)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!labels.TryAdd(index, label))
            {
                throw Failure(location, $"class {index} has a label already; each index stands once.");
            }
        }

        // So that text behind the labels is an error, too.
        private void ReadToEnd()
        {
            while (reader.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        private readonly ImmutableArray<WrittenLabel> InOrder()
        {
            var index = 0;
            foreach (var key in labels.Keys)
            {
                if (key != index++)
                {
                    throw Failure(
                        new SourceLocation(source.File),
                        $"class {index - 1} has no label, but class {labels.Keys.Last()} has one; the indices must run from 0 "
                            + "without a gap."
                    );
                }
            }

            return [.. labels.Values];
        }

        private readonly SourceLocation Place() => source.LocationOf(reader.TokenStartIndex);
    }
}
