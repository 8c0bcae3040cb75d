using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Configuration;

/// <summary>Makes the inputs of an analysis from the values that a user gave, wherever they stand.</summary>
internal static class EntryReader
{
    /// <summary>Applies values, in the order of the keys.</summary>
    /// <param name="inputs">The model, and whatever else is known already.</param>
    /// <param name="values">The values.</param>
    /// <param name="mistakes">Takes an error for each value that cannot be applied; the rest is applied all the same.</param>
    /// <returns>The inputs.</returns>
    public static AnalysisInputs Apply(AnalysisInputs inputs, IEnumerable<EntryValue> values, ICollection<Diagnostic> mistakes)
    {
        foreach (var value in values.OrderBy(value => EntryKeys.All.IndexOf(value.Key)))
        {
            try
            {
                inputs = value.Key.Apply(inputs, value);
            }
            catch (QualityGateException e)
            {
                foreach (var mistake in e.Diagnostics)
                {
                    mistakes.Add(mistake);
                }
            }
        }

        return inputs;
    }

    /// <summary>Applies the arguments of a method, where a mistake is the caller's.</summary>
    /// <param name="inputs">The model.</param>
    /// <param name="resolve">Finds the file that a path stands for.</param>
    /// <param name="arguments">The arguments, each with the key that it is for; those that are null were not given.</param>
    /// <exception cref="ArgumentException">An argument is no such value, or does not go with others; a path is blank.</exception>
    public static AnalysisInputs Apply(
        AnalysisInputs inputs,
        Func<string, InputPath> resolve,
        params IEnumerable<(EntryKey Key, string Argument, string? Value)> arguments
    )
    {
        foreach (
            var (key, argument, text) in arguments
                .Where(argument => argument.Value is not null)
                .OrderBy(argument => EntryKeys.All.IndexOf(argument.Key))
        )
        {
            var place = new SourceLocation(argument);
            try
            {
                inputs = key.Apply(inputs, new EntryValue(key, $"'{key.Name}'", text!, place, place, resolve));
            }
            catch (QualityGateException e)
            {
                throw new ArgumentException(e.Diagnostics[0].Message, argument, e);
            }
        }

        return inputs;
    }
}
