using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using QualityGate.Gates;
using QualityGate.Reports;

namespace QualityGate.Caching;

/// <summary>
/// The output of a run, in a file whose name is the hash of all that decides it. Its first line is the SHA-256 of that name and of the JSON
/// below: a file that was damaged, cut or put in the place of another does not verify, and is as if it weren't there.
/// </summary>
internal static class OutputFile
{
    // Another form of the JSON takes another number, so that no file of an older version verifies.
    private const int SchemaVersion = 2;

    // Enough to go back and forth between some branches.
    private const int MostKept = 16;
    private const int HashLength = 64;
    private const string Ending = ".json";

    private static readonly JsonSerializerOptions Strict = new()
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>The output of the run when everything was as the hash says; null when it is not known, or does not verify.</summary>
    public static GateOutput? Read(string folder, string hash)
    {
        try
        {
            var file = File.ReadAllBytes(PathOf(folder, hash)).AsSpan();
            if (file.Length <= HashLength || file[HashLength] != '\n')
            {
                return null;
            }

            var json = file[(HashLength + 1)..];
            return file[..HashLength].SequenceEqual(Encoding.ASCII.GetBytes(Seal(hash, json))) ? Parse(json) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or ArgumentException or NotSupportedException)
        {
            // What is lost or damaged is worked out anew.
            return null;
        }
    }

    /// <summary>Keeps an output, and forgets the oldest of what is kept.</summary>
    public static void Write(string folder, string hash, GateOutput output)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(output, Strict);
        ReportFile.Write(PathOf(folder, hash), stream =>
        {
            stream.Write(Encoding.ASCII.GetBytes($"{Seal(hash, json)}\n"));
            stream.Write(json);
        });
        foreach (var old in new DirectoryInfo(folder).GetFiles("*" + Ending).OrderByDescending(file => file.LastWriteTimeUtc).Skip(MostKept))
        {
            old.Delete();
        }
    }

    private static GateOutput? Parse(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<GateOutput>(json, Strict) is
        {
            Outcome: GateOutcome.Passed or GateOutcome.Violated, Lines.IsDefault: false, Diagnostics.IsDefault: false, Reports.IsDefault: false
        } output
            ? output with { IsReplayed = true }
            : null;

    private static string Seal(string hash, ReadOnlySpan<byte> json)
    {
        using var seal = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        seal.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"output {SchemaVersion}\n{hash}\n")));
        seal.AppendData(json);
        return Convert.ToHexStringLower(seal.GetHashAndReset());
    }

    private static string PathOf(string folder, string hash) => Path.Combine(folder, hash + Ending);
}
