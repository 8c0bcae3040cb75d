using System.Collections.Immutable;
using QualityGate.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace QualityGate.Files.Trees;

/// <summary>
/// Reads YAML as values that know their places; also what Python prints of a list or a dictionary. Repeated keys are kept, so that they can
/// be complained about.
/// </summary>
internal sealed class YamlTree
{
    private readonly string file;
    private readonly TreeRules rules;
    private readonly Parser parser;
    private readonly AliasBudget aliases;
    private readonly Dictionary<AnchorName, DataNode> anchors = [];
    private readonly CancellationToken cancellationToken;

    private YamlTree(string file, string text, TreeRules rules, CancellationToken cancellationToken)
    {
        this.file = file;
        this.rules = rules;
        this.cancellationToken = cancellationToken;
        parser = new Parser(new StringReader(text));
        aliases = new AliasBudget(rules.DeepestNesting);
    }

    /// <summary>Reads the only document of a text; null where there is none.</summary>
    /// <exception cref="QualityGateException">It is not YAML, nested too deep, or has a second document.</exception>
    public static DataNode? Parse(string file, string text, TreeRules rules, CancellationToken cancellationToken = default)
    {
        var tree = new YamlTree(file, text, rules, cancellationToken);
        try
        {
            return tree.Document();
        }
        catch (YamlException e)
        {
            throw e.Message.Contains("tab", StringComparison.OrdinalIgnoreCase) && TabIndentedLine(text) is { } line
                ? rules.Refuse(new SourceLocation(file, line, 1), "the line is indented with a tab; YAML is indented with blanks.", e)
            : ConflictLine(text) is { } conflict
                ? rules.Refuse(new SourceLocation(file, conflict, 1), "a merge left its conflict here; keep one of the two sides.", e)
            // The error begins where the broken construct does, and ends where it was found out.
            : rules.Refuse(tree.Place(e.End), $"this is not valid YAML: {(e.InnerException ?? e).Message.TrimEnd('.')}.", e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // The parser's own state is confused, e.g. by a closing bracket that nothing opened, or by an odd tag.
            throw rules.Refuse(
                tree.Place(tree.parser.Current?.End ?? Mark.Empty),
                "this is not valid YAML: it cannot be parsed beyond this point.",
                e
            );
        }
    }

    // The parser says only that there is a tab somewhere in the mapping.
    private static int? TabIndentedLine(string text) =>
        LineOf(
            text,
            line => line.AsSpan(0, line.Length - line.AsSpan().TrimStart().Length).Contains('\t') && line.AsSpan().Trim().Length > 0
        );

    private static int? ConflictLine(string text) => LineOf(text, line => line.StartsWith("<<<<<<< ", StringComparison.Ordinal));

    private static int? LineOf(string text, Predicate<string> isIt)
    {
        var index = Array.FindIndex(text.Split('\n'), isIt);
        return index >= 0 ? index + 1 : null;
    }

    private DataNode? Document()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            return null;
        }

        parser.Consume<DocumentStart>();
        var root = Node(depth: 0);
        parser.Consume<DocumentEnd>();
        return parser.Accept<StreamEnd>(out _)
            ? root
            : throw Failure(parser.Current!.Start, "a second document begins here; the file must hold one.");
    }

    private DataNode Node(int depth)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var start = parser.Current!;
        if (rules.WhyTooDeep(depth, Place(start.Start)) is { } tooDeep)
        {
            throw tooDeep;
        }

        if (rules.References == YamlReferences.None && start is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
        {
            throw Failure(
                start.Start,
                "anchors (&) and aliases (*) are not read here; write the text once more. One that begins so stands in quotes."
            );
        }

        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            return Referred(alias, depth);
        }

        var node =
            parser.TryConsume<Scalar>(out var scalar)
                ? new DataScalar(Place(scalar.Start), scalar.Value, scalar.Style == ScalarStyle.Plain ? ScalarKind.Plain : ScalarKind.Text)
            : parser.TryConsume<SequenceStart>(out var sequence) ? List(Place(sequence.Start), depth)
            : (DataNode)Map(Place(parser.Consume<MappingStart>().Start), depth);
        if (start is NodeEvent { Anchor.IsEmpty: false } anchored)
        {
            anchors[anchored.Anchor] = node;
        }

        return node;
    }

    private DataNode Referred(AnchorAlias alias, int depth)
    {
        if (rules.References == YamlReferences.Anchors)
        {
            throw Failure(
                alias.Start,
                "this refers to something elsewhere in the file; write it out (a text that begins with * in quotes)."
            );
        }

        if (!anchors.TryGetValue(alias.Value, out var referred))
        {
            throw Failure(alias.Start, $"there is no anchor '&{alias.Value}' before this; a text that begins with * must stand in quotes.");
        }

        return aliases.WhyNotSpent(referred, depth) is { } why
            ? throw Failure(alias.Start, why)
            : referred with
            {
                Location = Place(alias.Start),
            };
    }

    private DataList List(SourceLocation location, int depth)
    {
        var items = ImmutableArray.CreateBuilder<DataNode>();
        while (!parser.Accept<SequenceEnd>(out _))
        {
            items.Add(Node(depth + 1));
        }

        return new DataList(location, items.DrainToImmutable(), Place(parser.Consume<SequenceEnd>().Start));
    }

    private DataMap Map(SourceLocation location, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<(DataScalar, DataNode)>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Node(depth + 1) as DataScalar ?? throw Failure(parser.Current!.Start, "a key must be a single word.");
            entries.Add((key, Node(depth + 1)));
        }

        return new DataMap(location, entries.DrainToImmutable());
    }

    private SourceLocation Place(Mark mark) => new(file, (int)mark.Line, (int)mark.Column);

    private QualityGateException Failure(Mark mark, string message) => rules.Refuse(Place(mark), message, null);
}
