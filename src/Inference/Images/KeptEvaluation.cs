using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.TestData.Evaluations;

namespace QualityGate.Inference.Images;

/// <summary>
/// Predictions in the cache folder, named by their key, and beside them their hash and the warnings of the run: what was damaged does not
/// verify, and is as if it weren't there.
/// </summary>
/// <param name="folder">The cache folder.</param>
/// <param name="mark">The identity of the evaluation.</param>
internal sealed class KeptEvaluation(string folder, EvaluationMark mark)
{
    private const int MostKept = 64;
    private const int Half = 16;

    private string Name =>
        FormattableString.Invariant($"{mark.Key[..Half]}{mark.Content[..Half]}-{mark.Shard.Number}-of-{mark.Shard.Count}");

    /// <summary>The file of predictions.</summary>
    public string Predictions => Path.Combine(folder, Name + ".csv");

    /// <summary>The file of an evaluation that is not complete.</summary>
    public string Journal => Path.Combine(folder, Name + ".part");

    private string Seal => Path.Combine(folder, Name + ".seal");

    /// <summary>The warnings of the run that has made the predictions; null where there are none that verify.</summary>
    public ImmutableArray<Diagnostic>? Find(SourceLocation place)
    {
        try
        {
            if (!File.Exists(Predictions) || !File.Exists(Seal))
            {
                return null;
            }

            var lines = File.ReadAllLines(Seal);
            var content = File.ReadAllBytes(Predictions);

            // Another share of corrupt images is another mark, though the predictions are the same.
            return
                lines.Length > 0
                && lines[0] == Hash(content)
                && Encoding.UTF8.GetString(content).Contains($"{mark}", StringComparison.Ordinal)
                ? [.. lines.Skip(1).Select(line => line.Split(' ', 2)).Select(line => Diagnostic.Warning(line[0], place, line[1]))]
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Keeps predictions, and forgets the oldest.</summary>
    /// <exception cref="QualityGateException">They cannot be written (QG0015).</exception>
    public void Write(IEnumerable<string> rows, ImmutableArray<Diagnostic> warnings)
    {
        var text = new StringBuilder(EvaluatedPart.Header).Append('\n');
        var end = $",{mark}\n";
        foreach (var row in rows)
        {
            text.Append(row).Append(end);
            end = ",\n";
        }

        var content = Encoding.UTF8.GetBytes(text.ToString());
        ReportFile.Write(Predictions, stream => stream.Write(content));
        ReportFile.Write(
            Seal,
            string.Concat(
                warnings.Select(warning => $"{warning.Code} {warning.Message}").Prepend(Hash(content)).Select(line => $"{line}\n")
            )
        );
        foreach (var old in new DirectoryInfo(folder).GetFiles("*.csv").OrderByDescending(file => file.LastWriteTimeUtc).Skip(MostKept))
        {
            ReportFile.TryDelete(Path.ChangeExtension(old.FullName, ".seal"));
            ReportFile.TryDelete(old.FullName);
        }
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
