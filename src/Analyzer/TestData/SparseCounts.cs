using System.Collections.Immutable;

namespace QualityGate.TestData;

/// <summary>
/// A square table of counts, or of shares, by row. Zeros are not held: of thousands of classes each is taken for a few others only.
/// </summary>
internal sealed class SparseCounts
{
    // The index at which the cells of each row begin, and one number more where those of the last row end.
    private readonly int[] starts;
    private readonly double[] rowTotals;
    private readonly double[] columnTotals;

    /// <summary>Wraps cells, and adds them up in their order.</summary>
    /// <param name="classes">The number of rows and of columns.</param>
    /// <param name="cells">The cells above 0, row by row, those of a row by ascending column.</param>
    public SparseCounts(int classes, ImmutableArray<Prediction> cells)
    {
        Classes = classes;
        Cells = cells;
        (starts, rowTotals, columnTotals) = (new int[classes + 1], new double[classes], new double[classes]);
        foreach (var (row, column, weight) in cells)
        {
            starts[row + 1]++;
            rowTotals[row] += weight;
            columnTotals[column] += weight;
            Total += weight;
            Right += row == column ? weight : 0;
        }

        for (var row = 0; row < classes; row++)
        {
            starts[row + 1] += starts[row];
        }
    }

    /// <summary>The number of rows and of columns.</summary>
    public int Classes { get; }

    /// <summary>The cells above 0, row by row, those of a row by ascending column.</summary>
    public ImmutableArray<Prediction> Cells { get; }

    /// <summary>The sum of each row.</summary>
    public ReadOnlySpan<double> RowTotals => rowTotals;

    /// <summary>The sum of each column.</summary>
    public ReadOnlySpan<double> ColumnTotals => columnTotals;

    /// <summary>The sum of all cells.</summary>
    public double Total { get; }

    /// <summary>The sum of the diagonal.</summary>
    public double Right { get; }

    /// <summary>A cell; 0 where none is held.</summary>
    public double this[int row, int column]
    {
        get
        {
            var cells = Row(row);
            var (first, last) = (0, cells.Length - 1);
            while (first <= last)
            {
                var middle = (first + last) / 2;
                switch (cells[middle].Predicted.CompareTo(column))
                {
                    case 0:
                        return cells[middle].Weight;
                    case < 0:
                        first = middle + 1;
                        break;
                    default:
                        last = middle - 1;
                        break;
                }
            }

            return 0;
        }
    }

    /// <summary>The cells of a row, by ascending column.</summary>
    public ReadOnlySpan<Prediction> Row(int row) => Cells.AsSpan(starts[row], starts[row + 1] - starts[row]);

    /// <summary>The table whose rows are the columns of this one.</summary>
    public SparseCounts Transpose()
    {
        // A stable sort: cells of one column stay in the order of their rows.
        return new SparseCounts(
            Classes,
            [.. Cells.OrderBy(cell => cell.Predicted).Select(cell => new Prediction(cell.Predicted, cell.Actual, cell.Weight))]
        );
    }

    /// <summary>The cells above 0 of a table that is held in full.</summary>
    /// <param name="classes">The number of rows and of columns.</param>
    /// <param name="values">All entries in row-major order.</param>
    public static SparseCounts Of(int classes, ReadOnlySpan<double> values)
    {
        var cells = ImmutableArray.CreateBuilder<Prediction>();
        for (var entry = 0; entry < values.Length; entry++)
        {
            if (values[entry] != 0)
            {
                cells.Add(new Prediction(entry / classes, entry % classes, values[entry]));
            }
        }

        return new SparseCounts(classes, cells.DrainToImmutable());
    }
}
