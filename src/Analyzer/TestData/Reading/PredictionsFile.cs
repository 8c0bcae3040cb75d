using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Labels;
using QualityGate.TestData.Arrays;
using QualityGate.TestData.Checks;
using QualityGate.TestData.Parquet;
using QualityGate.TestData.Rows;
using QualityGate.TestData.Shards;

namespace QualityGate.TestData.Reading;

/// <summary>
/// Reads predictions of any form: text with values between separators, JSON, Parquet; one file, a folder or a pattern; a row per test
/// sample or counts; classes, scores or ranked lists.
/// </summary>
internal static class PredictionsFile
{
    /// <summary>Counts the predictions into a confusion matrix.</summary>
    /// <param name="path">The file, folder or pattern.</param>
    /// <param name="labels">The classes.</param>
    /// <param name="cancellationToken">Stops the reading of a large file.</param>
    /// <returns>Counts, C × C.</returns>
    /// <exception cref="QualityGateException">The file cannot be read, or names a class that does not exist (codes QG3xxx).</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static ConfusionMatrix Read(InputPath path, ClassLabels labels, CancellationToken cancellationToken = default) =>
        Read(new Predictions(path), DataShards.List(path), labels, progress: null, cancellationToken);

    /// <summary>Counts the predictions into a confusion matrix.</summary>
    /// <param name="data">The predictions.</param>
    /// <param name="shards">Their files.</param>
    /// <param name="labels">The classes.</param>
    /// <param name="progress">Is told how far the reading of a large file is.</param>
    /// <param name="cancellationToken">Stops the reading of a large file.</param>
    public static ConfusionMatrix Read(
        Predictions data,
        DataShards shards,
        ClassLabels labels,
        IProgress<string>? progress,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(labels);
        var (run, tally, warnings, _) = ReadAll(data, shards, labels, keepsSamples: false, progress, cancellationToken);
        var counts = tally.ToCounts();
        var confusion = ConfusionMatrix
            .Of(counts, isRates: false, data.Path.Whole())
            .With(tally.TopFive, tally.WhyNoTopFive, tally.IsTopFiveKnownOfSome);
        confusion = run.HasIndices || data.Scores is not null ? confusion.WithAssumedOrder() : confusion;
        foreach (var warning in warnings.Concat(Doubts(run, counts, data.Path.Whole())))
        {
            confusion = confusion.With(warning);
        }

        if (run.HasIndices && confusion.IsUnheardOf(0) && confusion.MeasuredClasses.Length == labels.Count - 1)
        {
            confusion = confusion.With(
                Diagnostic.Warning(
                    DiagnosticCodes.UnmeasuredClasses,
                    data.Path.Whole(),
                    "only class 0 never occurs, neither true nor predicted: are the classes in the file counted from 1, where "
                        + "they are counted from 0 here?"
                )
            );
        }

        if (RankCheck.Of(tally, data.Path.Whole()) is { } reversed)
        {
            confusion = confusion.With(reversed);
        }

        return TieCheck.Of(tally, confusion.Samples!.Value, data.Path.Whole()) is { } ties ? confusion.With(ties) : confusion;
    }

    /// <summary>Reads the predictions one by one.</summary>
    /// <param name="path">The file, folder or pattern.</param>
    /// <param name="labels">The classes.</param>
    /// <param name="cancellationToken">Stops the reading of a large file.</param>
    /// <returns>The true and the predicted class of each test sample, in the order of the file.</returns>
    /// <exception cref="QualityGateException">The file cannot be read, or names a class that does not exist (codes QG3xxx).</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static ImmutableArray<(int Actual, int Predicted)> ReadSamples(
        InputPath path,
        ClassLabels labels,
        CancellationToken cancellationToken = default
    ) => ReadSamples(new Predictions(path), DataShards.List(path), labels, cancellationToken) ?? [];

    /// <summary>Reads the predictions one by one; null where they are counts, of which no order is known.</summary>
    public static ImmutableArray<(int Actual, int Predicted)>? ReadSamples(
        Predictions data,
        DataShards shards,
        ClassLabels labels,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(labels);
        var (run, _, _, samples) = ReadAll(data, shards, labels, keepsSamples: true, progress: null, cancellationToken);
        return run.Layout is { Count: >= 0 } ? null : samples;
    }

    private static (
        PredictionsRun Run,
        SampleTally Tally,
        ImmutableArray<Diagnostic> Warnings,
        ImmutableArray<(int Actual, int Predicted)> Samples
    ) ReadAll(
        Predictions data,
        DataShards shards,
        ClassLabels labels,
        bool keepsSamples,
        IProgress<string>? progress,
        CancellationToken cancellationToken
    )
    {
        if (shards.Failure is { } failure)
        {
            throw new QualityGateException(failure.Diagnostics);
        }

        var classes = new ClassNames(labels);
        var watched = new ReadingProgress(data.Path.FileName, LengthOf(shards, data.Scores), progress);
        var run = new PredictionsRun(
            data.Columns ?? new ColumnNames(),
            classes,
            data.Scores is not null,
            keepsSamples || data.Scores is not null,
            cancellationToken
        );
        var samples = Read(shards, run, watched);
        run.ThrowIfWrong(data.Path.Whole());
        shards = shards with { Warnings = [.. shards.Warnings, .. RepeatedFiles.Of(shards)] };
        if (data.Scores is not { } scores)
        {
            var counted = run.Tally();
            HiddenCounts.Refuse(run, counted, name => ReadAsCounts(name, data, shards, classes, cancellationToken));
            return (run, counted, shards.Warnings, samples);
        }

        if (run.Layout is { Count: >= 0 } or { HasRanks: true })
        {
            throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.InvalidScores,
                    data.Path.Whole(),
                    "beside a file of scores, the predictions need a row for each sample: no counts, no other scores, no ranked lists."
                )
            );
        }

        var tally = new SampleTally(classes.Count);
        var judged = ScoreMatrix.Judge(scores, samples, classes.Count, watched, cancellationToken);
        foreach (var (row, sample) in judged.Index())
        {
            tally.Add(samples[row].Actual, sample, 1);
        }

        return (run, tally, shards.Warnings, keepsSamples ? [.. samples.Zip(judged, (s, j) => (s.Actual, j.Predicted))] : []);
    }

    private static PredictionsRun ReadAsCounts(
        string name,
        Predictions data,
        DataShards shards,
        ClassNames classes,
        CancellationToken cancellationToken
    )
    {
        var columns = (data.Columns ?? new ColumnNames()) with { Count = name };
        var run = new PredictionsRun(columns, classes, hasScores: false, keepsSamples: false, cancellationToken);
        Read(shards, run, new ReadingProgress(data.Path.FileName, LengthOf(shards, scores: null), progress: null));
        return run;
    }

    // The samples where they are kept.
    private static ImmutableArray<(int Actual, int Predicted)> Read(DataShards shards, PredictionsRun run, ReadingProgress progress)
    {
        foreach (var shard in shards.Files.TakeWhile(_ => !run.IsFull))
        {
            var before = run.Rows;
            try
            {
                using var input = DataInput.Open(shard, DataKind.Predictions, progress);
                if (NumpyInput.Begins(input.Head.Span) && shards.Files.Length == 1)
                {
                    return TrueClasses.Read(shard, run.Classes, run.HasScores, run.CancellationToken);
                }

                ForeignFormat.Refuse(input.Head.Span, shard);
                Read(input, run, progress);
                if (run.Rows == before && shards.Files.Length > 1 && !run.HasErrors)
                {
                    throw new QualityGateException(
                        Diagnostic.Error(
                            DiagnosticCodes.ShardsDiffer,
                            shard.Whole(),
                            "the file has no row, while others beside it have some; write it again, or remove it."
                        )
                    );
                }
            }
            catch (QualityGateException e)
            {
                run.Take(e);
            }
        }

        return run.Samples();
    }

    private static void Read(DataInput input, PredictionsRun run, ReadingProgress progress)
    {
        if (ParquetPredictions.Begins(input.Head.Span))
        {
            ParquetPredictions.Read(input, progress, run);
        }
        else if (JsonPredictions.Begins(input.Head.Span))
        {
            JsonPredictions.Read(input, run);
        }
        else
        {
            DelimitedPredictions.Read(input, run);
        }
    }

    private static IEnumerable<Diagnostic> Doubts(PredictionsRun run, SparseCounts counts, SourceLocation place) =>
        new[] { CountCheck.Of(run, counts.Cells.Length, place), RepeatCheck.Of(counts, place) }.OfType<Diagnostic>();

    private static long LengthOf(DataShards shards, InputPath? scores) =>
        shards
            .Files.Append(scores)
            .OfType<InputPath>()
            .Select(file => new FileInfo(file.FullPath))
            .Where(file => file.Exists)
            .Sum(f => f.Length);
}
