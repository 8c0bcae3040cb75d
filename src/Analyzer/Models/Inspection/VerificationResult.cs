namespace QualityGate.Models.Inspection;

/// <summary>The comparison of the class templates with the scores that ONNX Runtime computes.</summary>
/// <param name="Passed">
/// Whether they agree: the layer's scores within 1e-3 of the largest one, or, quantised, with a correlation above 0.99; and no place
/// of the output holds another row than the templates say.
/// </param>
/// <param name="IsQuantised">Whether the layer computes with integers, so that only the correlation can be compared.</param>
/// <param name="Deviation">Largest difference of a score from W·x + b, as a share of the largest score of its row; 0 is exact. Float
/// layers.</param>
/// <param name="Correlation">Pearson's correlation of the scores with W·x + b, −1 to 1.</param>
/// <param name="Scores">How many scores of the layer were compared.</param>
internal sealed record VerificationResult(bool Passed, bool IsQuantised, double Deviation, double Correlation, int Scores)
{
    /// <summary>The number of the layer's scores left out: those of further images or places, and integers at their limits.</summary>
    public int LeftOut { get; init; }

    /// <summary>The output whose order was compared; empty when a layer was named that leads to none.</summary>
    public string Output { get; init; } = string.Empty;

    /// <summary>The number of places of the output that were seen to hold the row that the templates have there.</summary>
    public int Places { get; init; }

    /// <summary>The number of places of the output that were left out: their scores did not change, or are labels and no numbers.</summary>
    public int PlacesLeftOut { get; init; }

    /// <summary>The first place of the output, from 0, that holds another row than the templates say; null when none does.</summary>
    public int? WrongPlace { get; init; }

    /// <summary>The comparison of two layers that belong to one classifier.</summary>
    internal VerificationResult And(VerificationResult other) =>
        this with
        {
            Passed = Passed && other.Passed,
            IsQuantised = IsQuantised || other.IsQuantised,
            Deviation = Math.Max(Deviation, other.Deviation),
            Correlation = Math.Min(Correlation, other.Correlation),
            Scores = Scores + other.Scores,
            LeftOut = LeftOut + other.LeftOut,
        };
}
