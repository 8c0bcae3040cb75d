using NUnit.Framework.Internal;
using QualityGate.Gates;

namespace QualityGate.NUnit;

/// <summary>Where files are looked for that a test names by a relative path.</summary>
internal static class TestFolder
{
    /// <summary>The folder of the assembly whose test runs.</summary>
    public static string Current => Of(TestExecutionContext.CurrentContext.CurrentTest?.TypeInfo?.Assembly.Location);

    /// <summary>The folder of a test assembly.</summary>
    public static string Of(string? assembly) => string.IsNullOrEmpty(assembly) ? AppContext.BaseDirectory : Path.GetDirectoryName(assembly)!;

    /// <summary>The nearest thresholds.yml: from the test assembly's folder upwards, then from the current one.</summary>
    public static string? NearestThresholds(string testFolder) =>
        ThresholdsFile.FindNearest(testFolder) ?? ThresholdsFile.FindNearest(Directory.GetCurrentDirectory());

    /// <summary>
    /// The folders that a relative path may start from; the first in which something is found counts. It means first of all what
    /// it means in thresholds.yml: a copy in the output folder would have no entry there.
    /// </summary>
    public static IEnumerable<string> Roots(string testFolder) => new[]
    {
        NearestThresholds(testFolder) is { } thresholds ? Path.GetDirectoryName(thresholds) : null,
        Directory.GetCurrentDirectory(),
        testFolder,
    }.OfType<string>().Select(Path.TrimEndingDirectorySeparator).Distinct();

    /// <summary>The full path of a file, or null when there is none in any of the folders.</summary>
    public static string? Find(string path) => path.Contains('\0', StringComparison.Ordinal) || string.IsNullOrWhiteSpace(path)
        ? null
        : Roots(Current).Select(root => Path.GetFullPath(path, root)).FirstOrDefault(File.Exists);
}
