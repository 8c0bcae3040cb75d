using QualityGate.Configuration.Yaml;

namespace QualityGate.Configuration.Composition;

/// <summary>
/// A mapping with what it inherits from another: mappings are joined key by key, and any other value of its own takes the place of the one
/// inherited. The value <c>~</c> takes an inherited one away.
/// </summary>
internal static class YamlMerge
{
    /// <summary>Joins two mappings.</summary>
    /// <param name="own">The mapping.</param>
    /// <param name="inherited">The mapping that it inherits from.</param>
    /// <returns>Its own keys in their order, and then those that it inherits; all nodes keep their places.</returns>
    public static YamlMapping Of(YamlMapping own, YamlMapping inherited)
    {
        var before = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (var (key, value) in inherited.Items)
        {
            before.TryAdd(KeyIdentity.Of(key), value);
        }

        var named = own.Items.Select(item => KeyIdentity.Of(item.Key)).ToHashSet(StringComparer.Ordinal);
        return own with
        {
            Items =
            [
                .. from item in own.Items
                let value = before.GetValueOrDefault(KeyIdentity.Of(item.Key))
                where value is null || item.Value is not YamlScalar { IsNothing: true }
                select (item.Key, (item.Value, value) is (YamlMapping mine, YamlMapping its) ? Of(mine, its) : item.Value),
                .. inherited.Items.Where(item => !named.Contains(KeyIdentity.Of(item.Key))),
            ],
        };
    }
}
