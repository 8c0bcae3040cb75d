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
        var taken = new List<EntryKey>();
        foreach (var value in InOrder(values))
        {
            try
            {
                inputs = Take(inputs, value, taken);
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
    /// <param name="arguments">
    /// The arguments, each called as its key is: <c>labelsOrder</c> for <c>labels-order</c>. Those that are null were not given.
    /// </param>
    /// <exception cref="ArgumentException">An argument is no such value, or does not go with others; a path is blank.</exception>
    public static AnalysisInputs Apply(
        AnalysisInputs inputs,
        Func<string, InputPath> resolve,
        params IEnumerable<(string Argument, string? Value)> arguments
    )
    {
        var taken = new List<EntryKey>();
        var values = arguments.Where(given => given.Value is not null).Select(given => Of(given.Argument, given.Value!, resolve));
        foreach (var value in InOrder(values))
        {
            try
            {
                inputs = Take(inputs, value, taken);
            }
            catch (QualityGateException e)
            {
                throw new ArgumentException(e.Diagnostics[0].Message, value.Place.File, e);
            }
        }

        return inputs;
    }

    private static EntryValue Of(string argument, string text, Func<string, InputPath> resolve)
    {
        var key = EntryKeys.OfArgument(argument);
        var place = new SourceLocation(argument);
        return new EntryValue(key, $"'{key.Name}'", text, place, place, resolve);
    }

    private static IEnumerable<EntryValue> InOrder(IEnumerable<EntryValue> values) =>
        values.OrderBy(value => EntryKeys.All.IndexOf(value.Key));

    // A mistake in the value itself is reported before that it stands alone.
    private static AnalysisInputs Take(AnalysisInputs inputs, EntryValue value, List<EntryKey> taken)
    {
        if (value.Key.IsKindOfTestData && taken.Find(key => key.IsKindOfTestData) is { } other)
        {
            throw value.RefuseKey($"{value.Call(other.Name)} and {value.Called} exclude each other; keep the one that is to be used.");
        }

        var result = value.Key.Apply(inputs, value);
        if (value.Key.Requires is { } companion && !taken.Exists(key => key.Name == companion.Key))
        {
            throw value.RefuseKey($"{value.Called} {companion.Complaint} {value.Call(companion.Key)}; remove it.");
        }

        taken.Add(value.Key);
        return result;
    }
}
