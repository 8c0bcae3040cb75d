using System.Text.Json.Nodes;
using QualityGate.Diagnostics;

namespace QualityGate.Reports.Interchange;

/// <summary>A diagnostic code as a rule of SARIF.</summary>
internal static class SarifRule
{
    /// <summary>The rule of a code, with the words of the one table of codes.</summary>
    public static JsonObject Of(string code)
    {
        var title = CodeTitles.Of(code);
        var page = HelpPage.Of(code);
        var rule = new JsonObject { ["id"] = code };
        if (title is not null)
        {
            rule["shortDescription"] = new JsonObject { ["text"] = title };
        }

        rule["help"] = new JsonObject { ["text"] = $"{(title is null ? string.Empty : $"{title}. ")}What to do: docs/codes/{code}.md" };
        if (page.StartsWith("https://", StringComparison.Ordinal))
        {
            rule["helpUri"] = page;
        }

        return rule;
    }
}
