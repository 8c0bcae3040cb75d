using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace QualityGate.Runs.Caching;

/// <summary>
/// The manifest of the last run of a gate: the files that it rests on, those that it has written, and the text that it printed. Build nodes
/// read it to see whether anything has changed, and print the text again where nothing has. A plain file of lines, closed by the SHA-256 of
/// all before: a manifest that was cut, has a changed bit or misses a line does not verify, and is as if it weren't there.
/// </summary>
internal sealed record Manifest
{
    /// <summary>The name of the file in the cache folder of a gate.</summary>
    public const string FileName = "manifest.txt";

    private const string Title = "QualityGate manifest 3";
    private const int HashLength = 64;

    /// <summary>True when the run passed. The text of another run is never given again by a build node.</summary>
    public bool HasPassed { get; init; }

    /// <summary>The files, folders and links that the run rests on; none where they could not be recorded.</summary>
    public IReadOnlyList<RecordedFile> Inputs { get; init; } = [];

    /// <summary>The environment variables that the run rests on.</summary>
    public IReadOnlyList<RecordedVariable> Variables { get; init; } = [];

    /// <summary>The reports.</summary>
    public IReadOnlyList<RecordedFile> Reports { get; init; } = [];

    /// <summary>The lines that were printed.</summary>
    public IReadOnlyList<string> Log { get; init; } = [];

    /// <summary>The warnings that were reported.</summary>
    public IReadOnlyList<ManifestWarning> Warnings { get; init; } = [];

    /// <summary>
    /// The last day of UTC on which the result is the same, such as 2027-03-01: then an exception expires. Null where none does.
    /// </summary>
    public string? LastDay { get; init; }

    /// <summary>
    /// The path of the first file, or the name of the first variable, that has changed since the run, or the exceptions where the day has
    /// come; null when the text may be given again; empty when it may not, whatever they are.
    /// </summary>
    /// <param name="now">The time; null for that of the clock.</param>
    public string? FindChange(DateTimeOffset? now = null)
    {
        if (!HasPassed || Inputs.Count == 0)
        {
            return string.Empty;
        }

        var today = (now ?? DateTimeOffset.UtcNow).UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (LastDay is { } day && string.CompareOrdinal(today, day) > 0)
        {
            return $"the exceptions that count (until {day})";
        }

        if (Variables.FirstOrDefault(variable => !variable.IsUnchanged) is { } changed)
        {
            return changed.Name;
        }

        foreach (var file in Inputs.Concat(Reports))
        {
            if (!IsUnchanged(file))
            {
                return file.Path;
            }
        }

        return null;
    }

    /// <summary>Writes the manifest.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Append(text, 'T', [HasPassed ? $"{Title} passed" : Title]);
        Append(text, 'D', LastDay is { } day ? [day] : Array.Empty<string>());
        Append(text, 'I', Inputs);
        Append(text, 'V', Variables);
        Append(text, 'R', Reports);
        Append(text, 'L', Log);
        Append(text, 'W', Warnings);
        return text.Append(Hash(Encoding.UTF8.GetBytes(text.ToString()))).Append('\n').ToString();
    }

    /// <summary>Reads a manifest; null when there is none, or it cannot be read, or does not verify.</summary>
    public static Manifest? Read(string path)
    {
        try
        {
            return File.Exists(path) ? Parse(File.ReadAllBytes(path)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static Manifest? Parse(byte[] file)
    {
        var length = file.Length - HashLength - 1;
        if (length < 0 || file[file.Length - 1] != '\n')
        {
            return null;
        }

        var content = new byte[length];
        Array.Copy(file, content, length);
        if (Encoding.ASCII.GetString(file, length, HashLength) != Hash(content))
        {
            return null;
        }

        var lines = Encoding.UTF8.GetString(content).Split('\n');
        var title = Of(lines, 'T').FirstOrDefault();
        return title is Title or Title + " passed"
            ? new Manifest
            {
                HasPassed = title != Title,
                LastDay = Of(lines, 'D').FirstOrDefault(),
                Inputs = [.. Of(lines, 'I').Select(RecordedFile.Parse).OfType<RecordedFile>()],
                Variables = [.. Of(lines, 'V').Select(RecordedVariable.Parse).OfType<RecordedVariable>()],
                Reports = [.. Of(lines, 'R').Select(RecordedFile.Parse).OfType<RecordedFile>()],
                Log = [.. Of(lines, 'L')],
                Warnings = [.. Of(lines, 'W').Select(ManifestWarning.Parse).OfType<ManifestWarning>()],
            }
            : null;
    }

    // A file or folder that cannot be looked at may be another.
    private static bool IsUnchanged(RecordedFile file)
    {
        try
        {
            return file.IsUnchanged;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    // The kind of a line, a blank, and its text, which holds no line break.
    private static void Append<T>(StringBuilder text, char kind, IEnumerable<T> lines)
    {
        foreach (var line in lines)
        {
            text.Append(kind).Append(' ').Append(line).Append('\n');
        }
    }

    private static IEnumerable<string> Of(string[] lines, char kind) =>
        lines.Where(line => line.Length > 1 && line[0] == kind && line[1] == ' ').Select(line => line.Substring(2));

    internal static string Hash(byte[] content)
    {
#if NET
        var hash = SHA256.HashData(content);
#else
        using var algorithm = SHA256.Create();
        var hash = algorithm.ComputeHash(content);
#endif
        var text = new StringBuilder(HashLength);
        foreach (var part in hash)
        {
            text.Append(part.ToString("x2", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
