using System.Globalization;

namespace QualityGate.Text;

/// <summary>
/// Names cut to a width, so that different ones stay different: at their end; those that would be the same then in their middle, so that
/// they keep the end in which they differ; and those that are still the same get a number.
/// </summary>
internal sealed class ShortNames
{
    private const string Dots = "...";

    private readonly Dictionary<string, string> texts;
    private readonly int width;

    private ShortNames(Dictionary<string, string> texts, int width, bool areNumbered)
    {
        (this.texts, this.width) = (texts, width);
        AreNumbered = areNumbered;
    }

    /// <summary>Whether some differ by their numbers only, which tell nobody which name it was.</summary>
    public bool AreNumbered { get; }

    /// <summary>A name as it is shown; of one that is not among these, its beginning.</summary>
    public string this[string name]
    {
        get
        {
            var line = SingleLine.Of(name);
            return texts.GetValueOrDefault(line) ?? Beginning(line, width);
        }
    }

    /// <summary>Cuts names.</summary>
    /// <param name="names">All the names of a report or a table, in a fixed order; repeated ones stay the same.</param>
    /// <param name="width">The columns of a terminal that each may have, the dots among them; at least 8.</param>
    public static ShortNames Of(IEnumerable<string> names, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 8);
        string[] lines = [.. names.Select(name => SingleLine.Of(name)).Distinct(StringComparer.Ordinal)];
        string[] cut = [.. lines.Select(line => Beginning(line, width))];
        foreach (var at in Alike(lines, cut))
        {
            cut[at] = Ends(lines[at], width);
        }

        var numbered = Alike(lines, cut);
        Number(lines, cut, numbered, width);
        var shown = lines.Zip(cut).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        return new ShortNames(shown, width, numbered.Count > 0);
    }

    // The places of names that were cut to what another name has become; a name that is whole stays so.
    private static List<int> Alike(string[] lines, string[] cut)
    {
        var repeated = cut.CountBy(text => text, StringComparer.Ordinal)
            .Where(count => count.Value > 1)
            .Select(count => count.Key)
            .ToHashSet(StringComparer.Ordinal);
        return [.. Enumerable.Range(0, cut.Length).Where(at => repeated.Contains(cut[at]) && lines[at] != cut[at])];
    }

    private static void Number(string[] lines, string[] cut, List<int> places, int width)
    {
        var taken = cut.ToHashSet(StringComparer.Ordinal);
        var next = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var at in places)
        {
            // Numbers count on where names begin alike, so that none is tried again and again.
            var beginning = DisplayWidth.Start(lines[at], width / 2);
            do
            {
                var number = next[beginning] = next.GetValueOrDefault(beginning) + 1;
                var tail = string.Create(CultureInfo.InvariantCulture, $"{Dots}({number})");
                cut[at] = DisplayWidth.Start(lines[at], width - tail.Length) + tail;
            } while (!taken.Add(cut[at]));
        }
    }

    private static string Beginning(string line, int width) =>
        DisplayWidth.Of(line) <= width ? line : DisplayWidth.Start(line, width - Dots.Length) + Dots;

    // Dots at the cuts are those of an earlier one.
    private static string Ends(string line, int width)
    {
        var room = width - Dots.Length;
        var end = DisplayWidth.End(line, room / 2).TrimStart('.');
        return DisplayWidth.Start(line, room - (room / 2)).TrimEnd('.') + Dots + end;
    }
}
