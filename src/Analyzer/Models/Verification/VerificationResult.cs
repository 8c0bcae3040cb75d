namespace QualityGate.Models.Verification;

/// <summary>How the class templates compare with what ONNX Runtime computes.</summary>
/// <param name="Passed">Whether they agree: within 1e-3 of the largest score, or, quantised, with a correlation above 0.99.</param>
/// <param name="IsQuantised">Whether the layer computes with integers, so that only the correlation can be compared.</param>
/// <param name="Deviation">Largest difference of a score from W·x + b, as a share of the largest score of its row; 0 is exact. Float layers.</param>
/// <param name="Correlation">Pearson's correlation of the scores with W·x + b, −1 to 1.</param>
/// <param name="Scores">How many scores were compared.</param>
public sealed record VerificationResult(bool Passed, bool IsQuantised, double Deviation, double Correlation, int Scores);
