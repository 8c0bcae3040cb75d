using System.Collections.Immutable;
using QualityGate.Configuration;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Analyzer.Tests.Gates;

/// <summary>Limits against a baseline, and what becomes of inconclusive ones, as thresholds.yml says them.</summary>
internal sealed class BaselineLimitTests : FolderFixture
{
    private const string Head = "version: 1\nbaseline: quality-baseline.json\nmodels:\n  - model: a.onnx\n    labels: l\n";

    [Test]
    public void Every_limit_is_read_with_its_place()
    {
        var threshold = Read("accuracy: { min: 0.9, max: 0.99, max-drop: 0.01, max-relative-drop: 0.02, max-gain: 0.2 }").Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                threshold.Limits,
                Is.EqualTo(
                    new[]
                    {
                        new Limit(LimitKind.Minimum, 0.9),
                        new Limit(LimitKind.Maximum, 0.99),
                        new Limit(LimitKind.MaximumDrop, 0.01),
                        new Limit(LimitKind.MaximumRelativeDrop, 0.02),
                        new Limit(LimitKind.MaximumGain, 0.2),
                    }
                )
            );
            Assert.That(
                threshold.PlaceOf(threshold.Limits[2]).Column,
                Is.EqualTo(7 + "accuracy: { min: 0.9, max: 0.99, max-drop: ".Length)
            );
            Assert.That(threshold.DescribeLimits(), Does.EndWith("max-drop 0.01, max-relative-drop 0.02, max-gain 0.2"));
            Assert.That(Read("accuracy: { min-gain: 0.01, max-gain: 0.2 }").Single().Limits, Has.Length.EqualTo(2));
        }
    }

    [TestCase("accuracy: { max-drop: @-0.1 }", "QG0039", "is no distance, which is 0 or more; write 'min-gain: 0.1'")]
    [TestCase("accuracy: { min-gain: @-0.1 }", "QG0039", "write 'max-drop: 0.1'")]
    [TestCase("accuracy: { max-gain: @-0.1 }", "QG0039", "is no distance, which is 0 or more.")]
    [TestCase("accuracy: { max-relative-drop: @-0.1 }", "QG0039", "is no distance, which is 0 or more.")]
    [TestCase("accuracy: { max-drop: @5 }", "QG0039", "cannot fail: the metric lies between 0 and 1. Did you mean 0.05?")]
    [TestCase("accuracy: { max-drop: @1 }", "QG0039", "cannot fail")]
    [TestCase("accuracy: { max-gain: @5 }", "QG0039", "cannot fail: the metric lies between 0 and 1. Did you mean 0.05?")]
    [TestCase("accuracy: { min-gain: @5 }", "QG0039", "can never hold: the metric lies between 0 and 1. Did you mean 0.05?")]
    [TestCase(
        "accuracy: { max-relative-drop: @5 }",
        "QG0039",
        "is a share of the baseline's value, from 0 to less than 1. Did you mean 0.05?"
    )]
    [TestCase("similarity-depth: { max-relative-drop: @5 }", "QG0039", "Did you mean 0.05?")]
    [TestCase("structural-semantic-correlation: { max-drop: @2 }", "QG0039", "between -1 and 1")]
    [TestCase(
        "accuracy: { min-gain: @0.2, max-gain: 0.1 }",
        "QG0008",
        "no change of accuracy is a gain of at least 0.2 and of at most 0.1"
    )]
    [TestCase("accuracy: { min-gain: 0.1, max-drop: @0.1 }", "QG0008", "'min-gain' demands that accuracy gets better")]
    [TestCase("accuracy: { max-relative-drop: @0.1, min-gain: 0 }", "QG0008", "remove one of them")]
    [TestCase("accuracy: { max-drop: @x }", "QG0005", "'x'")]
    [TestCase("accuracy: { min: 0.5, @max_drop: 0.1 }", "QG0003", "Did you mean 'max-drop'?")]
    [TestCase("accuracy: { max-drop: 0.1, inconclusive: @error }", "QG0008", "without 'confidence' there is none")]
    [TestCase("accuracy: { max-drop: 0.1, confidence: 0.9, inconclusive: @fail }", "QG0010", "pass, warning, error")]
    public void Mistakes_are_errors_at_the_place_of_the_sign(string threshold, string code, string words) =>
        TestInputs.AssertFailure(
            () => Read(threshold.Replace("@", string.Empty, StringComparison.Ordinal)),
            code,
            (7, 7 + threshold.IndexOf('@', StringComparison.Ordinal)),
            words
        );

    [TestCase("version: 1\n", "max-drop: 0.1", "'max-drop' compares accuracy with a baseline, and the file names none; add the line")]
    [TestCase("version: 1\n", "max-relative-drop: 0.1", "'max-relative-drop'")]
    [TestCase("version: 1\n", "min-gain: 0.1", "'min-gain'")]
    [TestCase("version: 1\n", "max-gain: 0.1", "'baseline: quality-baseline.json' above 'models'")]
    public void A_limit_against_no_baseline_is_an_error_with_the_line_to_add(string head, string limit, string words) =>
        TestInputs.AssertFailure(
            () => ReadFile($"{head}models:\n  - model: a.onnx\n    labels: l\n    thresholds:\n      accuracy: {{ {limit} }}\n"),
            DiagnosticCodes.BaselineNeeded,
            (6, 7 + "accuracy: { ".Length + limit.IndexOf(':', StringComparison.Ordinal) + 2),
            words
        );

    [TestCase("", "", "", Inconclusive.Warning)]
    [TestCase("error", "", "", Inconclusive.Error)]
    [TestCase("error", "pass", "", Inconclusive.Pass)]
    [TestCase("error", "warning", "pass", Inconclusive.Pass)]
    [TestCase("", "", "error", Inconclusive.Error)]
    public void The_nearest_place_says_what_becomes_of_an_inconclusive_limit(string file, string entry, string own, Inconclusive expected)
    {
        string Line(string indent, string word) => word.Length == 0 ? string.Empty : $"{indent}inconclusive: {word}\n";
        var text =
            $"version: 1\n{Line("", file)}models:\n  - model: a.onnx\n    labels: l\n{Line("    ", entry)}    thresholds:\n"
            + $"      accuracy:\n        min: 0.5\n        confidence: 0.95\n{Line("        ", own)}";
        Assert.That(ReadFile(text).Entries.Single().Thresholds.Single().Inconclusive, Is.EqualTo(expected));
    }

    [TestCase("inconclusive: maybe\n", "", 2, 15)]
    [TestCase("", "    inconclusive: maybe\n", 4, 19)]
    public void A_word_that_is_none_is_an_error_wherever_it_stands(string file, string entry, int line, int column) =>
        TestInputs.AssertFailure(
            () =>
                ReadFile(
                    $"version: 1\n{file}models:\n  - model: a.onnx\n{entry}    labels: l\n    thresholds: {{ accuracy: {{ min: 0.5 }} }}\n"
                ),
            DiagnosticCodes.UnknownChoice,
            (line, column),
            "pass, warning, error"
        );

    private ImmutableArray<Threshold> Read(string threshold) =>
        ReadFile($"{Head}    thresholds:\n      {threshold}\n").Entries.Single().Thresholds;

    private GateDefinition ReadFile(string text) => GateReader.Read(InputPath.FromUser(Folder.Write("thresholds.yml", text)));
}
