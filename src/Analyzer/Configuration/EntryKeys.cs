using System.Collections.Immutable;

namespace QualityGate.Configuration;

/// <summary>All keys of an entry, each described once, in the order in which they are applied, written and documented.</summary>
internal static class EntryKeys
{
    /// <summary>All keys. Their names are generated from here into <see cref="EntryKeyNames"/>.</summary>
    public static ImmutableArray<EntryKey> All { get; } = [.. ModelKeys.All, .. TestDataKeys.All, .. AnalysisKeys.All, .. LimitKeys.All];

    /// <summary>The keys that an analysis has beside its model, of some of its stops, or of all.</summary>
    public static IEnumerable<EntryKey> OfAnalysis(params IEnumerable<EntryTopic> topics) =>
        All.Where(key => key.Set is not null && (!topics.Any() || topics.Contains(key.Topic)));

    /// <summary>Finds a key by its name.</summary>
    public static EntryKey? Find(string name) => All.FirstOrDefault(key => key.Name == name);

    /// <summary>The key that an argument of a method is called after: <c>labels-order</c> for <c>labelsOrder</c>.</summary>
    /// <exception cref="ArgumentException">No key is called so.</exception>
    public static EntryKey OfArgument(string argument) =>
        Find(string.Concat(argument.Select(letter => char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{letter}")))
        ?? throw new ArgumentException($"No key of an entry is called as the argument '{argument}' is.", nameof(argument));
}
