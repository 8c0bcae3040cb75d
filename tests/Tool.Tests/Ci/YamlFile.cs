using YamlDotNet.RepresentationModel;

namespace QualityGate.Tool.Tests.Ci;

/// <summary>Ways through a YAML document that fail with the name of what is missing.</summary>
internal static class YamlFile
{
    public static YamlMappingNode Load(string path) => Parse(File.ReadAllText(path));

    public static YamlMappingNode Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents.Single().RootNode;
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
}
