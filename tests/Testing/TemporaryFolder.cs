using System.Text;

namespace QualityGate.Testing;

/// <summary>A folder for the files of one test; gone when it is disposed of.</summary>
public sealed class TemporaryFolder : IDisposable
{
    // The file system in memory of Linux.
    private const string Memory = "/dev/shm";

    // Containers often have 64 MiB of it, in which a test of long files would fail.
    private const long EnoughMemory = 1L << 28;

    /// <summary>A folder on the disk, where programs can be run.</summary>
    public TemporaryFolder()
    {
        // On macOS it lies behind a link, and a process that runs in it is told where it really is.
        var path = Directory.CreateTempSubdirectory("qualitygate-").FullName;
        FullPath = OperatingSystem.IsMacOS() && path.StartsWith("/var/", StringComparison.Ordinal) ? $"/private{path}" : path;
    }

    /// <summary>A folder of a name that the test chose; it must not be there yet.</summary>
    public TemporaryFolder(string path) => FullPath = Directory.CreateDirectory(path).FullName;

    public string FullPath { get; }

    /// <summary>
    /// A folder of files that are only read and written: in memory, where the system has a file system there, since the disk takes a
    /// sixth of the time of tests. Programs cannot be run from it everywhere.
    /// </summary>
    public static TemporaryFolder InMemory() =>
        HasMemory() ? new TemporaryFolder(Path.Combine(Memory, $"qualitygate-{Guid.NewGuid():N}")) : new TemporaryFolder();

    public string PathTo(string relative) => Path.Combine(FullPath, relative);

    /// <summary>Writes a text file, and returns its full path.</summary>
    public string Write(string relative, string text) => Write(relative, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file, and returns its full path.</summary>
    public string Write(string relative, byte[] bytes)
    {
        var path = PathTo(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Deletes the folder; a second time nothing is left to do.</summary>
    public void Dispose()
    {
        if (Directory.Exists(FullPath))
        {
            Directory.Delete(FullPath, recursive: true);
        }
    }

    private static bool HasMemory() =>
        OperatingSystem.IsLinux()
        && Directory.Exists(Memory)
        && new DriveInfo(Memory) is { DriveFormat: "tmpfs", AvailableFreeSpace: >= EnoughMemory };
}
