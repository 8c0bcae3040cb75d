using System.Collections.Immutable;
using QualityGate.Diagnostics;

namespace QualityGate.TestData.Rows;

/// <summary>The columns of a table of predictions, each by its place; −1 for those that it doesn't have.</summary>
/// <param name="Actual">The true class.</param>
/// <param name="Predicted">The predicted class.</param>
/// <param name="Count">The number of samples that a row stands for.</param>
/// <param name="ScoreList">A list of scores, one for each class.</param>
/// <param name="TopList">A list of classes, the best first.</param>
/// <param name="Scores">A column of scores for each class, in the order of the classes; or none.</param>
/// <param name="Ranked">A column for each rank, the best first; or none.</param>
internal sealed record PredictionLayout(
    int Actual,
    int Predicted,
    int Count,
    int ScoreList,
    int TopList,
    ImmutableArray<int> Scores,
    ImmutableArray<int> Ranked
)
{
    /// <summary>The number of columns.</summary>
    public required int Columns { get; init; }

    /// <summary>The name of the column of counts.</summary>
    public string? CountName { get; init; }

    /// <summary>Columns that are not understood, and are not called like an identifier: any could hold counts.</summary>
    public ImmutableArray<(string Name, SourceLocation Place)> Further { get; init; } = [];

    /// <summary>True when rows say nothing but the true and the predicted class.</summary>
    public bool IsPlain => Count < 0 && !HasRanks;

    /// <summary>True when rows say more of a sample than the predicted class.</summary>
    public bool HasRanks => ScoreList >= 0 || TopList >= 0 || !Scores.IsEmpty || !Ranked.IsEmpty;
}
