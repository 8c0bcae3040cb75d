namespace QualityGate.Graphs.Clustering;

/// <summary>
/// Tiny numbers that tell equal similarities apart: a low-discrepancy series (multiples of the golden ratio, modulo 1), spread evenly and
/// all different, one for each entry of a matrix in row-major order.
/// </summary>
/// <param name="count">The number of rows and of columns.</param>
/// <param name="isWanted">Whether similarities are told apart; otherwise all numbers are 0.</param>
internal readonly struct TieBreak(int count, bool isWanted)
{
    // The size of tie-breaking noise: far below differences of similarities, far above rounding errors.
    private const double Size = 1e-9;
    private const double GoldenRatio = 0.61803398874989485;

    /// <summary>True when similarities are told apart.</summary>
    public bool IsWanted => isWanted;

    /// <summary>A number that none of them exceeds.</summary>
    public double Most => isWanted ? Size : 0;

    /// <summary>The number that is added to an entry.</summary>
    public double At(int i, int k)
    {
        if (!isWanted)
        {
            return 0;
        }

        var multiple = (((long)i * count) + k + 1) * GoldenRatio;
        return Size * (multiple - Math.Floor(multiple));
    }
}
