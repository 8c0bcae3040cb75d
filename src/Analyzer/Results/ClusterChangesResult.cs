using System.Collections.Immutable;

namespace QualityGate.Results;

/// <summary>The classes whose structural cluster is not the one that theirs in the baseline has become.</summary>
/// <param name="Baseline">The name of the baseline.</param>
/// <param name="Moved">How many classes have moved.</param>
/// <param name="MostMoved">Those with most classes left and joined, at most twenty.</param>
public sealed record ClusterChangesResult(string Baseline, int Moved, ImmutableArray<MovedClassResult> MostMoved);

/// <summary>A class that has moved to another cluster.</summary>
/// <param name="Label">Its label.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Left">How many classes it was together with in the baseline, of those that both have.</param>
/// <param name="LeftNames">The names of the first of these, at most five.</param>
/// <param name="Joined">How many of them it is together with now.</param>
/// <param name="JoinedNames">The names of the first of these, at most five.</param>
public sealed record MovedClassResult(
    string Label,
    string Name,
    int Left,
    ImmutableArray<string> LeftNames,
    int Joined,
    ImmutableArray<string> JoinedNames
);
