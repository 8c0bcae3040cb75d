namespace QualityGate.Labels;

/// <summary>Numbers of classes: each once, from 0 or from 1, without a gap, in any order.</summary>
internal static class ClassNumbering
{
    /// <summary>True when some numbers are such.</summary>
    public static bool Is(IReadOnlyCollection<int> numbers) =>
        numbers.Count > 0
        && numbers.Min() is 0 or 1
        && numbers.Max() - numbers.Min() == numbers.Count - 1
        && numbers.Distinct().Count() == numbers.Count;
}
