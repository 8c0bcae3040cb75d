using System.Diagnostics;

namespace QualityGate.NUnit;

/// <summary>NUnit's <c>and</c>, except that it keeps what was found wherever it stands in a sentence.</summary>
[StackTraceHidden]
internal sealed class BothConstraint(IConstraint left, IConstraint right) : ModelConstraint(left, right)
{
    public override string DisplayName => "And";

    public override string Description => $"{left.Description} and {right.Description}";

    private protected override ConstraintResult Judge<TActual>(TActual actual)
    {
        var first = Part.Of(left, actual);
        if (!first.Holds)
        {
            return Part.Decide(this, isSuccess: false, first);
        }

        var second = Part.Of(right, actual);
        return second.Holds ? Part.Decide(this, isSuccess: true, first, second) : Part.Decide(this, isSuccess: false, second);
    }
}

/// <summary>The operator that makes it, as tight as NUnit's own.</summary>
internal sealed class BothOperator : AndOperator
{
    public override IConstraint ApplyOperator(IConstraint left, IConstraint right) => new BothConstraint(left, right);
}
