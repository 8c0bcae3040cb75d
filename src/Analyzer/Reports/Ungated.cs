using QualityGate.Results;

namespace QualityGate.Reports;

/// <summary>Results that nothing was demanded of: they were measured, and have not passed anything.</summary>
internal static class Ungated
{
    /// <summary>True when no model has a threshold, and nothing failed.</summary>
    public static bool Is(GateResult result) => result.Passed && !result.Models.IsEmpty && result.Models.All(Is);

    /// <summary>True when a model has no threshold, and nothing failed.</summary>
    public static bool Is(ModelResult model) => model.Passed && !model.WholeVerdicts.Any() && model.Parts is not { Length: > 0 };
}
