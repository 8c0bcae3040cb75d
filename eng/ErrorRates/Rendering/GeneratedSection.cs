using QualityGate.ErrorRates.Rates;

namespace QualityGate.ErrorRates.Rendering;

/// <summary>The part of docs/choosing-thresholds.md that is written by this program: all that has a number which was measured.</summary>
internal static class GeneratedSection
{
    /// <summary>The line that the part begins after.</summary>
    public const string Begin = "<!-- error rates: begin, written by eng/ErrorRates -->";

    /// <summary>The line that it ends before.</summary>
    public const string End = "<!-- error rates: end -->";

    /// <summary>Puts the part into a page that has both lines.</summary>
    public static string Into(string page, RateTable table)
    {
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        return begin < 0 || end < begin
            ? throw new InvalidDataException($"docs/choosing-thresholds.md needs the lines '{Begin}' and '{End}'.")
            : $"{page[..(begin + Begin.Length)]}\n\n{Text(table)}\n{page[end..]}";
    }

    /// <summary>The part.</summary>
    public static string Text(RateTable table) =>
        string.Join(
            '\n',
            "![The gate's own error rates by size](images/error-rates.svg)\n",
            "Each rate is followed by its exact binomial interval at 95 %, in per cent. **Bold**: the whole interval misses what is",
            "promised; `?`: so few repetitions do not tell. Not measured: a metric had no value or no interval, which",
            "fails a gate, too.\n",
            "#### The same model with a new test set, against `max-drop: 0, confidence: 0.95` (promised: at most 5 % fail)\n",
            RateTables.OfDrops(table, Cases.Retest),
            "#### A model trained anew, as good as before on average, tested on the same samples\n",
            RateTables.OfDrops(table, Cases.Retrained),
            "#### A model trained anew, tested on new samples\n",
            RateTables.OfDrops(table, Cases.RetrainedAndRetest),
            "#### The limits of `init` on models that are no worse (promised: at most 5 % fail)\n",
            RateTables.OfFalseAlarms(table),
            "#### The limits of `init` on damaged models, tested on new samples (promised: at least 95 % fail)\n",
            RateTables.OfCaught(table),
            "#### Where the limits of `init` do not keep these promises\n",
            RateTables.Exceptions(table)
        );
}
