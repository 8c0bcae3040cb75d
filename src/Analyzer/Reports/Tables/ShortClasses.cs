using QualityGate.Labels;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Tables;

/// <summary>The names of a model's classes as tables have them: one and the same in all tables of a report, and told apart.</summary>
internal static class ShortClasses
{
    /// <summary>The names of all classes that a report of a model may name, those of its baseline among them.</summary>
    public static ShortNames Of(ModelResult model) =>
        ClassName.Short([
            .. (model.Explanation?.Classes ?? []).Select(share => share.Name),
            .. (model.ConfusionChanges?.MostNew ?? []).SelectMany(pair => new[] { pair.ActualName, pair.PredictedName }),
            .. (model.ConfusionChanges?.MostVanished ?? []).SelectMany(pair => new[] { pair.ActualName, pair.PredictedName }),
            .. (model.ClusterChanges?.MostMoved ?? []).SelectMany(moved =>
                (string[])[moved.Name, .. moved.LeftNames, .. moved.JoinedNames]
            ),
        ]);
}
