using System.Collections.Immutable;
using QualityGate.Diagnostics;

namespace QualityGate.Configuration.Yaml;

/// <summary>
/// Keys that stand twice in a mapping as it is written, or under two names of a metric. They are looked for before mappings are joined:
/// afterwards, what overrides a key would hide that it was repeated.
/// </summary>
/// <param name="diagnostics">Takes the complaints.</param>
internal sealed class RepeatedKeys(List<Diagnostic> diagnostics)
{
    // A mapping behind an anchor is read again for each of its aliases.
    private readonly HashSet<SourceLocation> known = [];

    /// <summary>The mapping with the first of each key; the others are complained about.</summary>
    public YamlMapping Drop(YamlMapping mapping)
    {
        var first = new Dictionary<string, YamlScalar>(StringComparer.Ordinal);
        var kept = ImmutableArray.CreateBuilder<(YamlScalar Key, YamlNode Value)>(mapping.Items.Length);
        foreach (var (key, value) in mapping.Items)
        {
            // Two numbers with a decimal comma may have the same decimals, and two '<<' have a message of their own.
            if (MappingReader.IsDecimalPart(key, value) || MergeKeys.IsMerge(key) || first.TryAdd(KeyIdentity.Of(key), key))
            {
                kept.Add((key, value));
            }
            else if (diagnostics.Count < MappingReader.MostDiagnostics && known.Add(key.Location))
            {
                diagnostics.Add(Complaint(key, value, first[KeyIdentity.Of(key)]));
            }
        }

        return mapping with
        {
            Items = kept.DrainToImmutable(),
        };
    }

    private static Diagnostic Complaint(YamlScalar key, YamlNode value, YamlScalar first)
    {
        var twice =
            key.Text == first.Text
                ? $"the key '{key.Text}' stands twice, first in line {first.Location.Line}"
                : $"'{key.Text}' is another name of '{first.Text}', which stands in line {first.Location.Line} already";
        var advice = value is YamlMapping ? "join the two" : "remove one";
        return Diagnostic.Error(DiagnosticCodes.DuplicateKey, key.Location, $"{twice}; {advice}.");
    }
}
