namespace QualityGate.Files;

/// <summary>The place that a report goes to, at the end of the links of its path.</summary>
/// <param name="FullPath">The full path, links and all.</param>
/// <param name="Real">The path of the file itself.</param>
/// <param name="IsOpen">Whether it is something that a process has open, such as <c>/dev/stderr</c> or <c>/dev/fd/3</c>.</param>
internal sealed record ReportPlace(string FullPath, string Real, bool IsOpen)
{
    /// <summary>The comparison of paths: where case doesn't tell files apart, it doesn't here.</summary>
    public static StringComparer Comparer { get; } =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>
    /// True when there is a file with something in it, which another may take the place of. Devices and pipes have no length.
    /// </summary>
    public bool HoldsFile => !IsOpen && File.Exists(Real) && new FileInfo(Real).Length > 0;

    /// <summary>Follows the path of a report.</summary>
    /// <exception cref="IOException">Its links lead in circles, or it is relative and there is no current folder.</exception>
    public static ReportPlace Of(string path)
    {
        var full = Path.GetFullPath(path);
        var followed = FollowedPath.Of(full);
        return new ReportPlace(full, followed.Real, followed.Links.Any(link => link.StartsWith("/proc/", StringComparison.Ordinal)));
    }

    /// <summary>
    /// Writes straight into a device, a pipe, or what a process has open: nothing may take its place. Says false, and has done nothing,
    /// where there is a file or nothing at all.
    /// </summary>
    public bool TryWriteInto(Action<Stream> write)
    {
        // (.NET says of a link that leads nowhere that it is there.)
        if (HoldsFile || !File.Exists(IsOpen ? FullPath : Real))
        {
            return false;
        }

        using var stream = new FileStream(
            FullPath,
            IsOpen ? FileMode.Append : FileMode.Open,
            FileAccess.Write,
            FileShare.ReadWrite,
            bufferSize: 0
        );
        if (!IsOpen && IsEmptyFile(stream))
        {
            return false;
        }

        write(stream);
        return true;
    }

    // .NET tells no device from an empty file, but only a file can be cut to a length.
    private static bool IsEmptyFile(FileStream stream)
    {
        try
        {
            if (stream.CanSeek)
            {
                stream.SetLength(0);
                return true;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // A device.
        }

        return false;
    }
}
