using QualityGate.Configuration;
using QualityGate.Configuration.Suppressions;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Gates.Suppressions;

namespace QualityGate.Analyzer.Tests.Gates.Suppressions;

/// <summary>
/// Every state against exceptions that match, match something else, or have expired: what the state is then. A line reads: the finding, the
/// exceptions, and the state; all of it for each severity and each consequence of an inconclusive limit.
/// </summary>
internal sealed class SuppressionTableTests
{
    private static readonly string[] Table =
    [
        // finding                | exceptions                                         | state
        "passed                   | QG1001                                             | passed",
        "violated                 |                                                    | violated",
        "violated                 | QG1001                                             | suppressed",
        "violated                 | QG1001 model=small                                 | suppressed",
        "violated                 | QG1001 metric=accuracy                             | suppressed",
        "violated                 | QG1001 model=small metric=accuracy                 | suppressed",
        "violated                 | QG1001 @2027-03-01                                 | suppressed",
        "violated                 | QG1001 @2027-02-28                                 | violated",
        "violated                 | QG1001 @2027-02-28, QG1001 model=small @2027-03-01 | suppressed",
        "violated                 | QG1006                                             | violated",
        "violated                 | QG1001 model=other                                 | violated",
        "violated                 | QG1001 metric=lca-distance                         | violated",
        "violated                 | QG1001 model=small metric=lca-distance             | violated",
        "violated                 | QG1001 class=otter                                 | violated",
        "violated                 | QG1001 superclass=otter                            | violated",
        "violated                 | QG1001 pair=cat+dog                                | violated",
        "inconclusive             |                                                    | inconclusive",
        "inconclusive             | QG1006                                             | suppressed",
        "inconclusive             | QG1001                                             | inconclusive",
        "inconclusive             | QG1006 @2027-02-28                                 | inconclusive",
        "not-measured             | QG1001, QG1006                                     | not-measured",
        "not-measured             | QG1002                                             | not-measured",
        "violated-and-not-measured| QG1001, QG1006                                     | not-measured",
        "violated-and-not-measured| QG1008                                             | not-measured",
    ];

    [Test]
    public void An_exception_suppresses_what_it_names_and_nothing_else(
        [ValueSource(nameof(Table))] string line,
        [Values(Severity.Error, Severity.Warning)] Severity severity,
        [Values] Inconclusive inconclusive
    )
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries);
        var before = Judged.Verdict(cells[0], severity, inconclusive);
        var exceptions = Judged.Exceptions(cells[1]);
        var after = SuppressionJudge.Apply([before], "small", exceptions).Single();

        // Nothing is said of it, so that there is nothing to suppress.
        var isSilent = cells[0] == "inconclusive" && inconclusive == Inconclusive.Pass;
        var expected = isSilent ? "inconclusive" : cells[2];
        var said = after.Describe("small");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Word(after.State), Is.EqualTo(expected));
            Assert.That(
                VerdictStates.ExitCode(after.StateInModel),
                Is.EqualTo(expected == "suppressed" ? 0 : VerdictStates.ExitCode(before.StateInModel))
            );

            // The same is said, with the same severity: an exception hides nothing.
            Assert.That(said.Select(diagnostic => diagnostic with { Suppression = null }), Is.EqualTo(before.Describe("small")));
            Assert.That(said.Any(diagnostic => diagnostic.Fails), Is.EqualTo(VerdictStates.ExitCode(after.StateInModel) > 0));
            Assert.That(
                said.Any(diagnostic => diagnostic.Suppression is not null),
                Is.EqualTo(
                    expected == "suppressed"
                        || (cells[0] == "violated-and-not-measured" && cells[1].Contains("QG1001", StringComparison.Ordinal))
                )
            );
        }
    }

    // A part is named by its exception, or the exception names no metric: that of the whole model is not meant to cover a thousand classes.
    [TestCase("QG1001 class=otter", "class", true)]
    [TestCase("QG1001 class=n02444819", "class", true)]
    [TestCase("QG1001 class=otter", "superclass", false)]
    [TestCase("QG1001 class=n02444819", "superclass", false)]
    [TestCase("QG1001 superclass=otter", "superclass", true)]
    [TestCase("QG1001 superclass=n02444819", "superclass", true)]
    [TestCase("QG1001 superclass=otter", "class", false)]
    [TestCase("QG1001 superclass=otter", "separate", false)]
    [TestCase("QG1001 metric=accuracy superclass=otter", "superclass", true)]
    [TestCase("QG1001 class=otter", "class of a shared name", false)]
    [TestCase("QG1001 class=n02444819", "class of a shared name", true)]
    [TestCase("QG1001 class=Otter", "class", false)]
    [TestCase("QG1001 class=otter", "separate", false)]
    [TestCase("QG1001 pair=otter+boot.n.01", "separate", true)]
    [TestCase("QG1001 pair=n02444819+boot", "separate", true)]
    [TestCase("QG1001 pair=boot+otter", "separate", false)]
    [TestCase("QG1001 pair=otter+boot", "class", false)]
    [TestCase("QG1001 metric=accuracy", "class", false)]
    [TestCase("QG1001 metric=accuracy class=otter", "class", true)]
    [TestCase("QG1001 metric=lca-distance class=otter", "class", false)]
    [TestCase("QG1001 model=small", "class", true)]
    [TestCase("QG1001", "separate", true)]
    public void Parts_are_named_by_class_or_pair(string exception, string kind, bool isCovered)
    {
        var part =
            kind == "separate"
                ? new NamesOfPart(PartKind.Separate, "n02444819", "otter", "boot.n.01", "boot")
                : new NamesOfPart(kind == "superclass" ? PartKind.Superclass : PartKind.Class, "n02444819", "otter")
                {
                    IsNameShared = kind == "class of a shared name",
                };
        var verdict = Judged.Verdict("violated", Severity.Error, Inconclusive.Error) with { Part = part };
        var after = SuppressionJudge.Apply([verdict], "small", Judged.Exceptions(exception)).Single();
        Assert.That(after.State, Is.EqualTo(isCovered ? VerdictState.Suppressed : VerdictState.Violated));
    }

    // The reason that is shown is that of the entry which names most.
    [Test]
    public void Of_several_exceptions_the_narrowest_counts()
    {
        var exceptions = Judged.Exceptions("QG1001, QG1001 model=small metric=accuracy, QG1001 model=small");
        var verdict = Judged.Verdict("violated", Severity.Error, Inconclusive.Error);
        var after = SuppressionJudge.Apply([verdict], "small", exceptions).Single();
        Assert.That(after.Describe("small").Single().Suppression!.Location.Line, Is.EqualTo(2));
    }

    [TestCase("QG3023", Severity.Warning, "small", true)]
    [TestCase("QG3023 model=small", Severity.Warning, "small", true)]
    [TestCase("QG3023 model=small", Severity.Warning, null, false)]
    [TestCase("QG3023 model=other", Severity.Warning, "small", false)]
    [TestCase("QG3023 @2027-02-28", Severity.Warning, "small", false)]
    [TestCase("QG3023", Severity.Error, "small", false)]
    [TestCase("QG3007", Severity.Warning, "small", false)]
    public void Warnings_are_covered_and_errors_never(string exception, Severity severity, string? model, bool isCovered)
    {
        var diagnostic = new Diagnostic("QG3023", severity, "words", new SourceLocation("labels.txt"));
        var marked = SuppressionJudge.Mark([diagnostic], model, Judged.Exceptions(exception)).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(marked.Suppression is not null, Is.EqualTo(isCovered));
            Assert.That(marked with { Suppression = null }, Is.EqualTo(diagnostic));
        }
    }

    private static string Word(VerdictState state) =>
        state == VerdictState.NotMeasured ? "not-measured" : state.ToString().ToLowerInvariant();
}
