using System.Collections.Immutable;
using System.Text;
using CsCheck;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Reports.Markdown;
using QualityGate.Results;
using QualityGate.Runs;

namespace QualityGate.Analyzer.Tests.Reports;

/// <summary>A Markdown report keeps within the size of its place, and loses what matters least.</summary>
internal sealed class MarkdownLimitTests
{
    private const string Details = "<details><summary>What drives these figures</summary>";

    private static readonly Lazy<GateResult> Kinds = new(Measure);

    // Any mixture of passing, failing and unmeasured models, with up to forty errors and warnings more than they have.
    private static readonly Gen<GateResult> AnyReport = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 40], Gen.Int[0, 300])
        .Array[1, 12]
        .Select(models => Kinds.Value with { Models = [.. models.Select((model, k) => Model(k, model.Item1, model.Item2, model.Item3))] });

    private static readonly Gen<int> AnyLimit = Gen.Int[MarkdownReport.SmallestLimit, 40_000];

    [Test]
    public void A_shortened_report_fits_and_is_whole_lines_in_their_order() =>
        Gen.Select(AnyReport, AnyLimit)
            .Sample(
                (report, limit) =>
                {
                    var full = MarkdownReport.Write(report);
                    var text = MarkdownReport.Write(report, limit);
                    if (Size(full) <= limit)
                    {
                        return text == full;
                    }

                    var (lines, note) = (
                        text[..text.LastIndexOf("\n*Left out", StringComparison.Ordinal)].Split('\n'),
                        text.Split('\n')[^2]
                    );
                    return Size(text) <= limit
                        && IsSubsequence(lines, full.Split('\n'))
                        && lines[0] == full.Split('\n')[0]
                        && note.StartsWith($"*Left out, to stay within {limit} bytes: ", StringComparison.Ordinal)
                        && note.EndsWith(".*", StringComparison.Ordinal);
                }
            );

    [Test]
    public void Tables_and_folded_blocks_are_whole_or_not_there() =>
        Gen.Select(AnyReport, AnyLimit)
            .Sample(
                (report, limit) =>
                {
                    var blocks = Blocks(MarkdownReport.Write(report)).ToHashSet(StringComparer.Ordinal);
                    var text = MarkdownReport.Write(report, limit);
                    return Blocks(text).All(block => blocks.Contains(block) || block.StartsWith("*Left out", StringComparison.Ordinal))
                        && Count(text, "<details>") == Count(text, "</details>");
                }
            );

    [Test]
    public void Every_failing_model_and_its_first_error_stay_while_they_fit() =>
        Gen.Select(AnyReport, AnyLimit)
            .Sample(
                (report, limit) =>
                {
                    var text = MarkdownReport.Write(report, limit);
                    var failing = report.Models.Where(model => !model.Passed).ToArray();
                    var needed = failing.Sum(model => FirstError(report, model).Length + 2 * Size(model.Name) + 200);
                    return needed > limit - 500
                        || failing.All(model =>
                            text.Contains($"### ❌ {model.Name}\n", StringComparison.Ordinal)
                            && text.Contains(FirstError(report, model), StringComparison.Ordinal)
                        );
                }
            );

    [Test]
    public void Pieces_that_matter_less_go_first()
    {
        // Two passing and two failing models; each limit is just too small for what the one before it still held.
        var report = Kinds.Value with
        {
            Models = [Model(0, 0, 0, 0), Model(1, 1, 1, 0), Model(2, 0, 0, 0), Model(3, 1, 1, 0)],
        };
        var seen = new List<string>();
        for (
            var text = MarkdownReport.Write(report);
            Size(text) > MarkdownReport.SmallestLimit;
            text = MarkdownReport.Write(report, Size(text) - 1)
        )
        {
            string Of(string mark, Func<string, int> count) =>
                string.Concat(Sections(text).Where(section => section.Contains($"### {mark}", StringComparison.Ordinal)).Sum(count));
            var state =
                $"details {Of("✅", s => Count(s, Details))}{Of("❌", s => Count(s, Details))} tables "
                + $"{Of("✅", s => Count(s, "| metric |"))}{Of("❌", s => Count(s, "| metric |"))} models "
                + $"{Count(text, "### ✅")}{Count(text, "### ❌")}";
            if (seen.Count == 0 || seen[^1] != state)
            {
                seen.Add(state);
            }
        }

        Assert.That(
            seen,
            Is.EqualTo([
                "details 22 tables 22 models 22",
                "details 12 tables 22 models 22",
                "details 02 tables 22 models 22",
                "details 01 tables 22 models 22",
                "details 00 tables 22 models 22",
                "details 00 tables 12 models 22",
                "details 00 tables 02 models 22",
                "details 00 tables 02 models 12",
                "details 00 tables 02 models 02",
                "details 00 tables 01 models 02",
                "details 00 tables 00 models 02",
            ])
        );
    }

    [Test]
    public void The_note_counts_what_is_missing()
    {
        var report = Kinds.Value with { Models = [.. Enumerable.Range(0, 40).Select(k => Model(k, k % 3, 1, 0))] };
        var text = MarkdownReport.Write(report, 10_000);
        var (models, diagnostics) = (report.Models.Count(model => !model.Passed), report.Models.Sum(model => model.Diagnostics.Length));
        var shown = Count(text, "\n### ❌");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(shown, Is.LessThanOrEqualTo(models).And.Positive);
            Assert.That(
                text,
                Does.Match(
                    @"\n\*Left out, to stay within 10000 bytes: (?=.*\b27 tables\b)(?=.*\b27 explanations\b)"
                        + $@"(?=.*\b{diagnostics - Count(text, "\n- ") - (models - shown)} diagnostics\b).*\.\*\n$"
                )
            );
        }
    }

    [Test]
    public void A_report_of_many_models_fits_wherever_it_is_cut()
    {
        var report = Kinds.Value with { Models = [.. Enumerable.Range(0, 60).Select(k => Model(k, k % 3, 4, 0))] };
        Assert.That(
            Enumerable.Range(0, 37).Select(k => 7_000 + (k * 2_900)).Where(limit => Size(MarkdownReport.Write(report, limit)) > limit),
            Is.Empty
        );
    }

    [Test]
    public void A_limit_below_the_smallest_is_refused() =>
        Assert.That(
            () => MarkdownReport.Write(Kinds.Value, MarkdownReport.SmallestLimit - 1),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );

    [Test]
    public void The_smallest_limit_holds_the_verdict_and_the_note_of_any_run()
    {
        // A table and a folded block a model, as they all have them, of one line each: it is only how many are left out that shows.
        ModelResult Thin(ModelResult model) =>
            model with
            {
                Metrics = model.Metrics?.Take(1).ToDictionary(),
                Verdicts = [],
                Explanation = model.Explanation is { } all
                    ? all with
                    {
                        UnconfusedSimilarities = [],
                        StructuralClusters = [],
                        FunctionalClusters = [],
                        Classes = [],
                        Superclasses = [],
                    }
                    : null,
            };
        var huge = GateResult.Of(Kinds.Value.Folder, [.. Enumerable.Range(0, 15_000).Select(k => Thin(Model(k, k % 3, 1, 0)))], []);
        var text = MarkdownReport.Write(huge, MarkdownReport.SmallestLimit);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Size(text), Is.LessThanOrEqualTo(MarkdownReport.SmallestLimit));
            Assert.That(text, Does.StartWith("## ❌ QualityGate could not measure everything: 10000 of 15000 models failed"));
            Assert.That(text, Does.Contain(" 10000 tables").And.Contain(" 10000 explanations"));
        }
    }

    // 0 passes, 1 is violated, 2 could not be measured.
    private static GateResult Measure()
    {
        using var folder = TemporaryFolder.InMemory();
        SmallRepository.Fill(folder);
        var yaml =
            SmallRepository.Thresholds("similarity-depth: { min: 7 }")
            + SmallRepository
                .Thresholds("similarity-depth: { min: 99 }", "accuracy: { min: 0.9, severity: warning }")
                .Replace("version: 1\nmodels:\n", string.Empty, StringComparison.Ordinal)
                .Replace("name: small", "name: violated", StringComparison.Ordinal)
            + "  - name: missing\n    model: missing.onnx\n    labels: labels.txt\n    thresholds: { similarity-depth: { min: 7 } }\n";
        var report = Gate.Check(InputPath.FromUser(folder.Write("thresholds.yml", yaml)));
        Assert.That(
            report.Models.Select(model => (model.Passed, !model.IsMeasured)),
            Is.EqualTo([(true, false), (false, false), (false, true)])
        );
        return report;
    }

    private static ModelResult Model(int number, int kind, int further, int nameLength)
    {
        var model = Kinds.Value.Models[kind];
        ImmutableArray<DiagnosticResult> more =
        [
            .. Enumerable
                .Range(0, further)
                .Select(k => new DiagnosticResult(
                    "QG3014",
                    kind == 2 && k % 2 == 0 ? Severity.Error : Severity.Warning,
                    $"{k} of model {number} ist größer |",
                    "labels.txt",
                    0,
                    0
                )),
        ];
        return model with
        {
            Name = $"{number}é{new string('x', nameLength)}",
            Diagnostics =
            [
                .. more.Take(1),
                .. model.Diagnostics.Select(d => d with { Message = $"model {number}: {d.Message}" }),
                .. more.Skip(1),
            ],
        };
    }

    private static string FirstError(GateResult report, ModelResult model) =>
        MarkdownReport
            .Write(
                report with
                {
                    Models =
                    [
                        model with
                        {
                            Diagnostics = [model.Diagnostics.First(d => d.Severity == Severity.Error)],
                            Classifier = null,
                            Explanation = null,
                        },
                    ],
                }
            )
            .Split('\n')[^2];

    private static IEnumerable<string> Blocks(string markdown) =>
        markdown.Split("\n\n").Select(block => block.Trim('\n')).Where(block => !block.StartsWith("- ", StringComparison.Ordinal));

    private static IEnumerable<string> Sections(string markdown) => markdown.Split("\n### ").Skip(1).Select(section => $"### {section}");

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static int Size(string text) => Encoding.UTF8.GetByteCount(text);

    private static bool IsSubsequence(string[] part, string[] whole)
    {
        var next = 0;
        foreach (var line in part)
        {
            next = Array.IndexOf(whole, line, next) + 1;
            if (next == 0)
            {
                return false;
            }
        }

        return true;
    }
}
