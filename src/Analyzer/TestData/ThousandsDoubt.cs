using QualityGate.Diagnostics;

namespace QualityGate.TestData;

/// <summary>
/// Notices numbers such as 12.000 among those of a file, and whether others tell what the mark is: 0.000 and 1234.000 have decimals. Commas
/// between values speak for decimals, too, unless other numbers have none.
/// </summary>
/// <param name="Marked">The first such number, if any.</param>
/// <param name="IsMixed">Whether another is written without a mark, or the file has other separators than commas.</param>
/// <param name="HasDecimals">Whether another has decimals without doubt.</param>
internal readonly record struct ThousandsDoubt(SourceLocation? Marked, bool IsMixed, bool HasDecimals)
{
    /// <summary>True when thousands cannot be told from decimals.</summary>
    public bool Is => Marked is not null && IsMixed && !HasDecimals;

    /// <summary>Takes another number.</summary>
    public ThousandsDoubt With(ReadOnlySpan<char> text, Func<SourceLocation> place)
    {
        var isMarked = ThousandsMark.IsIn(text);
        var hasMark = text.ContainsAny(',', '.');
        return new ThousandsDoubt(Marked ?? (isMarked ? place() : null), IsMixed || !hasMark, HasDecimals || (hasMark && !isMarked));
    }

    /// <summary>The findings of two parts of a file together.</summary>
    public ThousandsDoubt With(ThousandsDoubt other) =>
        new(Marked ?? other.Marked, IsMixed || other.IsMixed, HasDecimals || other.HasDecimals);

    /// <summary>The error.</summary>
    public Diagnostic Error(string code) =>
        Diagnostic.Error(
            code,
            Marked!,
            $"this number has three digits behind a mark, so that 12.000 may be 12 or 12000.{ThousandsMark.Hint}"
        );
}
