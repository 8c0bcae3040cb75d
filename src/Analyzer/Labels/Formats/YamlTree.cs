using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Files;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace QualityGate.Labels.Formats;

/// <summary>Reads YAML as values that know their places; also what Python prints of a list or a dictionary.</summary>
internal sealed class YamlTree
{
    private const int DeepestNesting = 32;

    private readonly string file;
    private readonly Parser parser;
    private readonly CancellationToken cancellationToken;

    private YamlTree(string file, string text, CancellationToken cancellationToken)
    {
        this.file = file;
        this.cancellationToken = cancellationToken;
        parser = new Parser(new StringReader(text));
    }

    /// <summary>Reads a file; null where it holds nothing.</summary>
    /// <exception cref="QualityGateException">It is not YAML (QG3004).</exception>
    public static DataNode? Parse(SourceText source, CancellationToken cancellationToken)
    {
        var text = source.ToString();
        var tree = new YamlTree(source.File, text, cancellationToken);
        try
        {
            return tree.Document();
        }
        catch (YamlException e)
        {
            throw e.Message.Contains("tab", StringComparison.OrdinalIgnoreCase) && TabIndentedLine(text) is { } line
                ? LabelMistake.Of(
                    new SourceLocation(source.File, line, 1),
                    "the line is indented with a tab; YAML is indented with blanks."
                )
                : LabelMistake.Of(tree.Place(e.End), $"this is not valid YAML: {e.Message.TrimEnd('.')}.", e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // The parser's own state is confused, e.g. by a closing bracket that nothing opened.
            throw LabelMistake.Of(
                tree.Place(tree.parser.Current?.End ?? Mark.Empty),
                "this is not valid YAML: it cannot be parsed beyond this point.",
                e
            );
        }
    }

    // The parser says only that there is a tab somewhere.
    private static int? TabIndentedLine(string text)
    {
        var index = Array.FindIndex(
            text.Split('\n'),
            line => line.AsSpan(0, line.Length - line.AsSpan().TrimStart().Length).Contains('\t') && line.AsSpan().Trim().Length > 0
        );
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
            : throw LabelMistake.Of(Place(parser.Current!.Start), "a second document begins here; the file must hold one.");
    }

    private DataNode Node(int depth)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var start = Place(parser.Current!.Start);
        if (depth > DeepestNesting)
        {
            throw LabelMistake.Of(start, $"this is nested more than {DeepestNesting} levels deep.");
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return new DataScalar(
                Place(scalar.Start),
                scalar.Value,
                scalar.Style == ScalarStyle.Plain ? ScalarKind.Plain : ScalarKind.Text
            );
        }

        if (parser.TryConsume<SequenceStart>(out var sequence))
        {
            return List(Place(sequence.Start), depth);
        }

        return parser.TryConsume<MappingStart>(out var mapping)
            ? Map(Place(mapping.Start), depth)
            : throw LabelMistake.Of(
                start,
                "this refers to something elsewhere in the file; write it out (a text that begins with * in quotes)."
            );
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
            var key = Node(depth + 1) as DataScalar ?? throw LabelMistake.Of(Place(parser.Current!.Start), "a key must be a single value.");
            entries.Add((key, Node(depth + 1)));
        }

        return new DataMap(location, entries.DrainToImmutable());
    }

    private SourceLocation Place(Mark mark) => new(file, (int)mark.Line, (int)mark.Column);
}
