using QualityGate.Diagnostics;
using QualityGate.Files;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace QualityGate.Hierarchies.Reading;

/// <summary>Reads a YAML document as a tree whose nodes know their place. Anchors are refused: a name may simply stand again.</summary>
internal sealed class YamlTree
{
    private readonly ConceptDraft draft;
    private readonly Parser parser;
    private readonly CancellationToken cancellationToken;

    private YamlTree(SourceText text, ConceptDraft draft, CancellationToken cancellationToken)
    {
        this.draft = draft;
        this.cancellationToken = cancellationToken;
        parser = new Parser(new StringReader(text.ToString()));
    }

    /// <summary>Reads the only document of a text; null where there is none.</summary>
    /// <exception cref="QualityGateException">The text is not YAML, has a second document, or is too deep.</exception>
    public static TreeNode? Read(SourceText text, ConceptDraft draft, CancellationToken cancellationToken)
    {
        var reading = new YamlTree(text, draft, cancellationToken);
        try
        {
            return reading.Document();
        }
        catch (YamlException e)
        {
            var reason = (e.InnerException ?? e).Message.TrimEnd('.');
            throw draft.Fail(PlaceOf(e.End), $"this is not valid YAML: {reason}. (Lines are indented with blanks.)", e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // The parser's own state is confused, e.g. by a closing bracket that nothing opened.
            throw draft.Fail(PlaceOf(reading.parser.Current?.End ?? Mark.Empty), "this is not valid YAML beyond this point.", e);
        }
    }

    private TreeNode? Document()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            return null;
        }

        parser.Consume<DocumentStart>();
        var root = Node(level: 1);
        parser.Consume<DocumentEnd>();
        return parser.Accept<StreamEnd>(out _)
            ? root
            : throw draft.Fail(PlaceOf(parser.Current!.Start), "a second document begins here; the file must hold one.");
    }

    private TreeNode Node(int level)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var start = parser.Current!;
        var place = PlaceOf(start.Start);
        if (level > JsonTree.DeepestNesting)
        {
            throw new QualityGateException(
                Diagnostic.Error(DiagnosticCodes.HierarchyTooDeep, draft.At(place), DraftCheck.TooDeep("the entry"))
            );
        }

        if (start is AnchorAlias || start is NodeEvent { Anchor.IsEmpty: false })
        {
            throw draft.Fail(
                place,
                "anchors (&) and aliases (*) are not read; write the name once more, for a concept may stand under several others. A name "
                    + "that begins with one of these signs stands in quotes."
            );
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            var isNothing = scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null" or "Null" or "NULL";
            return new TreeText(place, isNothing ? null : scalar.Value);
        }

        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<TreeNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(Node(level + 1));
            }

            return new TreeList(place, items);
        }

        parser.Consume<MappingStart>();
        var entries = new List<(TreeText, TreeNode)>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Node(level + 1);
            entries.Add((key as TreeText ?? throw draft.Fail(key.Place, "a key is a single name."), Node(level + 1)));
        }

        return new TreeMapping(place, entries);
    }

    private static Place PlaceOf(Mark mark) => new((int)mark.Line, (int)mark.Column);
}
