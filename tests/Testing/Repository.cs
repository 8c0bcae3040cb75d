using System.Reflection;

namespace QualityGate.Testing;

/// <summary>The repository: where it is, and how it was built.</summary>
public static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Configuration { get; } = Metadata("Configuration");

    public static string PathTo(string relative) => Path.GetFullPath(relative, Root);

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
