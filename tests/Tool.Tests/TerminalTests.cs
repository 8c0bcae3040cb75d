using System.Collections.Immutable;
using QualityGate.Reports.Tables;

namespace QualityGate.Tool.Tests;

/// <summary>The output on a terminal: colours, marks, letters that it has, and tables in narrow windows.</summary>
internal sealed class TerminalTests
{
    [TestCase("LANG=C.UTF-8", true, true, false, true, true, "Unicode")]
    [TestCase("LANG=de_DE.utf8", true, true, false, true, true, "Unicode")]
    [TestCase("LANG=C.UTF-8;NO_COLOR=1", true, true, false, false, false, "Unicode")]
    [TestCase("LANG=C.UTF-8;NO_COLOR=1;FORCE_COLOR=1", true, true, false, false, false, "Unicode")]
    [TestCase("LANG=C.UTF-8;NO_COLOR=", true, true, false, true, true, "Unicode")]
    [TestCase("LANG=C.UTF-8;TERM=dumb", true, true, false, false, false, "Unicode")]
    [TestCase("LANG=C.UTF-8", false, true, false, false, true, "Unicode")]
    [TestCase("LANG=C.UTF-8", true, false, false, false, false, "Unicode")]
    [TestCase("FORCE_COLOR=1", false, false, false, true, false, "Unicode")]
    [TestCase("FORCE_COLOR=0", false, false, false, false, false, "Unicode")]
    [TestCase("LANG=C", true, true, false, true, true, "Ascii")]
    [TestCase("", true, true, false, true, true, "Ascii")]
    [TestCase("", true, true, true, true, true, "Unicode")]
    [TestCase("LC_ALL=POSIX;LANG=C.UTF-8", true, true, false, true, true, "Ascii")]
    [TestCase("LC_ALL=;LC_CTYPE=en_US.UTF-8;LANG=C", true, true, false, true, true, "Unicode")]
    public void Colours_and_letters_follow_the_environment(
        string variables,
        bool isOutput,
        bool isError,
        bool isWindows,
        bool colours,
        bool interactive,
        string letters
    )
    {
        var all = variables
            .Split(';')
            .Select(pair => pair.Split('='))
            .Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1]);
        var found = TerminalAbilities.Of(all.GetValueOrDefault, isOutput, isError, isWindows);
        Assert.That(found, Is.EqualTo(new TerminalAbilities(colours, interactive, Enum.Parse<TerminalLetters>(letters))));
    }

    // Names as long as there is room, shorter ones where they still differ, then lines; figures are never cut.
    [TestCase(60, "    class                class  depth|    soft-coated wheaten  a          7|    long-haired          b          9")]
    [TestCase(34, "    class             class  depth|    soft-coated w...  a          7|    long-haired       b          9")]
    [TestCase(24, "    class         class|      depth|    soft-coat...  a|          7|    long-haired   b|          9")]
    public void A_table_fits_the_window(int width, string expected)
    {
        var table = Table(["soft-coated wheaten", "a", "7"], ["long-haired", "b", "9"]);
        var lines = table.Lay(width).SelectMany(row => row).ToArray();
        Assert.That(string.Join('|', lines), Is.EqualTo(expected));
    }

    [Test]
    public void Letters_of_two_columns_leave_the_columns_below_each_other()
    {
        var lines = Table(["日本語", "a", "7"], ["e\u0301te\u0301", "🐈", "9"]).Lay(60).SelectMany(row => row);
        Assert.That(
            string.Join('|', lines),
            Is.EqualTo("    class   class  depth|    日本語  a          7|    e\u0301te\u0301     🐈         9")
        );
    }

    // A cell that is left out would move those behind it below another head.
    [Test]
    public void Rows_of_several_lines_have_all_their_cells()
    {
        var table = new TextTable(
            [
                ["metric", "value", "by chance", "limit"],
                ["accuracy", "0.5", "", "min 0.7"],
            ],
            [true, false, false, true],
            Indent: 2
        );
        Assert.That(
            table.Lay(20).Select(row => string.Join('|', row)),
            Is.EqualTo(["  metric    value|    by chance|    limit", "  accuracy    0.5|            -|    min 0.7"])
        );
    }

    [Test]
    public void Names_of_metrics_and_sentences_are_broken_where_that_makes_a_row_fit()
    {
        var table = new TextTable(
            [
                ["metric", "value"],
                ["similarities-causing-confusion-extended", "0.1667"],
            ],
            [true, false],
            Indent: 2
        )
        {
            Broken = [0],
        };
        Assert.That(
            table.Lay(42).SelectMany(row => row),
            Is.EqualTo(["  metric                             value", "  similarities-causing-confusion-   0.1667", "  extended"])
        );
    }

    [TestCase(20)]
    [TestCase(80)]
    public void The_verdict_is_the_last_line_of_a_window_and_nothing_is_wider(int columns)
    {
        var report = Repository.PathTo("tests/Analyzer.Tests/Golden/violated.json");
        var (window, log) = (
            ToolRun.InWindow(columns, Repository.Root, "report", report, "--explain"),
            ToolRun.In(Repository.Root, "report", report, "--explain")
        );
        var last = window.Output.TrimEnd('\n').Split('\n');
        using (Assert.EnterMultipleScope())
        {
            Assert.That(string.Join(' ', last.TakeLast(4).Select(line => line.Trim())), Does.EndWith("0 of 3 thresholds hold."));
            Assert.That(last.Count(line => line.Contains("\u2717 QualityGate", StringComparison.Ordinal)), Is.EqualTo(1));
            Assert.That(last.Where(line => columns == 80 && line.Length > 80), Is.Empty);
            Assert.That(log.Output.TrimEnd('\n'), Does.Not.EndWith("thresholds hold."), "in a log the verdict follows the table");
        }
    }

    [Test]
    public void Different_names_never_become_one()
    {
        var lines = Table(["soft-coated wheaten one", "a", "7"], ["soft-coated wheaten two", "b", "9"]).Lay(30).SelectMany(row => row);
        Assert.That(string.Join('|', lines), Does.Contain("soft-... one").And.Contain("soft-... two"));
    }

    [TestCase(TerminalLetters.Unicode, 80, "\u2713 a  1  passed|\u2717 b  2  FAILED|  \u251C\u2500 c|! d|- e  nothing")]
    [TestCase(TerminalLetters.Ascii, 80, "  a  1  passed|  b  2  FAILED|  |- c|d|  e  nothing")]
    [TestCase(TerminalLetters.Unicode, null, "  a  1  passed|  b  2  FAILED|  \u251C\u2500 c|d|  e  nothing")]
    public void Marks_stand_before_verdicts_where_somebody_sees_them(object letters, int? width, string expected)
    {
        TextLine[] lines =
        [
            new("  a  1  passed", Tone.Good) { IsVerdict = true },
            new("  b  2  FAILED", Tone.Bad) { IsVerdict = true },
            new("  \u251C\u2500 c", Tone.Quiet),
            new("d", Tone.Doubtful) { IsVerdict = true },
            new("  e  nothing", Tone.Quiet) { IsVerdict = true },
        ];
        var window = new WindowLines(width, (TerminalLetters)letters);
        Assert.That(string.Join('|', lines.SelectMany(window.Of)), Is.EqualTo(expected));
    }

    private static TextTable Table(params string[][] rows) =>
        new(
            [
                ["class", "class", "depth"],
                .. rows.Select(row => row.ToImmutableArray()),
            ],
            [true, true, false],
            Indent: 4,
            Cut: 2
        );
}
