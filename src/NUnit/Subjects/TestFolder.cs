using NUnit.Framework.Internal;
using QualityGate.Configuration;
using QualityGate.Files;

namespace QualityGate.NUnit;

/// <summary>The folders in which files are looked for that a test names by a relative path.</summary>
/// <param name="FullPath">The folder of the test assembly.</param>
/// <param name="Project">The folder of its project, where the build has noted it: where the other does not lie in it.</param>
internal sealed record TestFolder(string FullPath, string? Project)
{
    /// <summary>The folders of the assembly whose test runs.</summary>
    public static TestFolder Current => Of(TestExecutionContext.CurrentContext.CurrentTest?.TypeInfo?.Assembly.Location);

    /// <summary>The folders to begin in on the way upwards.</summary>
    private IEnumerable<string> Starts => new[] { FullPath, Project }.OfType<string>();

    /// <summary>
    /// The folders that a relative path may start from; the first in which something is found counts. It means first of all what
    /// it means in thresholds.yml: a copy in the output folder would have no entry there.
    /// </summary>
    public IEnumerable<string> Roots =>
        new[]
        {
            NearestThresholds() is { } thresholds ? Path.GetDirectoryName(thresholds) : null,
            Directory.GetCurrentDirectory(),
            FullPath,
        }
            .OfType<string>()
            .Select(Path.TrimEndingDirectorySeparator)
            .Distinct();

    /// <summary>
    /// The folders above the test assembly's, nearest first, then the project's and those above: a repository without thresholds.yml
    /// has its models there, too.
    /// </summary>
    public IEnumerable<string> Further => Starts.SelectMany(Upwards).Distinct().Where(folder => folder != FullPath);

    /// <summary>The folder of a test assembly.</summary>
    public static TestFolder Of(string? assembly)
    {
        var folder = Path.TrimEndingDirectorySeparator(
            string.IsNullOrEmpty(assembly) ? AppContext.BaseDirectory : Path.GetDirectoryName(assembly)!
        );
        return new TestFolder(folder, ProjectNote.Read(assembly, folder));
    }

    /// <summary>
    /// The nearest thresholds.yml: from the test assembly's folder upwards, then from the current one, then from the project's.
    /// </summary>
    public string? NearestThresholds() =>
        ThresholdsFile.FindNearest(FullPath)
        ?? ThresholdsFile.FindNearest(Directory.GetCurrentDirectory())
        ?? (Project is null ? null : ThresholdsFile.FindNearest(Project));

    /// <summary>The full path of a file, or null when there is none in any of the folders.</summary>
    public string? Find(string path) =>
        path.Contains('\0', StringComparison.Ordinal) || string.IsNullOrWhiteSpace(path)
            ? null
            : Roots.Concat(Further).Select(root => Path.GetFullPath(path, root)).FirstOrDefault(File.Exists);

    /// <summary>The full path of a folder, or null when there is none in any of the folders.</summary>
    public string? FindFolder(string path) =>
        path.Contains('\0', StringComparison.Ordinal) || string.IsNullOrWhiteSpace(path)
            ? null
            : Roots.Concat(Further).Select(root => Path.GetFullPath(path, root)).FirstOrDefault(Directory.Exists);

    /// <summary>
    /// The full path of test data, which may be a file, a folder, or a pattern whose folder up to the first star is there; null when there
    /// is none in any of the folders.
    /// </summary>
    public string? FindData(string path) =>
        Find(path)
        ?? (
            path.Contains('\0', StringComparison.Ordinal) || string.IsNullOrWhiteSpace(path)
                ? null
                : Roots
                    .Concat(Further)
                    .Select(root => Path.GetFullPath(path, root))
                    .FirstOrDefault(place => Directory.Exists(FilePattern.IsPattern(place) ? RootOf(place) : place))
        );

    /// <summary>The path of a file that was named, if it is not there as it stands, found as a text would be.</summary>
    public string PathOf(FileInfo file) => file.Exists ? file.FullName : Find(file.ToString()) ?? Expect(file.ToString());

    /// <summary>
    /// The full path of a file that is nowhere, in the folder where it most likely should be: what is wrong with its name is said there.
    /// </summary>
    public string Expect(string path)
    {
        string[] places =
        [
            .. new[] { Directory.GetCurrentDirectory() }
                .Concat(Roots)
                .Concat(Further)
                .Distinct()
                .Select(root => Path.GetFullPath(path, root)),
        ];
        return places.FirstOrDefault(place => NearbyPath.NearestFile(place) is not null)
            ?? places.FirstOrDefault(place => Directory.Exists(Path.GetDirectoryName(place)))
            ?? Path.GetFullPath(path);
    }

    /// <summary>
    /// Asks, at the end of a message, for the file that was likely meant by a path at which there is none; empty where none is near.
    /// </summary>
    public string Suggest(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal) || string.IsNullOrWhiteSpace(path))
        {
            return string.Empty;
        }

        var found = Roots
            .Concat(Further)
            .Select(root =>
                NearbyPath.NearestFile(Path.GetFullPath(path, root)) is { } near
                    ? Path.IsPathRooted(path)
                        ? near
                        : Path.GetRelativePath(root, near)
                    : null
            )
            .FirstOrDefault(near => near is not null);
        return found is null ? string.Empty : $" Did you mean '{found.Replace('\\', '/')}'?";
    }

    /// <summary>The folders in which a file was looked for, for messages.</summary>
    public string Describe() => Describe(Roots, [.. Starts]);

    /// <summary>The folders in which the nearest thresholds.yml was looked for, for messages.</summary>
    public string DescribeNearest() => Describe([], [.. Starts.Append(Directory.GetCurrentDirectory()).Distinct()]);

    /// <summary>The message about a thresholds.yml that is nowhere.</summary>
    /// <param name="file">The path that was given; null for the nearest.</param>
    public string DescribeMissing(string? file) =>
        Path.IsPathFullyQualified(file ?? string.Empty)
            ? $"There is no '{file}'.{Suggest(file!)}"
            : $"There is no '{file ?? ThresholdsFile.DefaultName}' in {(file is null ? DescribeNearest() : Describe())}. Put it "
                + $"into one of these folders, or give its full path.{(file is null ? string.Empty : Suggest(file))}";

    private static string RootOf(string pattern) => Path.GetDirectoryName(pattern[..pattern.IndexOf('*', StringComparison.Ordinal)]) ?? "/";

    // Folders above one that is listed as "… and above" need not be listed themselves.
    private static string Describe(IEnumerable<string> folders, string[] starts)
    {
        var above = starts.SelectMany(start => Upwards(start).Skip(1)).ToHashSet();
        return string.Join(", ", folders.Except(above).Except(starts).Concat(starts.Except(above).Select(start => $"{start} and above")));
    }

    private static IEnumerable<string> Upwards(string start)
    {
        for (var folder = Path.TrimEndingDirectorySeparator(start); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }
}
