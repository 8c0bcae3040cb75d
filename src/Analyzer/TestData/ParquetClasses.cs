using System.Globalization;

namespace QualityGate.TestData;

/// <summary>Finds the classes that values of Parquet stand for, and remembers those of indices.</summary>
internal sealed class ParquetClasses(ClassNames classes)
{
    private const int NotAsked = -2;

    private readonly int[] byIndex = [.. Enumerable.Repeat(NotAsked, classes.Count)];

    /// <summary>The class of an index; −1 where there is none.</summary>
    public int Find(double number)
    {
        if (!(number >= 0 && number < byIndex.Length) || number != Math.Truncate(number))
        {
            return -1;
        }

        ref var known = ref byIndex[(int)number];
        return known != NotAsked ? known : known = classes.Find(((int)number).ToString(CultureInfo.InvariantCulture), out _);
    }

    /// <summary>The class of a text; −1 where there is none.</summary>
    public int Find(ReadOnlySpan<char> text, out bool isIndex)
    {
        isIndex = false;
        return classes.Exact.TryGetValue(text, out var known) ? known : classes.Find(text.Trim().ToString(), out isIndex, out _);
    }
}
