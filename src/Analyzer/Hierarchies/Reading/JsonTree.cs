using System.Text;
using System.Text.Json;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Hierarchies.Reading;

/// <summary>Reads a JSON document as a tree whose nodes know their place.</summary>
internal static class JsonTree
{
    /// <summary>The nesting of brackets that is allowed: in a mapping of lists a level of the hierarchy takes two.</summary>
    public const int DeepestNesting = 2 * DraftCheck.DeepestLevel;

    // One more than is allowed, so that the refusal is ours.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = DeepestNesting + 1 };

    /// <summary>Reads a text.</summary>
    /// <exception cref="QualityGateException">The text is not JSON, or too deep.</exception>
    public static TreeNode Read(SourceText text, ConceptDraft draft, CancellationToken cancellationToken)
    {
        try
        {
            return new Reading(text, draft, cancellationToken).Document();
        }
        catch (JsonException e)
        {
            throw draft.Fail(
                new Place((int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1),
                "this is not valid JSON; a comma, a quote or a bracket is missing here, or one too many.",
                e
            );
        }
        catch (InvalidOperationException e)
        {
            // The reader says so of an escape such as \ud800, which is half a character.
            throw draft.Fail(default, "an escape in the file stands for no character.", e);
        }
    }

    private ref struct Reading(SourceText source, ConceptDraft draft, CancellationToken cancellationToken)
    {
        private Utf8JsonReader reader = new(source.Content, Options);

        public TreeNode Document()
        {
            reader.Read();
            var root = Node();

            // So that text behind the tree is an error, too.
            while (reader.Read()) { }

            return root;
        }

        private TreeNode Node()
        {
            cancellationToken.ThrowIfCancellationRequested();
            var place = Here();
            if (reader.CurrentDepth >= DeepestNesting)
            {
                throw new QualityGateException(
                    Diagnostic.Error(DiagnosticCodes.HierarchyTooDeep, draft.At(place), DraftCheck.TooDeep("the entry"))
                );
            }

            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray:
                    var items = new List<TreeNode>();
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    {
                        items.Add(Node());
                    }

                    return new TreeList(place, items);
                case JsonTokenType.StartObject:
                    var entries = new List<(TreeText, TreeNode)>();
                    while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                    {
                        var key = new TreeText(Here(), reader.GetString());
                        reader.Read();
                        entries.Add((key, Node()));
                    }

                    return new TreeMapping(place, entries);
                case JsonTokenType.Null:
                    return new TreeText(place, Text: null);
                case JsonTokenType.String:
                    return new TreeText(place, reader.GetString());
                default:
                    // A number as it is written: 1 and 1.0 are two names.
                    return new TreeText(place, Encoding.UTF8.GetString(reader.ValueSpan));
            }
        }

        private readonly Place Here()
        {
            var location = source.LocationOf(reader.TokenStartIndex);
            return new Place(location.Line, location.Column);
        }
    }
}
