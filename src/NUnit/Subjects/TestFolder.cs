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

    /// <summary>The folders above the test assembly's, nearest first: a repository without thresholds.yml has its models there, too.</summary>
    public static IEnumerable<string> Above(string testFolder)
    {
        for (var folder = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(testFolder)); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }

    /// <summary>Where a file was looked for, for messages.</summary>
    public static string Describe(string testFolder) => $"{string.Join(", ", Roots(testFolder))}, and above {testFolder}";

    /// <summary>The full path of a file, or null when there is none in any of the folders.</summary>
    public static string? Find(string path) => Find(path, Current);

    /// <summary>The same for the tests of an assembly.</summary>
    public static string? Find(string path, string testFolder) => path.Contains('\0', StringComparison.Ordinal) || string.IsNullOrWhiteSpace(path)
        ? null
        : Roots(testFolder).Concat(Above(testFolder)).Select(root => Path.GetFullPath(path, root)).FirstOrDefault(File.Exists);

    /// <summary>The path of a file that was named, if it is not there as it stands, found as a text would be.</summary>
    public static string PathOf(FileInfo file) => file.Exists ? file.FullName : Find(file.ToString()) ?? Expect(file.ToString());

    /// <summary>The full path of a file that is nowhere, in the folder where it most likely should be: what is wrong with its name is said there.</summary>
    public static string Expect(string path) => new[] { Directory.GetCurrentDirectory() }.Concat(Roots(Current)).Concat(Above(Current))
        .Select(root => Path.GetFullPath(path, root)).FirstOrDefault(full => Directory.Exists(Path.GetDirectoryName(full))) ?? Path.GetFullPath(path);
}
