using QualityGate.Configuration.Yaml;

namespace QualityGate.Configuration.Composition;

/// <summary>
/// The entries of a file with its <c>defaults</c> filled in. An entry that names test data of its own takes none of the defaults, of
/// whatever kind, and settings of a kind of test data are for entries that have such.
/// </summary>
internal static class EntryDefaults
{
    /// <summary>The keys that defaults may have.</summary>
    public static string[] Keys => [.. EntryKeys.All.Where(key => !key.IsOwn).Select(key => key.Name)];

    /// <summary>Fills in what an entry does not say itself.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="defaults">The defaults; keys that they may not have are passed over.</param>
    public static YamlMapping Fill(YamlMapping entry, YamlMapping defaults)
    {
        bool Has(YamlMapping mapping, string key) => mapping.Items.Any(item => item.Key.Text == key);
        string[] testData = [.. EntryKeys.All.Where(key => key.IsKindOfTestData).Select(key => key.Name)];
        var hasOwn = testData.Any(key => Has(entry, key));
        var taken = defaults with
        {
            Items =
            [
                .. defaults.Items.Where(item =>
                    Keys.Contains(item.Key.Text) && !(hasOwn && testData.Contains(item.Key.Text) && !Has(entry, item.Key.Text))
                ),
            ],
        };
        var filled = YamlMerge.Of(entry, taken);
        string[] idle =
        [
            .. EntryKeys
                .All.Where(key => key.Requires is { } companion && !Has(entry, key.Name) && !Has(filled, companion.Key))
                .Select(key => key.Name),
        ];
        return filled with { Items = filled.Items.RemoveAll(item => idle.Contains(item.Key.Text)) };
    }
}
