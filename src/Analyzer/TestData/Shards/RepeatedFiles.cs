using System.Security.Cryptography;
using System.Text.RegularExpressions;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.TestData.Shards;

/// <summary>
/// Notices files of test data that count samples twice: copies of each other, and parts of several jobs in one folder, whose names then
/// hold several identifiers.
/// </summary>
internal static partial class RepeatedFiles
{
    /// <summary>The warnings about the files.</summary>
    public static IEnumerable<Diagnostic> Of(DataShards shards) => OfJobs(shards).Concat(OfCopies(shards));

    private static IEnumerable<Diagnostic> OfJobs(DataShards shards)
    {
        var jobs = shards
            .Files.Select(file => (File: file, Job: PartOfJob().Match(file.FileName)))
            .Where(part => part.Job.Success)
            .GroupBy(part => (Path.GetDirectoryName(part.File.FullPath), part.Job.Groups["job"].Value))
            .GroupBy(job => job.Key.Item1, StringComparer.Ordinal);
        foreach (var folder in jobs.Where(folder => folder.Skip(1).Any()))
        {
            var (first, second) = (folder.First().First().File, folder.Skip(1).First().First().File);
            yield return Diagnostic.Warning(
                DiagnosticCodes.RepeatedFiles,
                second.Whole(),
                $"'{second.FileName}' is of another job than '{first.FileName}', by the identifiers in their names; all are counted "
                    + "together. Are both of the same model, and no sample in both? Remove what is left over of an earlier run."
            );
        }
    }

    private static IEnumerable<Diagnostic> OfCopies(DataShards shards)
    {
        if (shards.Files.Length < 2)
        {
            yield break;
        }

        var alike = shards
            .Files.Where(file => File.Exists(file.FullPath))
            .GroupBy(file => new FileInfo(file.FullPath).Length)
            .Where(group => group.Skip(1).Any());
        foreach (var group in alike)
        {
            var first = new Dictionary<string, InputPath>(StringComparer.Ordinal);
            foreach (var file in group)
            {
                var hash = Hash(file);
                if (!first.TryAdd(hash, file))
                {
                    yield return Diagnostic.Warning(
                        DiagnosticCodes.RepeatedFiles,
                        file.Whole(),
                        $"the file is the same as '{first[hash].FileName}', byte by byte, and both are counted: is it a copy? Remove it "
                            + "then, or name the files by a pattern that leaves it out."
                    );
                    yield break;
                }
            }
        }
    }

    private static string Hash(InputPath file)
    {
        using var stream = File.OpenRead(file.FullPath);
        return Convert.ToHexString(SHA256.HashData(stream));
    }

    // Spark gives all parts of a job one identifier: part-00000-0c1f….snappy.parquet.
    [GeneratedRegex(
        "^part-[0-9]+-(?<job>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex PartOfJob();
}
