using System.Text.Json;
using QualityGate.Reports;

namespace QualityGate.Caching;

/// <summary>What a run said, in a file whose name is the hash of all that decides it.</summary>
internal static class OutputFile
{
    // Enough to go back and forth between some branches.
    private const int MostKept = 16;
    private const string Ending = ".json";

    /// <summary>What was said when everything was as the hash says; null when that is not known.</summary>
    public static GateOutput? Read(string folder, string hash)
    {
        try
        {
            return JsonSerializer.Deserialize<GateOutput>(File.ReadAllBytes(PathOf(folder, hash))) is { Lines.IsDefault: false, Diagnostics.IsDefault: false, Reports.IsDefault: false } output
                ? output with { IsReplayed = true }
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            // What is lost or damaged is worked out anew.
            return null;
        }
    }

    /// <summary>Keeps what was said, and forgets the oldest of what is kept.</summary>
    public static void Write(string folder, string hash, GateOutput output)
    {
        ReportFile.Write(PathOf(folder, hash), JsonSerializer.Serialize(output));
        foreach (var old in new DirectoryInfo(folder).GetFiles("*" + Ending).OrderByDescending(file => file.LastWriteTimeUtc).Skip(MostKept))
        {
            old.Delete();
        }
    }

    private static string PathOf(string folder, string hash) => Path.Combine(folder, hash + Ending);
}
