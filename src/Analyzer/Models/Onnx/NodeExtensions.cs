namespace QualityGate.Models.Onnx;

/// <summary>What the generated class does not offer: a node's attributes by name, and a way to name it in a message.</summary>
internal static class NodeExtensions
{
    /// <summary>Whether the operator is one of ONNX's own, not of another domain.</summary>
    public static bool IsStandard(this NodeProto node) => node.Domain is "" or "ai.onnx";

    /// <summary>An attribute by name, or null.</summary>
    public static AttributeProto? Find(this NodeProto node, string name) =>
        node.Attribute.FirstOrDefault(attribute => attribute.Name == name);

    /// <summary>An integer attribute, or what the specification says when it is absent.</summary>
    public static long Integer(this NodeProto node, string name, long absent) => node.Find(name)?.I ?? absent;

    /// <summary>A float attribute, or what the specification says when it is absent.</summary>
    public static double Number(this NodeProto node, string name, double absent) => node.Find(name)?.F ?? absent;

    /// <summary>The operator and the node's name, for messages.</summary>
    public static string Describe(this NodeProto node)
    {
        var type = node.IsStandard() ? node.OpType : $"{node.Domain}.{node.OpType}";
        return node.Name.Length > 0 ? $"{type} (node '{node.Name}')" : type;
    }
}
