using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using QualityGate.Diagnostics;

namespace QualityGate.Files.Trees;

/// <summary>Reads JSON as values that know their places.</summary>
internal static class JsonTree
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="QualityGateException">It is not JSON, or nested too deep.</exception>
    public static DataNode Parse(SourceText source, TreeRules rules, CancellationToken cancellationToken)
    {
        try
        {
            var reading = new Reading(source, rules, cancellationToken);
            return reading.Read();
        }
        catch (JsonException e)
        {
            var place = new SourceLocation(source.File, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
            throw rules.Refuse(place, rules.NotJson, e);
        }
        catch (InvalidOperationException e)
        {
            // The reader says so of an escape such as \ud800, which is half a character.
            throw rules.Refuse(new SourceLocation(source.File), "an escape in the file stands for no character.", e);
        }
    }

    private ref struct Reading(SourceText source, TreeRules rules, CancellationToken cancellationToken)
    {
        // Deeper than is allowed, so that the refusal is that of the rules.
        private Utf8JsonReader reader = new(source.Content, new JsonReaderOptions { MaxDepth = rules.DeepestNesting + 2 });

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
            if (rules.WhyTooDeep(reader.CurrentDepth, Place()) is { } tooDeep)
            {
                throw tooDeep;
            }

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
