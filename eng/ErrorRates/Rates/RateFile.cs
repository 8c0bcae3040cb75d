using System.Collections.Immutable;
using System.Globalization;

namespace QualityGate.ErrorRates.Rates;

/// <summary>The counts of all sizes in a file, from which tables and plot are written: sizes can be measured one after another.</summary>
internal static class RateFile
{
    private const string Header = "classes,samples,part,case,metric,violated,unmeasured,total";

    /// <summary>Reads the counts; none where the file is not there.</summary>
    public static ImmutableArray<Tally> Read(string path) => File.Exists(path) ? [.. File.ReadLines(path).Skip(1).Select(Parse)] : [];

    /// <summary>Writes counts in the order of sizes.</summary>
    public static void Write(string path, IEnumerable<Tally> tallies) => File.WriteAllText(path, Text(tallies));

    /// <summary>The content of the file.</summary>
    public static string Text(IEnumerable<Tally> tallies)
    {
        var lines = tallies
            .OrderBy(tally => (tally.Size.Classes, tally.Size.Samples))
            .Select(tally =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{tally.Size.Classes},{tally.Size.Samples},{tally.Part},\"{tally.Case}\",{tally.Metric},"
                ) + string.Create(CultureInfo.InvariantCulture, $"{tally.Violated},{tally.Unmeasured},{tally.Total}")
            );
        return string.Concat(lines.Prepend(Header).Select(line => line + "\n"));
    }

    private static Tally Parse(string line)
    {
        // Only the case is quoted, since it has commas.
        var parts = line.Split('"');
        var (first, last) = (parts[0].Split(','), parts[2].Split(','));
        int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
        return new Tally(
            new Size(Number(first[0]), Number(first[1])),
            Enum.Parse<Part>(first[2]),
            parts[1],
            last[1],
            Number(last[2]),
            Number(last[3]),
            Number(last[4])
        );
    }
}
