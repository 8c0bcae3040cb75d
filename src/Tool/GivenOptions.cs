using System.CommandLine;
using System.CommandLine.Parsing;

namespace QualityGate.Tool;

/// <summary>The values of an option as validators need them.</summary>
internal static class GivenOptions
{
    /// <summary>
    /// The values as they were written; none where the option or its value is missing, which asking for the value itself would not survive.
    /// </summary>
    public static string[] Given(this CommandResult result, Option option) =>
        [.. result.GetResult(option)?.Tokens.Select(token => token.Value) ?? []];
}
