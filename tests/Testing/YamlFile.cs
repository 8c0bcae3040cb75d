using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace QualityGate.Testing;

/// <summary>Ways through a YAML document that fail with the name of what is missing.</summary>
public static partial class YamlFile
{
    public static YamlMappingNode Load(string path) => Parse(File.ReadAllText(path));

    public static YamlMappingNode Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    /// <summary>The blocks of YAML in a page of Markdown.</summary>
    public static IEnumerable<YamlMappingNode> BlocksOf(string markdown) =>
        Fence().Matches(markdown).Where(match => match.Groups["kind"].Value == "yaml").Select(match => Parse(match.Groups["text"].Value));

    /// <summary>All mappings of a document, however deep they lie.</summary>
    public static IEnumerable<YamlMappingNode> Mappings(this YamlNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return node.AllNodes.OfType<YamlMappingNode>();
    }

    public static YamlMappingNode Map(this YamlNode node, string key) => (YamlMappingNode)node.Find(key)!;

    public static IEnumerable<YamlMappingNode> List(this YamlNode node, string key) =>
        ((YamlSequenceNode)node.Find(key)!).Cast<YamlMappingNode>();

    public static string? Text(this YamlNode node, string key) => (node.Find(key) as YamlScalarNode)?.Value;

    public static YamlNode? Find(this YamlNode node, string key) =>
        ((YamlMappingNode)node).Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    /// <summary>The entries of a mapping whose values are text; none where there is no such mapping.</summary>
    public static IEnumerable<(string Key, string Value)> Entries(this YamlNode node, string key) =>
        node.Find(key) is YamlMappingNode map
            ? map.Children.Select(entry => (((YamlScalarNode)entry.Key).Value!, ((YamlScalarNode)entry.Value).Value ?? string.Empty))
            : [];

    [GeneratedRegex(@"(?m)^```(?<kind>\w+)\n(?<text>(.*\n)*?)```$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fence();
}
