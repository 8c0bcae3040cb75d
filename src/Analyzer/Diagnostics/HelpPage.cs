using System.Reflection;

namespace QualityGate.Diagnostics;

/// <summary>The address of a code's page, which says what happened and what to do.</summary>
internal static class HelpPage
{
    private static readonly string Root =
        typeof(HelpPage)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(attribute => attribute.Key == "ProjectFilesUrl")
            ?.Value
        ?? string.Empty;

    /// <summary>The URL of the page at the commit that this was built from; its path in the repository where no URL is known.</summary>
    public static string Of(string code) => $"{Root}docs/codes/{code}.md";
}
