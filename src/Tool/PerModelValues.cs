using System.Globalization;
using QualityGate.Files;

namespace QualityGate.Tool;

/// <summary>The values of an option about several models: one for all, one for each in their order, or one that holds their name.</summary>
internal static class PerModelValues
{
    /// <summary>Stands for the model's file name without its ending.</summary>
    public const string Name = "{name}";

    /// <summary>The value for a model.</summary>
    /// <param name="value">A value, such as <c>{name}-predictions.csv</c>.</param>
    /// <param name="model">The model.</param>
    public static string Of(string value, InputPath model) =>
        value.Replace(Name, Path.GetFileNameWithoutExtension(model.FullPath), StringComparison.Ordinal);

    /// <summary>The mistake in the number of values; null where there is none.</summary>
    /// <param name="option">The name of the option.</param>
    /// <param name="isTestData">Whether it names test data, of which each model has its own.</param>
    /// <param name="values">The values.</param>
    /// <param name="models">The number of models.</param>
    public static string? Mistake(string option, bool isTestData, string[] values, int models) =>
        values switch
        {
            [] => null,
            [var one] when models == 1 || !isTestData || one.Contains(Name, StringComparison.Ordinal) => null,
            [_] when models == 2 => $"{option} needs two files, that of A and that of B; or one name with '{Name}' in it",
            [_] => string.Create(
                CultureInfo.InvariantCulture,
                $"{option} needs {models} files, one for each model in their order; or one name with '{Name}' in it, which stands for the "
                    + $"model's file name without its ending"
            ),
            _ when values.Length == models => null,
            _ => string.Create(CultureInfo.InvariantCulture, $"{option} has {values.Length} values for {models} models"),
        };
}
