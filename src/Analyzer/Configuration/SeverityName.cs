using QualityGate.Diagnostics;
using QualityGate.Text;

namespace QualityGate.Configuration;

/// <summary>The names of severities, in thresholds.yml and wherever else a user names one.</summary>
internal static class SeverityName
{
    /// <summary>The names.</summary>
    public static IReadOnlyList<string> All { get; } = ["error", "warning"];

    /// <summary>Finds a severity by its name.</summary>
    /// <param name="name">A name of <see cref="All"/>.</param>
    /// <returns>The severity, or null when there is none of that name.</returns>
    public static Severity? Find(string name) =>
        name switch
        {
            "error" => Severity.Error,
            "warning" => Severity.Warning,
            _ => null,
        };

    /// <summary>The message about a name that no severity has.</summary>
    /// <param name="key">The key or option that the user gave the name for.</param>
    /// <param name="name">The name.</param>
    /// <returns>A message that lists the names, and guesses which is meant.</returns>
    public static string Unknown(string key, string name) =>
        $"'{key}' cannot be '{name}'.{Suggestion.For(name, All)} It is one of: {string.Join(", ", All)}.";
}
