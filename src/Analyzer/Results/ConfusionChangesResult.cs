using System.Collections.Immutable;

namespace QualityGate.Results;

/// <summary>The confusions that a model makes and its baseline does not, and the other way round, on test sets of the same size.</summary>
/// <param name="Baseline">The name of the baseline.</param>
/// <param name="New">How many pairs of classes are confused that were not.</param>
/// <param name="Vanished">How many pairs were confused that are not.</param>
/// <param name="MostNew">The most frequent of the new ones, at most twenty.</param>
/// <param name="MostVanished">The same of those that vanished.</param>
public sealed record ConfusionChangesResult(
    string Baseline,
    int New,
    int Vanished,
    ImmutableArray<ConfusedPairResult> MostNew,
    ImmutableArray<ConfusedPairResult> MostVanished
);

/// <summary>A class that is taken for another.</summary>
/// <param name="Actual">The label of the true class.</param>
/// <param name="ActualName">Its name for people.</param>
/// <param name="Predicted">The label of the class that it is taken for.</param>
/// <param name="PredictedName">Its name for people.</param>
/// <param name="Count">How many samples; the share of the true class where only shares are known.</param>
public sealed record ConfusedPairResult(string Actual, string ActualName, string Predicted, string PredictedName, double Count);
