using System.Collections.Concurrent;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.TestData.Arrays;

/// <summary>Reads scores from a .npy file, N samples × C classes, some samples at a time.</summary>
internal static class ScoreMatrix
{
    private const int BytesAtOnce = 1 << 20;

    /// <summary>Judges each sample by its scores.</summary>
    /// <param name="path">The .npy file.</param>
    /// <param name="samples">The true class of each sample, and the predicted one where a column says it; else −1.</param>
    /// <param name="classes">The number of classes, C.</param>
    /// <param name="progress">Counts the bytes that are read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The judgements, in the order of the samples.</returns>
    /// <exception cref="QualityGateException">The file cannot be read, or is no such matrix.</exception>
    public static Judged[] Judge(
        InputPath path,
        IReadOnlyList<(int Actual, int Predicted)> samples,
        int classes,
        ReadingProgress? progress,
        CancellationToken cancellationToken
    )
    {
        using var input = NumpyInput.Open(path, DataKind.Predictions, cancellationToken);
        var (header, start) = (input.Header, input.Start);
        if (header.Shape is not [var rows, var columns] || rows != samples.Count || columns != classes)
        {
            throw NumpyInput.Failure(
                DiagnosticCodes.InvalidScores,
                path,
                $"its shape is [{string.Join(", ", header.Shape)}], but scores of {samples.Count} samples and {classes} classes are "
                    + $"needed: [{samples.Count}, {classes}]"
            );
        }

        var type = header.Type!;
        var atOnce = (int)Math.Max(1, BytesAtOnce / type.Bytes(classes));
        var judged = new Judged[samples.Count];
        var failures = new ConcurrentDictionary<int, QualityGateException>();
        Parallel.For(
            0,
            (samples.Count + atOnce - 1) / atOnce,
            new ParallelOptions { CancellationToken = cancellationToken },
            chunk =>
            {
                var first = chunk * atOnce;
                var count = Math.Min(atOnce, samples.Count - first);
                var scores = input.Read(start + type.Bytes((long)first * classes), (long)count * classes);
                progress?.Add(type.Bytes((long)count * classes));
                try
                {
                    for (var i = 0; i < count; i++)
                    {
                        judged[first + i] = Judge(path, first + i, scores.AsSpan(i * classes, classes), samples[first + i]);
                    }
                }
                catch (QualityGateException e)
                {
                    failures.TryAdd(chunk, e);
                }
            }
        );
        return failures.IsEmpty ? judged : throw failures.MinBy(failure => failure.Key).Value;
    }

    private static Judged Judge(InputPath path, int row, ReadOnlySpan<double> scores, (int Actual, int Predicted) sample)
    {
        foreach (var score in scores)
        {
            if (double.IsNaN(score))
            {
                throw NumpyInput.Failure(
                    DiagnosticCodes.InvalidScores,
                    path,
                    $"a score of sample {row} is NaN, so that it is not known which class is predicted"
                );
            }
        }

        var judged = Judged.Of(scores, sample.Actual);
        return sample.Predicted < 0 ? judged
            : scores[sample.Predicted] == scores[judged.Predicted] ? judged with { Predicted = sample.Predicted, IsTiedForFirst = false }
            : throw NumpyInput.Failure(
                DiagnosticCodes.ScoresContradict,
                path,
                $"class {judged.Predicted} has the highest score of sample {row}, but class {sample.Predicted} is said to be predicted: "
                    + "are samples of both files in the same order?"
            );
    }
}
