using System.Collections.Immutable;
using CsCheck;
using QualityGate.Gates;
using QualityGate.Reports.Html;
using QualityGate.Reports.Interchange;
using QualityGate.Reports.Markdown;
using QualityGate.Reports.Pictures;
using QualityGate.Reports.Tables;
using QualityGate.Reports.Terminal;
using QualityGate.Reports.Verdicts;
using QualityGate.Text;

namespace QualityGate.Analyzer.Tests.Reports;

/// <summary>Long names in tables, the columns of letters, and texts that are broken.</summary>
internal sealed class ShortNamesTests
{
    private const string Prefix = "a name of sixty letters that several classes begin with, and ";

    [TestCase("short|other", "short|other")]
    [TestCase("soft-coated wheaten terrier|beagle", "soft-coated whe...|beagle")]
    [TestCase("the long beginning of one|the long beginning of two", "the long... of one|the long... of two")]
    [TestCase("the long beginning x of all|the long beginning y of all", "the long beg...(1)|the long beg...(2)")]
    [TestCase("the long beginn...|the long beginning x", "the long beginn...|the long...nning x")]
    [TestCase("the long beginning|the long beginning", "the long beginning|the long beginning")]
    [TestCase("日本語日本語日本語日本語|b", "日本語日本語日...|b")]
    [TestCase("日本語日本語日本語日本語一|日本語日本語日本語日本語二", "日本語日...本語一|日本語日...本語二")]
    public void Names_are_cut_only_as_far_as_they_differ(string names, string expected)
    {
        var cut = ShortNames.Of(names.Split('|'), 18);
        Assert.That(string.Join('|', names.Split('|').Select(name => cut[name])), Is.EqualTo(expected));
    }

    [Test]
    public void Different_names_stay_different_and_fit()
    {
        var letters = Gen.Char["ab.日\u0301"].Array[0, 30].Select(name => new string(name));
        letters
            .Array[1, 40]
            .Sample(
                names =>
                {
                    var cut = ShortNames.Of(names, 12);
                    var shown = names.Distinct().Select(name => cut[name]).ToArray();
                    return shown.Distinct().Count() == shown.Length && shown.All(name => DisplayWidth.Of(name) <= 12);
                },
                iter: Thoroughness.Times(100)
            );
    }

    [Test]
    public void Thousands_of_names_of_one_form_are_cut_at_once()
    {
        string[] names = [.. Enumerable.Range(0, 20_000).Select(i => $"{Prefix}{i} {Prefix}")];
        var cut = ShortNames.Of(names, 40);
        Assert.That(names.Select(name => cut[name]).Distinct().Count(), Is.EqualTo(names.Length));
    }

    [TestCase("abc", 3)]
    [TestCase("日本", 4)]
    [TestCase("ｆ", 2)]
    [TestCase("ｶ", 1)]
    [TestCase("한", 2)]
    [TestCase("\u1112\u1161\u11AB", 2)]
    [TestCase("🐈", 2)]
    [TestCase("é", 1)]
    [TestCase("e\u0301", 1)]
    [TestCase("├─ x", 4)]
    [TestCase("", 0)]
    public void Columns_are_those_of_a_terminal(string text, int columns) => Assert.That(DisplayWidth.Of(text), Is.EqualTo(columns));

    [Test]
    public void A_cut_stands_before_a_wide_letter_and_behind_its_marks()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(DisplayWidth.Start("日本語", 3), Is.EqualTo("日"));
            Assert.That(DisplayWidth.End("日本語", 3), Is.EqualTo("語"));
            Assert.That(DisplayWidth.Start("ae\u0301b", 2), Is.EqualTo("ae\u0301"));
            Assert.That(DisplayWidth.End("ae\u0301b", 1), Is.EqualTo("b"));
            Assert.That(DisplayWidth.Start("🐈🐈", 3), Is.EqualTo("🐈"));
        }
    }

    [TestCase("similarities-causing-confusion-extended", 32, "similarities-causing-confusion-|extended")]
    [TestCase("one two three", 7, "one two|three")]
    [TestCase("one two three", 13, "one two three")]
    [TestCase("abcdefgh", 3, "abc|def|gh")]
    [TestCase("日本語日本", 5, "日本|語日|本")]
    [TestCase("🐈🐈", 2, "🐈|🐈")]
    [TestCase("", 4, "")]
    public void Texts_are_broken_between_words_or_within_long_ones(string text, int columns, string lines) =>
        Assert.That(string.Join('|', BrokenText.Lines(text, columns)), Is.EqualTo(lines));

    // The two classes have one beginning, and one table had both as the same text.
    [Test]
    public void Tables_of_a_report_tell_classes_of_one_beginning_apart()
    {
        var stored = GraphMLFormTests.Stored("violated");
        string Long(string name) => name is "dog.n.01" or "cat.n.01" or "car.n.01" ? Prefix + name : name;
        var model = stored.Models[0];
        var drivers = model.Explanation!;
        var renamed = model with
        {
            Explanation = drivers with
            {
                Classes = [.. drivers.Classes.Select(share => share with { Name = Long(share.Name) })],
                ShallowestEdges =
                [
                    .. drivers.ShallowestEdges.Select(edge => edge with { AName = Long(edge.AName), BName = Long(edge.BName) }),
                ],
            },
        };
        var cells = ExplanationTables.Of(renamed, renamed.Explanation!).SelectMany(table => table.Rows).SelectMany(row => row);
        Assert.That(
            cells.Where(cell => cell.StartsWith(Prefix[..15], StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal),
            Is.EqualTo(new[] { "car", "cat", "dog" }.Select(name => $"a name of sixty let...with, and {name}.n.01"))
        );
    }

    [TestCase(5, "Classes with the lowest accuracy")]
    [TestCase(6, "The 5 of 8 classes with the lowest accuracy")]
    public void The_lowest_classes_are_of_all_that_were_tested(int imperfect, string title)
    {
        var model = GraphMLFormTests.Stored("violated").Models[0];
        var share = model.Explanation!.Classes[0];
        var classes = Enumerable
            .Range(0, 8)
            .Select(i => share with { Name = $"class {i}", Accuracy = i < imperfect ? 0.5 : 1 })
            .Append(share with { Name = "without samples", Accuracy = null })
            .ToImmutableArray();
        var drivers = model.Explanation with { Classes = classes };
        Assert.That(ExplanationTables.Of(model with { Explanation = drivers }, drivers)[^1].Title, Is.EqualTo(title));
    }

    // A threshold of two limits is one row in each report, and one of those that headlines count.
    [Test]
    public void Reports_count_thresholds_alike_and_have_one_word_for_each_state()
    {
        var result = GraphMLFormTests.Stored("violated");
        var states = OutcomeWords.OfThresholds(result);
        var markdown = MarkdownReport.Write(result);
        var rows = markdown.Split('\n').Where(line => line.Contains("| small |", StringComparison.Ordinal)).ToArray();
        var text = string.Join('\n', TextReport.Write(result).Select(line => line.Text)).ToUpperInvariant();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(states, Has.Length.EqualTo(3));
            Assert.That(rows, Has.Length.EqualTo(3));
            Assert.That(Summary.Of(result), Does.EndWith("0 of 3 thresholds hold."));
            Assert.That(rows[1], Does.Contain("⚠️ warning").And.Contain("✅ min 0.5, ⚠️ max 0.7"));
            Assert.That(BadgeReport.Write(result), Does.Contain("quality gate: 2 failed"));
            Assert.That(JUnitReport.Write(result), Does.Contain("verdict: failed").And.Contain("verdict: warning"));
            Assert.That(markdown, Does.Not.Contain("violated"));
            foreach (var state in new[] { Outcome.Failed, Outcome.Warned })
            {
                var count = states.Count(found => found == state);
                var word = OutcomeWords.Of(state);
                Assert.That(rows.Count(row => row.Contains(word, StringComparison.Ordinal)), Is.EqualTo(count), word);
                Assert.That(text.Split($"  {word.ToUpperInvariant()}"), Has.Length.EqualTo(count + 1), word);
            }
        }
    }

    [Test]
    public void A_page_calls_a_class_by_one_name()
    {
        var page = HtmlReport.Write(GraphMLFormTests.Stored("compared"));
        var tables = page[..page.LastIndexOf("</table>", StringComparison.Ordinal)];
        var rows = tables.Split("<tr>").Where(row => row.Contains(">dog<", StringComparison.Ordinal)).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows, Is.Not.Empty);
            // The label, in a column of its own, is what the user calls it.
            Assert.That(
                tables.Split("<tr>").Where(row => row.Contains("scope=\"row\">\n<bdi>dog.n.01<", StringComparison.Ordinal)),
                Is.Empty
            );
        }
    }
}
