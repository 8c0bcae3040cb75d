using CsCheck;
using QualityGate.Gates;

namespace QualityGate.Analyzer.Tests.Gates;

/// <summary>States are folded upwards: the worst counts, in whatever order they come.</summary>
internal sealed class VerdictStateTests
{
    private static readonly Gen<VerdictState[]> States = Gen.Enum<VerdictState>().Array[0, 6];

    [TestCase(new VerdictState[0], VerdictState.Passed)]
    [TestCase(new[] { VerdictState.Passed, VerdictState.Suppressed }, VerdictState.Suppressed)]
    [TestCase(new[] { VerdictState.Inconclusive, VerdictState.Suppressed }, VerdictState.Inconclusive)]
    [TestCase(new[] { VerdictState.Violated, VerdictState.Inconclusive }, VerdictState.Violated)]
    [TestCase(new[] { VerdictState.Violated, VerdictState.NotMeasured, VerdictState.Passed }, VerdictState.NotMeasured)]
    public void The_worst_state_counts(VerdictState[] states, VerdictState expected) =>
        Assert.That(VerdictStates.Fold(states), Is.EqualTo(expected));

    [Test]
    public void Folding_parts_first_changes_nothing() =>
        Gen.Select(States, States)
            .Sample(
                (first, second) =>
                    VerdictStates.Fold([VerdictStates.Fold(first), VerdictStates.Fold(second)]) == VerdictStates.Fold([.. second, .. first])
            );

    [Test]
    public void A_gate_never_exits_better_than_its_worst_model() =>
        States.Sample(states =>
            VerdictStates.ExitCode(VerdictStates.Fold(states)) == states.Select(VerdictStates.ExitCode).DefaultIfEmpty(0).Max()
        );
}
