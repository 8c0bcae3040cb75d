namespace QualityGate.TestData;

/// <summary>The orientation of a confusion matrix: whether its rows are true or predicted classes.</summary>
public enum Orientation
{
    /// <summary>A row is a true class, a column a predicted one, as scikit-learn writes it.</summary>
    TrueRows,

    /// <summary>A row is a predicted class, a column a true one, as Ultralytics writes it.</summary>
    PredictedRows,
}

/// <summary>The names of the orientations, in thresholds.yml and wherever else a user gives one.</summary>
internal static class OrientationName
{
    /// <summary>The names.</summary>
    public static IReadOnlyList<string> All { get; } = ["true-rows", "predicted-rows"];

    /// <summary>Finds an orientation by its name.</summary>
    /// <param name="name">A name of <see cref="All"/>.</param>
    /// <returns>The orientation, or null when there is none of that name.</returns>
    public static Orientation? Find(string? name) =>
        name switch
        {
            "true-rows" => Orientation.TrueRows,
            "predicted-rows" => Orientation.PredictedRows,
            _ => null,
        };

    /// <summary>The name of an orientation; none of these for what is none.</summary>
    internal static string Of(Orientation orientation) =>
        orientation switch
        {
            Orientation.TrueRows => All[0],
            Orientation.PredictedRows => All[1],
            _ => orientation.ToString(),
        };
}
