using QualityGate.Diagnostics;
using QualityGate.Files.Trees;

namespace QualityGate.Configuration.Yaml;

/// <summary>Loads a YAML document as nodes that know their place, with the keys that others give them by <c>&lt;&lt;</c>.</summary>
/// <param name="repeated">Looks for keys that stand twice.</param>
internal sealed class YamlLoader(RepeatedKeys repeated)
{
    // No thresholds.yml is as deep as this; a hostile file must not exhaust the stack.
    private static readonly TreeRules Rules = new(
        DeepestNesting: 32,
        (location, message, cause) => new QualityGateException(Diagnostic.Error(DiagnosticCodes.InvalidYaml, location, message), cause)
    )
    {
        References = YamlReferences.Followed,
    };

    // Several aliases stand for one node, which is made once.
    private readonly Dictionary<DataNode, YamlNode> made = new(ReferenceEqualityComparer.Instance);

    /// <summary>Loads the only document of a text; null when the text holds none.</summary>
    /// <param name="file">The file that the text stands in.</param>
    /// <param name="text">The text.</param>
    /// <param name="diagnostics">Takes the complaints about keys that stand twice, of which the first counts.</param>
    /// <exception cref="QualityGateException">The text is not YAML (QG0002).</exception>
    public static YamlNode? Load(string file, string text, List<Diagnostic> diagnostics) =>
        YamlTree.Parse(file, text, Rules) is { } root ? new YamlLoader(new RepeatedKeys(diagnostics)).NodeOf(root) : null;

    private YamlNode NodeOf(DataNode node) => made.TryGetValue(node, out var known) ? known : made[node] = Make(node);

    private YamlNode Make(DataNode node) =>
        node switch
        {
            DataScalar scalar => ScalarOf(scalar),
            DataList list => new YamlList(list.Location, [.. list.Items.Select(NodeOf)]),
            _ => MergeKeys.Resolve(
                repeated.Drop(
                    new YamlMapping(node.Location, [.. ((DataMap)node).Entries.Select(entry => (ScalarOf(entry.Key), NodeOf(entry.Value)))])
                )
            ),
        };

    private static YamlScalar ScalarOf(DataScalar scalar) => new(scalar.Location, scalar.Text, scalar.Kind == ScalarKind.Plain);
}
