using QualityGate.Configuration.Reading;
using QualityGate.Text;

namespace QualityGate.NUnit;

/// <summary>The names that a thresholds.yml has, for the message about one that it has not.</summary>
internal static class ModelNames
{
    /// <summary>All of them, and the one that is likely to be meant.</summary>
    public static string Describe(GateDefinition definition, string? wanted)
    {
        var names = definition.Entries.Select(entry => entry.Name).ToArray();
        return LogCommands.Defuse($"it has {string.Join(", ", names)}.{(wanted is null ? string.Empty : Suggestion.For(wanted, names))}");
    }
}
