using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CsCheck;
using QualityGate.Analyzer.Tests.Gates;
using QualityGate.Configuration;
using QualityGate.Configuration.Parts;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Gates.Parts;
using QualityGate.Reports.Formats;
using QualityGate.Reports.Html;
using QualityGate.Reports.Interchange;
using QualityGate.Reports.Markdown;
using QualityGate.Reports.Pictures;
using QualityGate.Reports.Terminal;
using QualityGate.Reports.Verdicts;
using QualityGate.Results;

namespace QualityGate.Analyzer.Tests.Reports;

/// <summary>Reports say the outcome of each threshold alike, as the run decided it: from a stored report, too, be it of an earlier
/// version, which has no outcomes.</summary>
internal sealed class OutcomeInReportsTests
{
    // Graphs have no outcomes in them.
    private static readonly ReportFormat[] Formats = [.. ReportFormat.All.Where(format => !format.DrawsGraphs && format.Name != "scatter")];

    private static readonly GateResult Stored = GraphMLFormTests.Stored("compared");

    private static readonly Gen<GateResult> Results = Gen.Select(
        AnyVerdict.Any.Array[0, 3],
        AnyVerdict.Any.Array[0, 3].Array[0, 2],
        (verdicts, lines) => ResultOf(verdicts, [.. lines.Select(Line)])
    );

    [Test]
    public void A_stored_report_gives_what_the_run_gave_in_all_formats() =>
        Results.Sample(
            result =>
            {
                var (run, read) = (Texts(result), Texts(Read(Json(result))));
                return run.SequenceEqual(read) && StoredParts.Mistake(result) is null;
            },
            iter: Thoroughness.Times(4)
        );

    [Test]
    public void Reports_of_earlier_versions_have_the_same_outcomes() =>
        Results.Sample(
            result =>
            {
                var json = JsonNode.Parse(Json(result))!;
                Strip(json);
                var earlier = Read(json.ToJsonString());
                return earlier.Models.Zip(result.Models).All(pair => AreAlike(pair.First, pair.Second));
            },
            iter: Thoroughness.Times(30)
        );

    [Test]
    public void A_threshold_without_anything_to_compare_with_is_not_green()
    {
        var result = ResultOf(
            [
                AnyVerdict.Of(Severity.Error, Inconclusive.Error, "not-compared"),
                AnyVerdict.Of(Severity.Error, Inconclusive.Error, "passed", "not-compared"),
            ],
            []
        );
        var csv = CsvReport.Write(result).Split("\r\n").Where(line => line.Contains("accuracy,0.5", StringComparison.Ordinal));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Passed, Is.True);
            Assert.That(
                Summary.Of(result),
                Is.EqualTo("QualityGate passed: 1 model, 1 of 2 thresholds hold, 1 has nothing to compare with.")
            );
            Assert.That(
                MarkdownReport.Write(result),
                Does.Contain("| ⚪ nothing to compare with | small | accuracy |").And.Contain("| ✅ min 0.3, ⚪ max-drop 0.101 at 95 % |")
            );
            Assert.That(HtmlReport.Write(result), Does.Contain("is-not-compared\">").And.Contain(">○</span>nothing to compare with"));
            Assert.That(JUnitReport.Write(result), Does.Contain("<skipped>nothing to compare with</skipped>"));
            Assert.That(BadgeReport.Write(result), Does.Contain("quality gate: passed, 1 not compared").And.Not.Contain("#2e7d32"));
            Assert.That(csv.Select(line => line.Split(',')[^1]), Is.EqualTo(new[] { "not-compared", "passed" }));
        }
    }

    // The sign of a run without thresholds: nothing was judged.
    [Test]
    public void A_run_whose_limits_have_nothing_to_compare_with_bears_no_sign_of_a_pass()
    {
        var result = ResultOf([AnyVerdict.Of(Severity.Error, Inconclusive.Error, "not-compared")], []);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                MarkdownReport.Write(result),
                Does.StartWith("## ℹ️ QualityGate passed: 1 model, 0 of 1 thresholds hold, 1 has nothing to compare with.")
                    .And.Not.Contain("✅")
            );
            Assert.That(HtmlReport.Write(result), Does.Contain("<p class=\"banner measured\">").And.Not.Contain("✓"));
            Assert.That(BadgeReport.Write(result), Does.Contain("quality gate: passed, 1 not compared"));
        }
    }

    [Test]
    public void A_line_of_parts_without_anything_to_compare_with_is_not_green_unless_others_are_compared()
    {
        var (without, passed) = (Of("not-compared"), Of("passed"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Rows(Line([without, without])),
                Is.EqualTo("per-class accuracy: 2 classes, 2 with nothing to compare with  nothing to compare with")
            );
            Assert.That(
                Rows(Line([without, passed])),
                Does.Contain("2 classes, 1 with nothing to compare with, lowest").And.EndWith("passed")
            );
            Assert.That(
                Summary.Of(ResultOf([], [Line([without]), Line([without]), Line([passed])])),
                Does.EndWith("1 of 3 thresholds hold, 2 have nothing to compare with.")
            );
        }

        static Verdict Of(string found) => AnyVerdict.Of(Severity.Error, Inconclusive.Error, found);
        static string Rows(PartLineVerdict line)
        {
            var row = PartRow.Of(ResultOf([], [line]).Models[0]).Single();
            return $"{row.Title}: {row.Text}  {OutcomeWords.Of(row.Outcome)}";
        }
    }

    // Whatever is said of several parts that one exception covers has the severity that each would have by itself.
    [TestCase(Inconclusive.Warning, Severity.Warning)]
    [TestCase(Inconclusive.Error, Severity.Error)]
    public void Inconclusive_parts_that_are_excepted_keep_their_severity(Inconclusive inconclusive, Severity expected)
    {
        var verdict = AnyVerdict.Of(Severity.Error, inconclusive, "inconclusive");
        var covered = verdict with { Limits = [AnyVerdict.Except(verdict.Limits[0])] };
        var line = Line([covered, covered]);
        Assert.That(line.Describe("small").Select(said => (said.Code, said.Severity)), Is.EqualTo(new[] { ("QG1006", expected) }));
    }

    private static PartLineVerdict Line(Verdict[] verdicts)
    {
        var demand = verdicts.FirstOrDefault()?.Threshold ?? AnyVerdict.Of(Severity.Error, Inconclusive.Warning, "passed").Threshold;
        // All parts of a line have its limits, severity and consequence.
        return new PartLineVerdict(
            new PartLine(PartKind.Class, demand),
            [
                .. verdicts
                    .Where(verdict =>
                        (verdict.Threshold.Severity, verdict.Threshold.Inconclusive) == (demand.Severity, demand.Inconclusive)
                    )
                    .Select((verdict, i) => new PartVerdict(new Part(PartKind.Class, [i], [i], $"class {i}", $"class {i}"), verdict)),
            ]
        );
    }

    private static GateResult ResultOf(Verdict[] verdicts, ImmutableArray<PartLineVerdict> lines)
    {
        // Each line has a place of its own, as in a file.
        ImmutableArray<PartLineVerdict> placed =
        [
            .. lines.Select(
                (line, i) =>
                {
                    var demand = line.Line.Demand with { Location = new SourceLocation("thresholds.yml", 20 + i, 7) };
                    return line with
                    {
                        Line = line.Line with { Demand = demand },
                        Parts =
                        [
                            .. line.Parts.Select(part =>
                                part with
                                {
                                    Verdict = part.Verdict with { Threshold = part.Verdict.Threshold with { Location = demand.Location } },
                                }
                            ),
                        ],
                    };
                }
            ),
        ];
        var model = Stored.Models[0] with
        {
            State = VerdictStates.Fold(verdicts.Select(verdict => verdict.StateInModel).Concat(placed.Select(line => line.StateInModel))),
            Verdicts = [.. verdicts.Select(VerdictResultOf.Of), .. placed.SelectMany(PartLineResultOf.Verdicts)],
            Parts = placed.IsEmpty ? null : [.. placed.Select(PartLineResultOf.Of)],
            Diagnostics = [.. verdicts.SelectMany(verdict => verdict.Describe("small")).Select(DiagnosticResult.Of)],
        };
        return new GateResult(model.State, [model], []);
    }

    private static string Json(GateResult result) => ReportFormat.Find("json")!.ToText(result);

    private static GateResult Read(string json) => ResultJson.Read(System.Text.Encoding.UTF8.GetBytes(json));

    private static string[] Texts(GateResult result) =>
        [
            .. Formats.Select(format => format.ToText(result)),
            string.Join('\n', TextReport.Write(result).Select(line => $"{line.Tone} {line.Text}")),
        ];

    private static void Strip(JsonNode json)
    {
        foreach (var model in json["models"]!.AsArray())
        {
            foreach (var judged in model!["verdicts"]!.AsArray().Concat(model["parts"]?.AsArray() ?? []))
            {
                var all = judged!["limits"]!.AsArray().Append(judged).Select(each => each!.AsObject());
                foreach (var one in all)
                {
                    Assert.That(one.Remove("outcome"), Is.True);
                    one.Remove("notCompared");
                }
            }
        }
    }

    private static bool AreAlike(ModelResult earlier, ModelResult now) =>
        earlier
            .Verdicts.Zip(now.Verdicts)
            .All(pair =>
                OutcomeOf.Verdict(pair.First) == pair.Second.Outcome
                && pair.First.Limits!.Zip(pair.Second.Limits!)
                    .All(limits => OutcomeOf.Limit(limits.First, pair.First) == limits.Second.Outcome)
            ) && (earlier.Parts ?? []).Zip(now.Parts ?? []).All(pair => OutcomeOf.Line(pair.First, earlier) == pair.Second.Outcome);
}
