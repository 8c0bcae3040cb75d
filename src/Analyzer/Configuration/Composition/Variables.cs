using System.Text;
using System.Text.RegularExpressions;
using QualityGate.Configuration.Yaml;
using QualityGate.Diagnostics;

namespace QualityGate.Configuration.Composition;

/// <summary>
/// Environment variables in the values of a gate file: <c>${NAME}</c>, or <c>${NAME:-default}</c> where the default counts for one that
/// is not set or empty. <c>$${</c> stands for the text <c>${</c>.
/// </summary>
/// <param name="environment">Gives the value of a variable; null for one that is not set.</param>
/// <param name="diagnostics">Takes the complaints.</param>
internal sealed partial class Variables(Func<string, string?> environment, List<Diagnostic> diagnostics)
{
    private readonly SortedDictionary<string, string?> used = new(StringComparer.Ordinal);

    /// <summary>The variables that were asked for, in ordinal order.</summary>
    public IEnumerable<UsedVariable> Used => used.Select(variable => new UsedVariable(variable.Key, variable.Value));

    /// <summary>A node with the values of variables in it; keys stay as they are.</summary>
    public YamlNode Fill(YamlNode node) =>
        node switch
        {
            YamlList list => list with { Items = [.. list.Items.Select(Fill)] },
            YamlMapping mapping => mapping with { Items = [.. mapping.Items.Select(item => (item.Key, Fill(item.Value)))] },
            YamlScalar scalar when scalar.Text.Contains("${", StringComparison.Ordinal) => Fill(scalar),
            _ => node,
        };

    // In braces and brackets a value with a variable must stand in quotes, but may be a number all the same.
    private YamlScalar Fill(YamlScalar scalar)
    {
        var (text, from) = (new StringBuilder(), 0);
        for (int start; (start = scalar.Text.IndexOf("${", from, StringComparison.Ordinal)) >= 0;)
        {
            text.Append(scalar.Text, from, start - from);
            if (start > from && scalar.Text[start - 1] == '$')
            {
                text.Append('{');
                from = start + 2;
            }
            else if (Reference().Match(scalar.Text, start) is { Success: true } match)
            {
                text.Append(
                    Value(scalar, match.Groups["name"].Value, match.Groups["default"] is { Success: true } other ? other.Value : null)
                );
                from = start + match.Length;
            }
            else
            {
                Complain(
                    scalar,
                    "a variable is written ${NAME} or ${NAME:-default}, with letters, digits and '_' in its name; a text that holds "
                        + "'${' is written '$${'."
                );
                return scalar;
            }
        }

        return scalar with
        {
            Text = text.Append(scalar.Text, from, scalar.Text.Length - from).ToString(),
            IsPlain = true,
        };
    }

    private string Value(YamlScalar scalar, string name, string? otherwise)
    {
        var value = environment(name);
        used[name] = value;
        if (value is null && otherwise is null)
        {
            Complain(scalar, $"the environment variable '{name}' is not set; set it, or give a default: ${{{name}:-default}}.");
        }

        return string.IsNullOrEmpty(value) ? otherwise ?? string.Empty : value;
    }

    private void Complain(YamlScalar scalar, string message) =>
        diagnostics.Add(Diagnostic.Error(DiagnosticCodes.VariableNotSet, scalar.Location, message));

    [GeneratedRegex(
        @"\G\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(:-(?<default>[^}]*))?\}",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Reference();
}
