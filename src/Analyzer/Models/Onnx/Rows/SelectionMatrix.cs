using QualityGate.Models.Tensors;

namespace QualityGate.Models.Onnx.Rows;

/// <summary>
/// Constant matrices that are no layer of their own: a product with one behind the classifier picks, orders, weights or joins
/// classes.
/// </summary>
internal static class SelectionMatrix
{
    // No larger ones are read for this question; classifiers of more classes are refused anyway.
    private const int MostNumbers = 100_000_000;

    /// <summary>
    /// The selection of each row: the column of its only number, and the number. Null when the matrix is one of weights, in which
    /// rows have many numbers.
    /// </summary>
    public static Selection? Of(Tensor matrix)
    {
        if (matrix.Count > MostNumbers || Read(matrix) is not { } values)
        {
            return null;
        }

        var (rows, columns) = (matrix.Shape[0], matrix.Shape[1]);
        var picks = new (int Column, double Factor)[rows];
        var uses = new int[columns];
        var isSelection = true;
        for (var row = 0; row < rows; row++)
        {
            var found = 0;
            for (var column = 0; column < columns; column++)
            {
                var value = values[(row * columns) + column];
                if (value != 0)
                {
                    found++;
                    uses[column]++;
                    picks[row] = (column, value);
                }
            }

            isSelection &= found == 1;
        }

        // Each class goes into one result at most: superclasses, whose scores are sums.
        var isPartition = Array.TrueForAll(uses, count => count <= 1) && uses.Sum() > 0;
        return rows == 0 ? null
            : isSelection ? new Selection(picks)
            : isPartition ? new Selection(null)
            : null;
    }

    // Weights that cannot be read are complained about where they are needed.
    private static double[]? Read(Tensor matrix)
    {
        try
        {
            return matrix.Values();
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return null;
        }
    }
}

/// <summary>A matrix of which class goes where.</summary>
/// <param name="Picks">The class that each result is, and a factor; null when results are sums of several classes.</param>
internal sealed record Selection(IReadOnlyList<(int Column, double Factor)>? Picks);
