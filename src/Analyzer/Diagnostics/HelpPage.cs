using System.Reflection;

namespace QualityGate.Diagnostics;

/// <summary>Where the page of a code is: what happened, and what to do.</summary>
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
