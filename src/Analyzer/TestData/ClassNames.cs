using System.Globalization;
using System.Text;
using QualityGate.Labels;
using QualityGate.Text;

namespace QualityGate.TestData;

/// <summary>
/// Finds a class by its index, its label, the name that the labels file gives it, or the identifier of its concept. Threads may ask at
/// once.
/// </summary>
internal sealed class ClassNames
{
    private const int Ambiguous = -1;
    private const int MostShown = 4;
    private const int LongestShown = 40;
    private static readonly string[] Missing = ["", "nan", "null", "none", "na", "n/a", "<na>", "\\N"];

    private readonly Dictionary<string, int> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> byIdentifier = new(StringComparer.Ordinal);

    // Names that are numbers, by what they are worth: 3, 3.0 and 03 are one.
    private readonly Dictionary<double, int> byNumber = [];

    private readonly ClassLabels labels;

    public ClassNames(ClassLabels labels)
    {
        this.labels = labels;
        Count = labels.Count;
        for (var index = 0; index < Count; index++)
        {
            Add(byName, labels[index].Text, index);
            if (labels[index].Name != labels[index].Text)
            {
                Add(byName, labels[index].Name, index);
            }
        }

        // Identifiers come second: a name in the labels that reads like one is that name.
        for (var index = 0; index < Count; index++)
        {
            if (labels[index].Node is { } node && labels.Hierarchy.IdOf(node) is { Length: > 0 } id && !byName.ContainsKey(id))
            {
                Add(byIdentifier, id, index);
            }
        }

        foreach (var (name, index) in byName)
        {
            if (NumberOf(name) is { } number)
            {
                byNumber[number] = byNumber.TryGetValue(number, out var other) && other != index ? Ambiguous : index;
            }
        }

        HasNumbers = byName.Keys.Any(name => name.Length > 0 && (char.IsAsciiDigit(name[0]) || name[0] is '-' or '+'));
        Exact = byName
            .Concat(byIdentifier)
            .Where(name => name.Value != Ambiguous && !IsNumber(name.Key))
            .ToDictionary(name => name.Key, name => name.Value, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        InUtf8 = new EncodedNames(Exact.Dictionary, Encoding.UTF8);
        InUtf16 = new EncodedNames(Exact.Dictionary, Encoding.Unicode);
        ByIndex = [.. Enumerable.Range(0, Count)];
        for (var index = 0; HasNumbers && index < Count; index++)
        {
            ByIndex[index] = Find(index.ToString(CultureInfo.InvariantCulture), out _);
        }
    }

    /// <summary>The number of classes.</summary>
    public int Count { get; }

    /// <summary>True when a class is called by a number, so that an index may be the name of another class.</summary>
    public bool HasNumbers { get; }

    /// <summary>The names that are no numbers and mean one class each: what they are needs no further thought.</summary>
    public Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Exact { get; }

    /// <summary>The same names in UTF-8.</summary>
    public EncodedNames InUtf8 { get; }

    /// <summary>The same names in UTF-16.</summary>
    public EncodedNames InUtf16 { get; }

    /// <summary>The class that an index written without zeros before it means; −1 where it is also the name of another.</summary>
    public int[] ByIndex { get; }

    /// <summary>True when a text says that there is no value, and no class is called so.</summary>
    public bool IsMissing(string text) =>
        !byName.ContainsKey(text) && Array.Exists(Missing, missing => missing.Equals(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>Finds a class.</summary>
    /// <param name="text">An index such as <c>3</c> or <c>3.0</c>, or a name.</param>
    /// <param name="isIndex">Whether it was found by its index.</param>
    /// <param name="complaint">Why there is none.</param>
    /// <returns>The index of the class; −1 where there is none.</returns>
    public int Find(string text, out bool isIndex, out string complaint)
    {
        (isIndex, complaint) = (false, string.Empty);
        if (NumberOf(text) is { } number && double.IsInteger(number) && Math.Abs(number) <= int.MaxValue)
        {
            if (byNumber.TryGetValue(number, out var named) && named != number)
            {
                complaint = $"'{text}' is the index of one class and the name of another; name the classes otherwise.";
                return -1;
            }

            if (ThousandsMark.IsIn(text) && number * 1000 < Count)
            {
                complaint = $"'{text}' may be class {number:0} or {number * 1000:0}; write indices without a mark: {number:0}.";
                return -1;
            }

            complaint = $"there is no class {text}; the {Count} classes are counted from 0 to {Count - 1}.";
            isIndex = true;
            return number >= 0 && number < Count ? (int)number : -1;
        }

        if ((byName.TryGetValue(text, out var index) || byIdentifier.TryGetValue(text, out index)) && index != Ambiguous)
        {
            return index;
        }

        complaint = IsMissing(text)
            ? text.Length == 0
                ? "there is no class here."
                : $"'{text}' stands for no class."
            : byName.ContainsKey(text) || byIdentifier.ContainsKey(text)
                ? $"several classes are called '{text}'; write the class index instead."
                : $"no class is called '{text}'.{(Suggestion.For(text, byName.Keys) is { Length: > 0 } near ? near : Called())}";
        return -1;
    }

    private string Called() =>
        $" Classes are called {CutList.Of([.. labels.Items.Select(label => $"'{SingleLine.Of(label.Name, LongestShown)}'")], MostShown)}.";

    /// <summary>Finds a class where nothing but its name matters.</summary>
    public int Find(string text, out string complaint) => Find(text, out _, out complaint);

    // A whole number with or without zeros behind a point, as tables write those in columns of floating point, and zeros in front.
    private static double? NumberOf(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && (char.IsAsciiDigit(text[^1]) || text[^1] == '.')
            ? number
            : null;

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static void Add(Dictionary<string, int> names, string name, int index) =>
        names[name] = names.TryGetValue(name, out var other) && other != index ? Ambiguous : index;
}
