namespace QualityGate.Hierarchies.Reading;

/// <summary>A node of a YAML or JSON document.</summary>
/// <param name="Place">The place where it begins.</param>
internal abstract record TreeNode(Place Place);

/// <summary>A text, or nothing.</summary>
internal sealed record TreeText(Place Place, string? Text) : TreeNode(Place);

/// <summary>A list.</summary>
internal sealed record TreeList(Place Place, List<TreeNode> Items) : TreeNode(Place);

/// <summary>A mapping, with repeated keys as they stand.</summary>
internal sealed record TreeMapping(Place Place, List<(TreeText Key, TreeNode Value)> Items) : TreeNode(Place)
{
    /// <summary>The value of a key; null where it is missing.</summary>
    public TreeNode? this[string key] => Items.Find(item => item.Key.Text == key).Value;
}
