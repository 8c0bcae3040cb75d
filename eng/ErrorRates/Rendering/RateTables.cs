using System.Globalization;
using System.Text;
using QualityGate.ErrorRates.Rates;

namespace QualityGate.ErrorRates.Rendering;

/// <summary>The tables of docs/choosing-thresholds.md.</summary>
internal static class RateTables
{
    /// <summary>The rate at which <c>max-drop: 0, confidence: 0.95</c> fails a model that is as good as before.</summary>
    public static string OfDrops(RateTable table, string of)
    {
        var text = new StringBuilder();
        text.Append(
            "| classes × samples of each | repetitions | accuracy | error alignment | mean of all others | worst of the others |\n"
        );
        text.Append("|---:|---:|:---|:---|:---|:---|\n");
        foreach (var size in table.Sizes)
        {
            var worst = table.WorstOfOthers(size, of);
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {size} | {table.Repetitions(size)} | {Alarms(table.Of(size, Part.Drop, of, "accuracy"))} "
            );
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {Alarms(table.Of(size, Part.Drop, of, "error-alignment"))} | {Alarms(table.OfOthers(size, of))} "
            );
            text.Append(CultureInfo.InvariantCulture, $"| {worst.Metric} {Alarms(worst)} |\n");
        }

        return text.ToString();
    }

    /// <summary>The rate at which the limits of <c>init</c> fail a model that is as good as before.</summary>
    public static string OfFalseAlarms(RateTable table) => OfInit(table, Cases.Harmless, RateText.OfAlarms);

    /// <summary>The rate at which the limits of <c>init</c> catch real damage.</summary>
    public static string OfCaught(RateTable table) => OfInit(table, Cases.Damages, RateText.OfCaught);

    /// <summary>Where the limits of <c>init</c> do not keep what is promised, in words.</summary>
    public static string Exceptions(RateTable table) =>
        string.Concat(
            Exceptions(table, Cases.Harmless, "failed", RateText.IsWithinAlarms)
                .Concat(Exceptions(table, Cases.Damages, "caught", RateText.IsCaught))
                .DefaultIfEmpty("Nowhere: at all sizes both promises are kept.\n")
        );

    private static IEnumerable<string> Exceptions(RateTable table, IReadOnlyList<string> cases, string verb, Func<Rate, bool> isKept) =>
        from of in cases
        from size in table.Sizes
        let rate = table.Of(size, Part.Init, of, Judged.Any)!.Rate
        where !isKept(rate)
        select $"- {size}: {of}: {verb} in {RateText.WithInterval(rate)}.\n";

    private static string OfInit(RateTable table, IReadOnlyList<string> cases, Func<Rate, Standing> standing)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"| classes × samples of each | {string.Join(" | ", cases)} |\n");
        text.Append(CultureInfo.InvariantCulture, $"|---:|{string.Concat(cases.Select(_ => ":---|"))}\n");
        foreach (var size in table.Sizes)
        {
            var cells = cases.Select(of => Cell(table.Of(size, Part.Init, of, Judged.Any), standing));
            text.Append(CultureInfo.InvariantCulture, $"| {size} | {string.Join(" | ", cells)} |\n");
        }

        return text.ToString();
    }

    private static string Alarms(Tally? tally) => Cell(tally, RateText.OfAlarms);

    // A promise that is missed stands out; one of which so few repetitions tell nothing has a mark.
    private static string Cell(Tally? tally, Func<Rate, Standing> standing) =>
        tally is null
            ? "–"
            : (
                standing(tally.Rate) switch
                {
                    Standing.Missed => $"**{RateText.WithInterval(tally.Rate)}**",
                    Standing.Open => $"{RateText.WithInterval(tally.Rate)} ?",
                    _ => RateText.WithInterval(tally.Rate),
                }
            ) + Unmeasured(tally);

    private static string Unmeasured(Tally tally) =>
        tally.Unmeasured == 0 ? string.Empty : $", {RateText.Percent(tally.Unmeasured / tally.Total)} % as not measured";
}
