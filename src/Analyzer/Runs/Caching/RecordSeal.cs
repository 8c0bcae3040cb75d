using System.Security.Cryptography;
using System.Text;
using QualityGate.Files;

namespace QualityGate.Runs.Caching;

/// <summary>
/// The SHA-256 of the record of the last run and of the two texts that the build's quick check repeats. A record that does not verify,
/// because a line was lost, cut or put in the place of another, is as if it weren't there. QualityGate.Gate.proj compares the same hash.
/// </summary>
internal static class RecordSeal
{
    /// <summary>The record of the last run; null when there is none, or it does not verify.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static GateRecord? Read(GateFiles files) =>
        File.Exists(files.Record) && Text(files.Seal).TrimEnd() == Of(files) ? GateRecord.Parse(Text(files.Record)) : null;

    /// <summary>Seals what has been written.</summary>
    public static void Write(GateFiles files) => ReportFile.Update(files.Seal, $"{Of(files)}\n");

    // As MSBuild's StableStringHash counts: of the text, not of its bytes.
    private static string Of(GateFiles files) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Text(files.Record)}{Text(files.Log)}{Text(files.Warnings)}")));

    private static string Text(string path) => File.Exists(path) ? File.ReadAllText(path) : string.Empty;
}
