using System.Globalization;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Models.Tensors;
using QualityGate.TestData.Arrays;
using QualityGate.TestData.Rows;

namespace QualityGate.TestData.Matrices;

/// <summary>A confusion matrix as .npy: classes × classes, in the order of the model's classes.</summary>
internal static class NumpyMatrix
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="QualityGateException">It is no such matrix.</exception>
    public static ConfusionTable Read(InputPath path, int classes, CancellationToken cancellationToken)
    {
        using var input = NumpyInput.Open(path, DataKind.Confusion, cancellationToken);
        if (input.Header.Shape is not [var rows, var columns] || rows != classes || columns != classes)
        {
            throw NumpyInput.Failure(
                DiagnosticCodes.ConfusionSizeMismatch,
                path,
                $"its shape is [{string.Join(", ", input.Header.Shape)}], but the model has {classes} classes, so the matrix needs "
                    + $"[{classes}, {classes}]"
            );
        }

        if (input.Header.Type!.Name == ElementType.Bool.Name)
        {
            throw NumpyInput.Failure(
                DiagnosticCodes.UnsupportedData,
                path,
                "its values are true or false, which count nothing; save the counts instead"
            );
        }

        var cells = new List<Prediction>();
        for (var row = 0; row < classes; row++)
        {
            var values = input.Read(input.Start + input.Header.Type!.Bytes((long)row * classes), classes);
            foreach (var (column, value) in values.Index())
            {
                if (!(value >= 0 && value <= CountCheck.Most))
                {
                    throw NumpyInput.Failure(
                        DiagnosticCodes.InvalidConfusionFile,
                        path,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"its number [{row}, {column}] is {value}, which is not a count or a share; these are numbers of at least 0"
                        )
                    );
                }

                if (value != 0)
                {
                    cells.Add(new Prediction(row, column, value));
                }
            }
        }

        return new ConfusionTable(new SparseCounts(classes, [.. cells]), new int[classes], RowsAre: null, HasNames: false);
    }
}
