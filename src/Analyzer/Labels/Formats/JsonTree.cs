using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Labels.Formats;

/// <summary>Reads JSON as values that know their places.</summary>
internal static class JsonTree
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="QualityGateException">It is not JSON (QG3004).</exception>
    public static DataNode Parse(SourceText source, CancellationToken cancellationToken)
    {
        try
        {
            var reading = new Reading(source, cancellationToken);
            return reading.Read();
        }
        catch (JsonException e)
        {
            throw LabelMistake.Of(
                new SourceLocation(source.File, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1),
                $"this is not JSON; {TreeLabels.Form}.",
                e
            );
        }
        catch (InvalidOperationException e)
        {
            // The reader says so of an escape such as \ud800, which is half a character.
            throw LabelMistake.Of(new SourceLocation(source.File), "an escape in the file stands for no character.", e);
        }
    }

    private ref struct Reading(SourceText source, CancellationToken cancellationToken)
    {
        private Utf8JsonReader reader = new(source.Content);

        public DataNode Read()
        {
            reader.Read();
            var root = Node();

            // Text behind the value is an error, too.
            reader.Read();
            return root;
        }

        private DataNode Node()
        {
            cancellationToken.ThrowIfCancellationRequested();
            return reader.TokenType switch
            {
                JsonTokenType.StartArray => List(),
                JsonTokenType.StartObject => Map(),
                JsonTokenType.String => new DataScalar(Place(), reader.GetString()!, ScalarKind.Text),
                JsonTokenType.Number => new DataScalar(Place(), Encoding.UTF8.GetString(reader.ValueSpan), ScalarKind.Number),
                _ => new DataScalar(Place(), Encoding.UTF8.GetString(reader.ValueSpan), ScalarKind.Other),
            };
        }

        private DataList List()
        {
            var location = Place();
            var items = ImmutableArray.CreateBuilder<DataNode>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                items.Add(Node());
            }

            return new DataList(location, items.DrainToImmutable(), Place());
        }

        private DataMap Map()
        {
            var location = Place();
            var entries = ImmutableArray.CreateBuilder<(DataScalar, DataNode)>();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var key = new DataScalar(Place(), reader.GetString()!, ScalarKind.Text);
                reader.Read();
                entries.Add((key, Node()));
            }

            return new DataMap(location, entries.DrainToImmutable());
        }

        private readonly SourceLocation Place() => source.LocationOf(reader.TokenStartIndex);
    }
}
