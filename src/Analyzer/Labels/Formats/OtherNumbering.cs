using QualityGate.Diagnostics;
using QualityGate.Files.Trees;

namespace QualityGate.Labels.Formats;

/// <summary>
/// Keys of unknown names in a list of classes that number them all, from 0 or from 1, in another order than the one in which they would be
/// taken: such numbers may be the indices of the classes.
/// </summary>
internal static class OtherNumbering
{
    /// <summary>Makes sure that there is none. Where a key is called an index, the file has said which one counts.</summary>
    /// <param name="items">The classes as they stand in the file.</param>
    /// <param name="order">The index of each class, or its place in the list.</param>
    /// <exception cref="QualityGateException">There is one (QG3032).</exception>
    public static void RequireNone(DataMap[] items, int[] order)
    {
        if (items.Length < 2 || items[0].Entries.Any(entry => LabelFields.Of(entry.Key.Text) == LabelField.Index))
        {
            return;
        }

        foreach (var (key, numbers) in Numbers(items))
        {
            if (numbers.Count == items.Length && ClassNumbering.Is(numbers) && !AreAlike(numbers, order))
            {
                throw LabelMistake.InDoubt(
                    key.Location,
                    $"'{TreeLabels.Shown(key)}' numbers the classes from {numbers.Min()} to {numbers.Max()} in another order than the one "
                        + "in which they would be taken; call what is the index of the class 'index', or remove what is not."
                );
            }
        }
    }

    // The whole numbers under each key of the first class.
    private static IEnumerable<(DataScalar Key, List<int> Numbers)> Numbers(DataMap[] items)
    {
        var keys = items[0].Entries.Select(entry => entry.Key).DistinctBy(key => key.Text).ToArray();
        var numbers = keys.ToDictionary(key => key.Text, _ => new List<int>(), StringComparer.Ordinal);
        foreach (var (key, value) in items.SelectMany(item => item.Entries))
        {
            if (value is DataScalar scalar && DataScalar.IndexOf(scalar.Text) is { } number && numbers.TryGetValue(key.Text, out var found))
            {
                found.Add(number);
            }
        }

        return keys.Select(key => (key, numbers[key.Text]));
    }

    private static bool AreAlike(List<int> numbers, int[] order)
    {
        var shift = numbers.Min() - order.Min();
        return numbers.Zip(order).All(pair => pair.First - shift == pair.Second);
    }
}
