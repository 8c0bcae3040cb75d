using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.TestData.Arrays;

/// <summary>The true classes of samples as a .npy file of class indices, beside one with their scores.</summary>
internal static class TrueClasses
{
    /// <summary>Reads them; predicted classes are −1.</summary>
    /// <exception cref="QualityGateException">The file is no list of class indices.</exception>
    public static ImmutableArray<(int Actual, int Predicted)> Read(
        InputPath path,
        ClassNames classes,
        bool hasScores,
        CancellationToken cancellationToken
    )
    {
        if (!hasScores)
        {
            throw NumpyInput.Failure(
                DiagnosticCodes.UnsupportedData,
                path,
                "a .npy file holds the true classes alone; give the scores of the samples, too ('scores: scores.npy')"
            );
        }

        using var input = NumpyInput.Open(path, DataKind.Predictions, cancellationToken);
        if (input.Header.Shape is not [var count] && input.Header.Shape is not [_, 1])
        {
            throw NumpyInput.Failure(
                DiagnosticCodes.InvalidPredictionsFile,
                path,
                $"its shape is [{string.Join(", ", input.Header.Shape)}], but a list of the samples' true classes is needed"
            );
        }

        count = input.Header.Shape[0];
        var numbers = input.Read(input.Start, count);
        var samples = ImmutableArray.CreateBuilder<(int, int)>(numbers.Length);
        foreach (var (row, number) in numbers.Index())
        {
            var index = classes.Find(number.ToString(CultureInfo.InvariantCulture), out _, out var complaint);
            if (index < 0)
            {
                throw NumpyInput.Failure(DiagnosticCodes.PredictionOutOfRange, path, $"sample {row}: {complaint.TrimEnd('.')}");
            }

            samples.Add((index, -1));
        }

        return samples.DrainToImmutable();
    }
}
