using System.Collections.Immutable;

namespace QualityGate.Runs.Baselines;

/// <summary>The content of a baseline: what each model measured when somebody accepted it.</summary>
/// <param name="BaselineVersion">The version of the file's shape.</param>
/// <param name="Models">The models, by their names in ordinal order.</param>
internal sealed record BaselineFile(int BaselineVersion, ImmutableArray<BaselineModel> Models)
{
    /// <summary>The version that is written.</summary>
    public const int CurrentVersion = 1;

    /// <summary>A baseline of these models, sorted.</summary>
    public static BaselineFile Of(IEnumerable<BaselineModel> models) =>
        new(CurrentVersion, [.. models.OrderBy(model => model.Name, StringComparer.Ordinal)]);

    /// <summary>The model of a name; null where there is none.</summary>
    public BaselineModel? Find(string name) => Models.FirstOrDefault(model => model.Name == name);
}
