using QualityGate.Diagnostics;

namespace QualityGate.Configuration.Yaml;

/// <summary>
/// The key <c>&lt;&lt;</c> of YAML: its mapping, or each of its list of mappings, gives the keys that the mapping around it does not have
/// itself. Of several mappings that have a key, the first counts (https://yaml.org/type/merge.html).
/// </summary>
internal static class MergeKeys
{
    private const string Merge = "<<";

    /// <summary>The mapping with the keys that others give it.</summary>
    /// <exception cref="QualityGateException">The key stands twice (QG0007), or its value is neither (QG0005).</exception>
    public static YamlMapping Resolve(YamlMapping mapping)
    {
        var merges = mapping.Items.Where(item => IsMerge(item.Key)).ToArray();
        if (merges.Length == 0)
        {
            return mapping;
        }

        if (merges.Length > 1)
        {
            throw Failure(
                DiagnosticCodes.DuplicateKey,
                merges[1].Key,
                "the key '<<' stands twice; write one with a list: '<<: [*first, *second]'."
            );
        }

        var own = mapping.Items.RemoveAll(item => IsMerge(item.Key));
        var taken = own.Select(item => KeyIdentity.Of(item.Key)).ToHashSet(StringComparer.Ordinal);
        var given = Sources(merges[0].Value).SelectMany(source => source.Items);
        return mapping with
        {
            Items = [.. own, .. given.Where(item => taken.Add(KeyIdentity.Of(item.Key)))],
        };
    }

    /// <summary>True for a key <c>&lt;&lt;</c> without quotes.</summary>
    public static bool IsMerge(YamlScalar key) => key is { IsPlain: true, Text: Merge };

    private static IEnumerable<YamlMapping> Sources(YamlNode value) =>
        value switch
        {
            YamlMapping mapping => [mapping],
            YamlList list => list.Items.Select(item => item as YamlMapping ?? throw Wrong(item)),
            _ => throw Wrong(value),
        };

    private static QualityGateException Wrong(YamlNode node) =>
        Failure(
            DiagnosticCodes.WrongType,
            node,
            $"'<<' takes a mapping or a list of mappings, such as '<<: *common', but this is {node.Kind}."
        );

    private static QualityGateException Failure(string code, YamlNode node, string message) =>
        new(Diagnostic.Error(code, node.Location, message));
}
