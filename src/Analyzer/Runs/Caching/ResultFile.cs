using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using QualityGate.Files;
using QualityGate.Gates;
using QualityGate.Results;

namespace QualityGate.Runs.Caching;

/// <summary>
/// The result of a run, in a file whose name is the hash of all that decides it. Its first line is the SHA-256 of that name and of the JSON
/// below: a file that was damaged, cut or put in the place of another does not verify, and is as if it weren't there.
/// </summary>
internal static class ResultFile
{
    // Another form of the JSON takes another number, so that no file of an older version verifies.
    private const int SchemaVersion = 4;

    // Enough to go back and forth between some branches.
    private const int MostKept = 16;
    private const int HashLength = 64;
    private const string Ending = ".json";

    /// <summary>The result of the run when everything was as the hash says; null when it is not known, or does not verify.</summary>
    public static GateResult? Read(string folder, string hash)
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
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or JsonException or ArgumentException or NotSupportedException)
        {
            // A lost or damaged result is worked out anew.
            return null;
        }
    }

    /// <summary>Keeps a result, and forgets the oldest of what is kept.</summary>
    public static void Write(string folder, string hash, GateResult result)
    {
        using var content = new MemoryStream();
        ResultJson.Write(result, content);
        var json = content.ToArray();
        ReportFile.Write(
            PathOf(folder, hash),
            stream =>
            {
                stream.Write(Encoding.ASCII.GetBytes($"{Seal(hash, json)}\n"));
                stream.Write(json);
            }
        );
        foreach (
            var old in new DirectoryInfo(folder).GetFiles("*" + Ending).OrderByDescending(file => file.LastWriteTimeUtc).Skip(MostKept)
        )
        {
            old.Delete();
        }
    }

    private static GateResult? Parse(ReadOnlySpan<byte> json) =>
        ResultJson.Read(json) is { State: not VerdictState.NotMeasured } result ? result : null;

    private static string Seal(string hash, ReadOnlySpan<byte> json)
    {
        using var seal = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        seal.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"result {SchemaVersion}\n{hash}\n")));
        seal.AppendData(json);
        return Convert.ToHexStringLower(seal.GetHashAndReset());
    }

    private static string PathOf(string folder, string hash) => Path.Combine(folder, hash + Ending);
}
