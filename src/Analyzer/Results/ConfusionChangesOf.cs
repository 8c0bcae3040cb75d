using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Gates;
using QualityGate.TestData;

namespace QualityGate.Results;

/// <summary>Makes the plain result of the confusions that are new, and of those that have vanished.</summary>
internal static class ConfusionChangesOf
{
    private const int Most = 20;

    /// <summary>The result; null where the baseline does not know its confusions.</summary>
    public static ConfusionChangesResult? Of(IBaseline? baseline, ModelAnalysis analysis)
    {
        if (baseline?.Confusions is not { } changes)
        {
            return null;
        }

        var names = new ClassNames(analysis.Classes);
        ImmutableArray<ConfusedPairResult> Results(ImmutableArray<Prediction> confusions) =>
            [
                .. confusions
                    .Take(Most)
                    .Select(cell => new ConfusedPairResult(
                        names.TextOfOutput(cell.Actual),
                        names.NameOfOutput(cell.Actual),
                        names.TextOfOutput(cell.Predicted),
                        names.NameOfOutput(cell.Predicted),
                        cell.Weight
                    )),
            ];
        return new ConfusionChangesResult(
            baseline.Name,
            changes.New.Length,
            changes.Vanished.Length,
            Results(changes.New),
            Results(changes.Vanished)
        );
    }
}
