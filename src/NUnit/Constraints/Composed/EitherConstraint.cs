using System.Diagnostics;

namespace QualityGate.NUnit;

/// <summary>NUnit's <c>or</c>, except that it keeps what both sides found.</summary>
[StackTraceHidden]
internal sealed class EitherConstraint(IConstraint left, IConstraint right) : ModelConstraint(left, right)
{
    public override string DisplayName => "Or";

    public override string Description => $"{left.Description} or {right.Description}";

    private protected override ConstraintResult Judge<TActual>(TActual actual)
    {
        var first = Part.Of(left, actual);
        if (first.Holds)
        {
            return Part.Decide(this, isSuccess: true, first);
        }

        var second = Part.Of(right, actual);
        return second.Holds ? Part.Decide(this, isSuccess: true, second) : Part.Decide(this, isSuccess: false, first, second);
    }
}

/// <summary>The operator that makes it, as tight as NUnit's own.</summary>
internal sealed class EitherOperator : OrOperator
{
    public override IConstraint ApplyOperator(IConstraint left, IConstraint right) => new EitherConstraint(left, right);
}
