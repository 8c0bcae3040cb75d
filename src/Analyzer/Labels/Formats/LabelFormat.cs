using System.Collections.Immutable;
using System.Text;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Files.Trees;

namespace QualityGate.Labels.Formats;

/// <summary>Reads labels in whatever form they have: the content shows it, and where that leaves a choice, the file's name.</summary>
internal static class LabelFormat
{
    private const int LongestStart = 10_000;

    private static readonly TreeRules Rules = new(DeepestNesting: 32, LabelMistake.Of)
    {
        NotJson = $"this is not JSON; {TreeLabels.Form}.",
        References = YamlReferences.Anchors,
    };

    private static readonly byte[][] YamlKeys = ["names:"u8.ToArray(), "id2label:"u8.ToArray(), "class_names:"u8.ToArray()];

    /// <summary>Reads the labels as they are written, in the order of the classes.</summary>
    /// <exception cref="QualityGateException">The file has none of the forms (QG3004), or leaves a doubt (QG3032).</exception>
    public static ImmutableArray<WrittenLabel> Read(SourceText source, CancellationToken cancellationToken)
    {
        var extension = Path.GetExtension(source.File).ToLowerInvariant();
        var start = source.Content.TrimStart(" \t\n"u8);
        return start switch
        {
            [] => [],
            [(byte)'{' or (byte)'[', ..] => TreeLabels.Of(
                IsPython(start) ? Yaml(source, cancellationToken)! : JsonTree.Parse(source, Rules, cancellationToken),
                cancellationToken
            ),
            _ when PbtxtTree.IsOne(Start(start)) => TreeLabels.Of(PbtxtTree.Parse(source, cancellationToken), cancellationToken),
            _ when extension is ".yaml" or ".yml" || IsYaml(source.Content) => Yaml(source, cancellationToken) is { } root
                ? TreeLabels.Of(root, cancellationToken)
                : [],
            _ => ReadLines(source, extension, cancellationToken),
        };
    }

    private static DataNode? Yaml(SourceText source, CancellationToken cancellationToken) =>
        YamlTree.Parse(source.File, source.ToString(), Rules, cancellationToken);

    private static ImmutableArray<WrittenLabel> ReadLines(SourceText source, string extension, CancellationToken cancellationToken)
    {
        if (TableForm.SeparatorOf(source) is { } separator)
        {
            return TableLabels.Of(LabelTable.Read(source, separator, cancellationToken), cancellationToken);
        }

        var labels = NumberedLabels.TryParse(source, cancellationToken) ?? TextLabels.Parse(source, cancellationToken);
        return extension is ".csv" or ".tsv" && labels is [var first, ..] && TableColumns.IsHeaderOfOne(first.Text)
            ? labels.RemoveAt(0)
            : labels;
    }

    // A dictionary or a list as Python prints it is no JSON, but YAML: the keys have no quotes, or single ones.
    private static bool IsPython(ReadOnlySpan<byte> start)
    {
        var opening = start[..^start.TrimStart(" \t\n[{("u8).Length].TrimEnd(" \t\n"u8);
        return start[opening.Length..].TrimStart(" \t\n"u8) is [var first, ..]
            && (first == (byte)'\'' || (opening is [.., (byte)'{'] && char.IsAsciiDigit((char)first)));
    }

    private static bool IsYaml(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("---\n"u8) || content.StartsWith("%YAML"u8))
        {
            return true;
        }

        foreach (var key in YamlKeys)
        {
            for (var offset = 0; content[offset..].IndexOf(key) is >= 0 and var found; offset += found + key.Length)
            {
                if (offset + found == 0 || content[offset + found - 1] == (byte)'\n')
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string Start(ReadOnlySpan<byte> start) => Encoding.UTF8.GetString(start[..Math.Min(LongestStart, start.Length)]);
}
