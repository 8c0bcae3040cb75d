namespace QualityGate.TestData;

/// <summary>Finds the classes that values of Parquet stand for.</summary>
internal sealed class ParquetClasses(ClassNames classes)
{
    /// <summary>The class of an index; −1 where there is none.</summary>
    public int Find(double number) =>
        number >= 0 && number < classes.Count && number == Math.Truncate(number) ? classes.ByIndex[(int)number] : -1;

    /// <summary>The class of a text; −1 where there is none.</summary>
    public int Find(ReadOnlySpan<char> text, out bool isIndex)
    {
        isIndex = false;
        return classes.Exact.TryGetValue(text, out var known) ? known : classes.Find(text.Trim().ToString(), out isIndex, out _);
    }
}
