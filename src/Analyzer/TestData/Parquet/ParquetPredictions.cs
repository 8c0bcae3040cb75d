using System.Runtime.CompilerServices;
using Parquet;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.TestData.Rows;
using QualityGate.Text;

namespace QualityGate.TestData.Parquet;

/// <summary>Predictions as Parquet. Several threads read row groups, each column by itself. Places are rows, counted from 1.</summary>
internal static class ParquetPredictions
{
    private static ReadOnlySpan<byte> Magic => "PAR1"u8;

    /// <summary>True when a file begins as Parquet does.</summary>
    public static bool Begins(ReadOnlySpan<byte> head) => head.StartsWith(Magic);

    /// <summary>Reads a file.</summary>
    /// <exception cref="QualityGateException">The library is not there (QG3055), or the file is wrong.</exception>
    public static void Read(DataInput input, ReadingProgress progress, PredictionsRun run)
    {
        try
        {
            ReadWithLibrary(input, progress, run);
        }
        catch (Exception e) when (MissingLibrary.Is(e))
        {
            throw Damaged(input.Path, e);
        }
    }

    // By itself, so that the library is looked for when this is called, and not before.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReadWithLibrary(DataInput input, ReadingProgress progress, PredictionsRun run)
    {
        var file = input.Path.FullPath;
        RequireWhole(input);
        var open = new List<ParquetReader>();
        using var content = File.OpenHandle(file);
        try
        {
            var first = Open(input.Path, open);
            var names = first.Schema.Fields.Select(field => field.Name).ToArray();
            var place = new SourceLocation(file);
            var layout = run.Find(names, _ => place, "there must be columns");
            foreach (var column in Needed(layout))
            {
                ParquetField.Of(first.Schema, column, input.Path, column == layout.ScoreList || column == layout.TopList);
            }

            var bytesOfGroup = new FileInfo(file).Length / Math.Max(1, first.RowGroupCount);
            run.Read(
                Groups(first),
                rows =>
                {
                    ParquetRows? reader = null;
                    return group =>
                    {
                        progress.Add(bytesOfGroup);
                        return Guarded(
                            () => (reader ??= new ParquetRows(rows, Open(input.Path, open), content, input.Path)).Read(group),
                            input.Path
                        );
                    };
                }
            );
        }
        catch (Exception e) when (IsAboutContent(e))
        {
            throw Damaged(input.Path, e);
        }
        finally
        {
            foreach (var reader in open)
            {
                reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }
        }
    }

    /// <summary>The columns that are read.</summary>
    private static IEnumerable<int> Needed(PredictionLayout layout) =>
        new[] { layout.Actual, layout.Predicted, layout.Count, layout.ScoreList, layout.TopList }
            .Concat(layout.Scores)
            .Concat(layout.Ranked)
            .Where(column => column >= 0);

    private static IEnumerable<(int Index, long FirstRow)> Groups(ParquetReader reader)
    {
        var row = 1L;
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            yield return (group, row);
            row += reader.Metadata!.RowGroups[group].NumRows;
        }
    }

    private static ParquetReader Open(InputPath path, List<ParquetReader> open)
    {
        try
        {
            var reader = ParquetReader.CreateAsync(File.OpenRead(path.FullPath), leaveStreamOpen: false).GetAwaiter().GetResult();
            lock (open)
            {
                open.Add(reader);
            }

            return reader;
        }
        catch (Exception e) when (IsAboutContent(e))
        {
            throw Damaged(path, e);
        }
    }

    private static PartFindings Guarded(Func<PartFindings> read, InputPath path)
    {
        try
        {
            return read();
        }
        catch (QualityGateException e)
        {
            return PartFindings.Failed(e);
        }
        catch (Exception e) when (IsAboutContent(e))
        {
            return PartFindings.Failed(Damaged(path, e));
        }
    }

    // The library throws exceptions of any type on damaged files.
    private static bool IsAboutContent(Exception e) =>
        e is not (OperationCanceledException or QualityGateException) && !MemoryLimit.IsReached(e);

    private static void RequireWhole(DataInput input)
    {
        if (input.IsCompressed)
        {
            throw Unreadable(DiagnosticCodes.UnsupportedData, input.Path, "a Parquet file is compressed as a whole; decompress it first");
        }

        using var stream = File.OpenRead(input.Path.FullPath);
        Span<byte> end = stackalloc byte[4];
        stream.Seek(Math.Max(0, stream.Length - end.Length), SeekOrigin.Begin);
        var count = stream.ReadAtLeast(end, end.Length, throwOnEndOfStream: false);
        if (stream.Length < 12 || !end[..count].SequenceEqual(Magic))
        {
            throw Unreadable(
                DiagnosticCodes.DataFileDamaged,
                input.Path,
                "the Parquet file doesn't end as one does, so it is cut off; write or fetch it again"
            );
        }
    }

    private static QualityGateException Damaged(InputPath path, Exception e) =>
        MissingLibrary.Is(e)
            ? MissingLibrary.Failure(path, "Parquet", "Parquet.Net", "6.1.0", e)
            : Unreadable(
                DiagnosticCodes.DataFileDamaged,
                path,
                $"the Parquet file is damaged, or of a kind that is not read ({SingleLine.Of(e.Message, 200).TrimEnd('.')})"
            );

    private static QualityGateException Unreadable(string code, InputPath path, string message) =>
        new(Diagnostic.Error(code, path.Whole(), $"{message}."));
}
