using QualityGate.Configuration.Yaml;

namespace QualityGate.Configuration.Composition;

/// <summary>
/// The entries of a file with its <c>defaults</c> filled in. An entry that names test data of its own takes none of the defaults, of
/// whatever kind, and settings of a kind of test data are for entries that have such.
/// </summary>
internal static class EntryDefaults
{
    /// <summary>The keys of an entry that cannot be defaults: each model has its own.</summary>
    private static readonly string[] OfModels = [EntryKeyNames.Name, EntryKeyNames.Model];

    private static readonly string[] TestData = [EntryKeyNames.Predictions, EntryKeyNames.Confusion, EntryKeyNames.Images];

    private static readonly (string Key, string TestData)[] Companions =
    [
        (EntryKeyNames.Columns, EntryKeyNames.Predictions),
        (EntryKeyNames.Scores, EntryKeyNames.Predictions),
        (EntryKeyNames.Orientation, EntryKeyNames.Confusion),
    ];

    /// <summary>The keys that defaults may have.</summary>
    public static string[] Keys => [.. EntryKeys.All.Select(key => key.Name).Except(OfModels)];

    /// <summary>Fills in what an entry does not say itself.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="defaults">The defaults; keys that they may not have are passed over.</param>
    public static YamlMapping Fill(YamlMapping entry, YamlMapping defaults)
    {
        bool Has(YamlMapping mapping, string key) => mapping.Items.Any(item => item.Key.Text == key);
        var hasOwn = TestData.Any(key => Has(entry, key));
        var taken = defaults with
        {
            Items =
            [
                .. defaults.Items.Where(item =>
                    Keys.Contains(item.Key.Text) && !(hasOwn && TestData.Contains(item.Key.Text) && !Has(entry, item.Key.Text))
                ),
            ],
        };
        var filled = YamlMerge.Of(entry, taken);
        var idle = Companions.Where(pair => !Has(entry, pair.Key) && !Has(filled, pair.TestData)).Select(pair => pair.Key).ToArray();
        return filled with { Items = filled.Items.RemoveAll(item => idle.Contains(item.Key.Text)) };
    }
}
