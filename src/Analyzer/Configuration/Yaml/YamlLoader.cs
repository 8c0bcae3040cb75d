using System.Collections.Immutable;
using QualityGate.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace QualityGate.Configuration.Yaml;

/// <summary>Loads a YAML document as nodes that know their place. Repeated keys are kept, so that they can be complained about.</summary>
internal sealed class YamlLoader
{
    /// <summary>No thresholds.yml is as deep as this; a hostile file must not exhaust the stack.</summary>
    private const int DeepestNesting = 32;

    private readonly string file;
    private readonly Parser parser;
    private readonly AliasBudget aliases;
    private readonly Dictionary<AnchorName, YamlNode> anchors = [];

    private YamlLoader(string file, string text)
    {
        this.file = file;
        parser = new Parser(new StringReader(text));
        aliases = new AliasBudget(DeepestNesting);
    }

    /// <summary>Loads the only document of a text; null when the text holds none.</summary>
    /// <exception cref="QualityGateException">The text is not YAML (QG0002).</exception>
    public static YamlNode? Load(string file, string text)
    {
        var loader = new YamlLoader(file, text);
        try
        {
            return loader.LoadDocument();
        }
        catch (YamlException e)
        {
            var reason = e.InnerException is null ? e.Message : e.InnerException.Message;
            if (e.Message.Contains("tab", StringComparison.OrdinalIgnoreCase) && TabIndentedLine(text) is { } line)
            {
                throw loader.Failure(new Mark(0, line, 1), "the line is indented with a tab; YAML is indented with blanks.", e);
            }

            if (ConflictLine(text) is { } conflict)
            {
                throw loader.Failure(new Mark(0, conflict, 1), "a merge left its conflict here; keep one of the two sides.", e);
            }

            // The error begins where the broken construct does, and ends where it was found out.
            throw loader.Failure(e.End, $"this is not valid YAML: {reason.TrimEnd('.')}.", e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // The parser's own state is confused, e.g. by a closing bracket that nothing opened, or by an odd tag.
            throw loader.Failure(
                loader.parser.Current?.End ?? Mark.Empty,
                "this is not valid YAML: it cannot be parsed beyond this point.",
                e
            );
        }
    }

    // The parser says only that there is a tab somewhere in the mapping.
    private static int? TabIndentedLine(string text)
    {
        var index = Array.FindIndex(
            text.Split('\n'),
            line => line.AsSpan(0, line.Length - line.AsSpan().TrimStart().Length).Contains('\t') && line.AsSpan().Trim().Length > 0
        );
        return index >= 0 ? index + 1 : null;
    }

    private static int? ConflictLine(string text)
    {
        var index = Array.FindIndex(text.Split('\n'), line => line.StartsWith("<<<<<<< ", StringComparison.Ordinal));
        return index >= 0 ? index + 1 : null;
    }

    private YamlNode? LoadDocument()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            return null;
        }

        parser.Consume<DocumentStart>();
        var root = LoadNode(depth: 0);
        parser.Consume<DocumentEnd>();
        return parser.Accept<StreamEnd>(out _)
            ? root
            : throw Failure(parser.Current!.Start, "a second document begins here; the file must hold one.");
    }

    private YamlNode LoadNode(int depth)
    {
        var start = parser.Current!;
        if (depth > DeepestNesting)
        {
            throw Failure(start.Start, $"this is nested more than {DeepestNesting} levels deep.");
        }

        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            return Referred(alias, depth);
        }

        YamlNode node;
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            node = new YamlScalar(Location(scalar.Start), scalar.Value, scalar.Style == ScalarStyle.Plain);
        }
        else if (parser.TryConsume<SequenceStart>(out _))
        {
            node = LoadList(Location(start.Start), depth);
        }
        else
        {
            parser.Consume<MappingStart>();
            node = LoadMapping(Location(start.Start), depth);
        }

        if (start is NodeEvent { Anchor.IsEmpty: false } anchored)
        {
            anchors[anchored.Anchor] = node;
        }

        return node;
    }

    private YamlNode Referred(AnchorAlias alias, int depth)
    {
        if (!anchors.TryGetValue(alias.Value, out var referred))
        {
            throw Failure(alias.Start, $"there is no anchor '&{alias.Value}' before this; a text that begins with * must stand in quotes.");
        }

        return aliases.WhyNotSpent(referred, depth) is { } why
            ? throw Failure(alias.Start, why)
            : referred with
            {
                Location = Location(alias.Start),
            };
    }

    private YamlList LoadList(SourceLocation location, int depth)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(LoadNode(depth + 1));
        }

        return new YamlList(location, items.ToImmutable());
    }

    private YamlMapping LoadMapping(SourceLocation location, int depth)
    {
        var items = ImmutableArray.CreateBuilder<(YamlScalar, YamlNode)>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = LoadNode(depth + 1) as YamlScalar ?? throw Failure(parser.Current!.Start, "a key must be a single word.");
            items.Add((key, LoadNode(depth + 1)));
        }

        return MergeKeys.Resolve(new YamlMapping(location, items.ToImmutable()));
    }

    private SourceLocation Location(Mark mark) => new(file, (int)mark.Line, (int)mark.Column);

    private QualityGateException Failure(Mark mark, string message, Exception? cause = null) =>
        new(Diagnostic.Error(DiagnosticCodes.InvalidYaml, Location(mark), message), cause);
}
