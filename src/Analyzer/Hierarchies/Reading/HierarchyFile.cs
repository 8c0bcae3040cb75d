using System.Text;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Files.Trees;

namespace QualityGate.Hierarchies.Reading;

/// <summary>
/// Reads a hierarchy that the user wrote: a tree as YAML, JSON or Newick, or lines of parent and child. Its content says which; only where
/// it may be two of them, the file's name does.
/// </summary>
internal static class HierarchyFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Stops the reading of a large one.</param>
    /// <exception cref="QualityGateException">It cannot be read, or holds no hierarchy: all that is wrong is said at once.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static OwnHierarchy Read(InputPath file, CancellationToken cancellationToken = default)
    {
        var bytes = InputFile.ReadBytes(file, DataKind.Hierarchy, cancellationToken);

        // The bytes are decoded in their place.
        var sha256 = InputHash.Of(bytes);
        var text = TextDecoder.Decode(file.FullPath, bytes, DataKind.Hierarchy.InvalidCode);
        var draft = new ConceptDraft(file.FullPath);
        switch (KindOf(text, Path.GetExtension(file.FullPath).ToLowerInvariant()))
        {
            case Kind.Json:
                new TreeConcepts(draft, cancellationToken).Read(JsonTree.Parse(text, Rules(draft), cancellationToken));
                break;
            case Kind.Newick:
                new Newick(text, draft, cancellationToken).Read();
                break;
            case Kind.Table:
                new ParentChildTable(text, draft, cancellationToken).Read();
                break;
            default:
                if (YamlTree.Parse(text.File, text.ToString(), Rules(draft), cancellationToken) is { } root)
                {
                    new TreeConcepts(draft, cancellationToken).Read(root);
                }

                break;
        }

        var graph = DraftCheck.Build(draft);
        return new OwnHierarchy(file, sha256, [.. draft.Names], graph);
    }

    // In a mapping of lists a level of the hierarchy takes two brackets.
    private static TreeRules Rules(ConceptDraft draft) =>
        new((2 * DraftCheck.DeepestLevel) - 1, (location, message, cause) => draft.Fail(PlaceOf(location), message, cause))
        {
            RefuseDepth = location => new QualityGateException(
                Diagnostic.Error(DiagnosticCodes.HierarchyTooDeep, location, DraftCheck.TooDeep("the entry"))
            ),
        };

    private static Place PlaceOf(SourceLocation location) => new(location.Line, location.Column);

    private enum Kind
    {
        Yaml,
        Json,
        Newick,
        Table,
    }

    private static Kind KindOf(SourceText text, string ending)
    {
        var content = text.Content.Trim(" \t\r\n"u8);
        if (ending is ".csv" or ".tsv")
        {
            return Kind.Table;
        }

        return content switch
        {
            [(byte)'(', .., (byte)';'] => Kind.Newick,
            [(byte)'[', (byte)'&', .., (byte)';'] => Kind.Newick,
            _ when ending is ".nwk" or ".newick" or ".tree" or ".nh" => Kind.Newick,
            _ when ending is ".yml" or ".yaml" => Kind.Yaml,
            [(byte)'{' or (byte)'[', ..] => Kind.Json,
            _ when ending == ".json" => Kind.Json,
            _ => IsTable(content) ? Kind.Table : Kind.Yaml,
        };
    }

    // A line of YAML ends a key with a colon, or begins an item with a hyphen.
    private static bool IsTable(ReadOnlySpan<byte> content)
    {
        var end = content.IndexOf((byte)'\n');
        var line = Encoding.UTF8.GetString(end < 0 ? content : content[..end]).Trim();
        return TableLines.SeparatorOf(Encoding.UTF8.GetBytes(line)) is not null
            && !line.EndsWith(':')
            && !line.Contains(": ", StringComparison.Ordinal)
            && !line.StartsWith("- ", StringComparison.Ordinal)
            && line[0] is not ('#' or '%' or '&');
    }
}
