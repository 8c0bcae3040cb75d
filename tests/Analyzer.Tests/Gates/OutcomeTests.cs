using CsCheck;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Metrics;

namespace QualityGate.Analyzer.Tests.Gates;

/// <summary>The outcome of a limit is decided once, and outcomes are folded upwards.</summary>
internal sealed class OutcomeTests
{
    // A line reads: what was found of a limit, severity, 'inconclusive', and what becomes of the limit and of its model.
    [TestCase("passed", Severity.Error, Inconclusive.Error, Outcome.Passed, VerdictState.Passed)]
    [TestCase("not-compared", Severity.Error, Inconclusive.Error, Outcome.NotCompared, VerdictState.Passed)]
    [TestCase("violated", Severity.Error, Inconclusive.Pass, Outcome.Failed, VerdictState.Violated)]
    [TestCase("violated", Severity.Warning, Inconclusive.Error, Outcome.Warned, VerdictState.Passed)]
    [TestCase("inconclusive", Severity.Error, Inconclusive.Error, Outcome.Failed, VerdictState.Violated)]
    [TestCase("inconclusive", Severity.Warning, Inconclusive.Error, Outcome.Inconclusive, VerdictState.Inconclusive)]
    [TestCase("inconclusive", Severity.Error, Inconclusive.Warning, Outcome.Inconclusive, VerdictState.Inconclusive)]
    [TestCase("inconclusive", Severity.Error, Inconclusive.Pass, Outcome.Tolerated, VerdictState.Passed)]
    [TestCase("not-measured", Severity.Warning, Inconclusive.Pass, Outcome.NotMeasured, VerdictState.NotMeasured)]
    [TestCase("excepted", Severity.Error, Inconclusive.Error, Outcome.Suppressed, VerdictState.Suppressed)]
    public void A_limit_has_an_outcome(string found, Severity severity, Inconclusive inconclusive, Outcome outcome, VerdictState inModel)
    {
        var verdict = AnyVerdict.Of(severity, inconclusive, found);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(verdict.Limits.Single().Outcome, Is.EqualTo(outcome));
            Assert.That(verdict.Outcome, Is.EqualTo(outcome));
            Assert.That(verdict.StateInModel, Is.EqualTo(inModel));
        }
    }

    // Another limit that fails nothing must not hide what an exception covers.
    [TestCase("inconclusive", Severity.Error, Inconclusive.Pass, Outcome.Tolerated)]
    [TestCase("violated", Severity.Warning, Inconclusive.Error, Outcome.Warned)]
    [TestCase("passed", Severity.Error, Inconclusive.Error, Outcome.Suppressed)]
    [TestCase("not-compared", Severity.Error, Inconclusive.Error, Outcome.Suppressed)]
    public void An_exception_stays_in_the_state_of_a_model(string other, Severity severity, Inconclusive inconclusive, Outcome row)
    {
        foreach (
            string[] found in (string[][])
                [
                    ["excepted", other],
                    [other, "excepted"],
                ]
        )
        {
            var verdict = AnyVerdict.Of(severity, inconclusive, found);
            Assert.That((verdict.Outcome, verdict.StateInModel), Is.EqualTo((row, VerdictState.Suppressed)));
        }
    }

    [Test]
    public void A_limit_that_holds_says_more_than_one_without_anything_to_compare_with() =>
        Assert.That(
            AnyVerdict.Of(Severity.Error, Inconclusive.Error, "not-compared", "passed").Outcome,
            Is.EqualTo(Outcome.Passed),
            "it is measured by 'min'"
        );

    // Without a baseline the limit itself has no number, whatever its kind.
    [Test]
    public void Each_limit_against_a_baseline_needs_one([Values] LimitKind kind)
    {
        var accuracy = MetricCatalog.Find("accuracy")!;
        var threshold = new Threshold(accuracy, accuracy.Name, [new Limit(kind, 0.5)], Severity.Error, new SourceLocation("f", 1, 1));
        var without = Verdict.Of(threshold, MetricResult.Of(0.5));
        var with = Verdict.Of(threshold, MetricResult.Of(0.5), interval: null, StubBaseline.Of(0.5, 0.5, difference: null));
        var isOfValue = kind is LimitKind.Minimum or LimitKind.Maximum;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(without.Outcome, Is.EqualTo(isOfValue ? Outcome.Passed : Outcome.NotCompared));
            Assert.That(without.StateInModel, Is.EqualTo(VerdictState.Passed), "the first run passes");
            Assert.That(with.Outcome, Is.EqualTo(kind == LimitKind.MinimumGain ? Outcome.Failed : Outcome.Passed));
        }
    }

    [Test]
    public void The_state_of_a_model_is_the_worst_of_its_limits_whatever_their_order() =>
        Gen.Select(AnyVerdict.Any.Array[0, 4], Gen.Int)
            .Sample(
                (verdicts, seed) =>
                {
                    var random = new Random(seed);
                    Verdict[] mixed = [.. verdicts.Select(verdict => verdict with { Limits = [.. Mixed(random, verdict.Limits)] })];
                    VerdictState[] limits = [.. verdicts.SelectMany(verdict => verdict.Limits.Select(limit => Weight(verdict, limit)))];
                    return StateOf(Mixed(random, mixed)) == Worst(limits)
                        && verdicts.Zip(mixed).All(pair => pair.First.Outcome == pair.Second.Outcome);
                },
                iter: Thoroughness.Times(2000)
            );

    [Test]
    public void Covering_a_limit_makes_nothing_worse_and_shows() =>
        Gen.Select(AnyVerdict.Any.Array[1, 4], Gen.Int[0, 3], Gen.Int[0, 3])
            .Sample(
                (verdicts, which, place) =>
                {
                    var (at, verdict) = (which % verdicts.Length, verdicts[which % verdicts.Length]);
                    var limit = verdict.Limits[place % verdict.Limits.Length];
                    if (limit.State is not (VerdictState.Violated or VerdictState.Inconclusive) || limit.Outcome == Outcome.Tolerated)
                    {
                        return true;
                    }

                    var covered = verdict with { Limits = verdict.Limits.Replace(limit, AnyVerdict.Except(limit)) };
                    Verdict[] all = [.. verdicts[..at], covered, .. verdicts[(at + 1)..]];
                    var (before, after) = (StateOf(verdicts), StateOf(all));
                    return covered.Outcome <= verdict.Outcome
                        && VerdictStates.ExitCode(after) <= VerdictStates.ExitCode(before)
                        && after != VerdictState.Passed;
                },
                iter: Thoroughness.Times(2000)
            );

    private static T[] Mixed<T>(Random random, IEnumerable<T> items)
    {
        T[] mixed = [.. items];
        random.Shuffle(mixed);
        return mixed;
    }

    private static VerdictState StateOf(IEnumerable<Verdict> verdicts) =>
        VerdictStates.Fold(verdicts.Select(verdict => verdict.StateInModel));

    // As docs/thresholds.md says it, limit by limit.
    private static VerdictState Weight(Verdict verdict, LimitVerdict limit)
    {
        var fails = verdict.Threshold.Severity == Severity.Error;
        return (limit.State, verdict.Threshold.Inconclusive) switch
        {
            (VerdictState.Violated, _) => fails ? VerdictState.Violated : VerdictState.Passed,
            (VerdictState.Inconclusive, Inconclusive.Pass) => VerdictState.Passed,
            (VerdictState.Inconclusive, Inconclusive.Error) when fails => VerdictState.Violated,
            var (state, _) => state,
        };
    }

    private static VerdictState Worst(VerdictState[] states)
    {
        VerdictState[] order = [VerdictState.NotMeasured, VerdictState.Violated, VerdictState.Inconclusive, VerdictState.Suppressed];
        foreach (var state in order)
        {
            if (states.Contains(state))
            {
                return state;
            }
        }

        return VerdictState.Passed;
    }
}
