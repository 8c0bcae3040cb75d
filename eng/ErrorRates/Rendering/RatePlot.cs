using System.Globalization;
using System.Text;
using QualityGate.ErrorRates.Rates;

namespace QualityGate.ErrorRates.Rendering;

/// <summary>
/// Draws the rates as SVG: a row for each question, a column for each size, in each tile the rate in per cent over its interval. Colours
/// are those of the reader's light or dark page.
/// </summary>
internal static class RatePlot
{
    private const int Names = 250;
    private const int TileWidth = 74;
    private const int TileHeight = 34;
    private const int Gap = 3;
    private const int Margin = 12;
    private const int Line = 18;

    private const string Style = """
        <style>
        text { font-family: sans-serif; font-size: 12px; fill: #1f2328; }
        .head { font-weight: bold; }
        .small { font-size: 10px; fill: #57606a; }
        .Met { fill: #cfe8f3; } .Open { fill: #eaeef2; } .Missed { fill: #ffd8a8; }
        .none { fill: none; stroke: #d0d7de; }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3; }
          .small { fill: #a5b0bb; }
          .Met { fill: #12425a; } .Open { fill: #30363d; } .Missed { fill: #7a4100; }
          .none { stroke: #444c56; }
        }
        </style>

        """;

    /// <summary>Draws.</summary>
    /// <param name="table">The rates.</param>
    /// <returns>An SVG document; the same bytes for the same rates.</returns>
    public static string Write(RateTable table)
    {
        (string Title, (string Name, Func<Size, Tally?> Of)[] Rows, Func<Rate, Standing> Standing)[] groups =
        [
            (
                "Failed by max-drop: 0, confidence: 0.95, though nothing but the test set has changed (at most 5 %)",
                [
                    ("accuracy", size => table.Of(size, Part.Drop, Cases.Retest, "accuracy")),
                    ("error alignment", size => table.Of(size, Part.Drop, Cases.Retest, "error-alignment")),
                    ("mean of all other metrics of test data", size => table.OfOthers(size, Cases.Retest)),
                ],
                RateText.OfAlarms
            ),
            ("Failed by the limits of init, though nothing is worse (at most 5 %)", Rows(table, Cases.Harmless), RateText.OfAlarms),
            ("Real damage, caught by the limits of init (at least 95 %)", Rows(table, Cases.Damages), RateText.OfCaught),
        ];
        var width = (2 * Margin) + Names + (table.Sizes.Length * (TileWidth + Gap));
        var height = (2 * Margin) + (3 * Line) + groups.Sum(group => (2 * Line) + (group.Rows.Length * (TileHeight + Gap)));
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n"
        );
        text.Append("<title>The gate's own error rates, by classes and test samples of each class</title>\n").Append(Style);
        var y = Margin + Line;
        Write(text, Margin, y, "classes × test samples of each", "small");
        foreach (var (column, size) in table.Sizes.Index())
        {
            Centre(text, Left(column), y, size.ToString(), "head");
        }

        foreach (var (title, rows, standing) in groups)
        {
            y += 2 * Line;
            Write(text, Margin, y - 6, title, "head");
            foreach (var (name, of) in rows)
            {
                Write(text, Margin, y + (TileHeight / 2) + 4, name, string.Empty);
                foreach (var (column, size) in table.Sizes.Index())
                {
                    Tile(text, Left(column), y, of(size), standing);
                }

                y += TileHeight + Gap;
            }
        }

        Write(
            text,
            Margin,
            y + Line,
            "Below each rate its binomial interval at 95 %. Orange: the whole interval misses; grey: repetitions do not tell.",
            "small"
        );
        return text.Append("</svg>\n").ToString();
    }

    private static (string, Func<Size, Tally?>)[] Rows(RateTable table, IEnumerable<string> cases) =>
        [.. cases.Select(of => (of, (Func<Size, Tally?>)(size => table.Of(size, Part.Init, of, Judged.Any))))];

    private static int Left(int column) => Margin + Names + (column * (TileWidth + Gap));

    private static void Tile(StringBuilder text, int x, int y, Tally? tally, Func<Rate, Standing> standing)
    {
        var kind = tally is null ? "none" : standing(tally.Rate).ToString();
        text.Append(
            CultureInfo.InvariantCulture,
            $"<rect class=\"{kind}\" x=\"{x}\" y=\"{y}\" width=\"{TileWidth}\" height=\"{TileHeight}\" rx=\"3\"/>\n"
        );
        if (tally is not null)
        {
            Centre(text, x, y + 15, RateText.Percent(tally.Rate.Share), "head");
            Centre(text, x, y + 28, RateText.Ends(tally.Rate), "small");
        }
    }

    private static void Centre(StringBuilder text, int x, int y, string content, string kind) =>
        text.Append(
            CultureInfo.InvariantCulture,
            $"<text class=\"{kind}\" text-anchor=\"middle\" x=\"{x + (TileWidth / 2)}\" y=\"{y}\">{content}</text>\n"
        );

    private static void Write(StringBuilder text, int x, int y, string content, string kind) =>
        text.Append(CultureInfo.InvariantCulture, $"<text class=\"{kind}\" x=\"{x}\" y=\"{y}\">{content}</text>\n");
}
