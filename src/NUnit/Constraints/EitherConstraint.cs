namespace QualityGate.NUnit;

/// <summary>NUnit's <c>or</c>, except that it keeps what both sides found.</summary>
internal sealed class EitherConstraint(IConstraint left, IConstraint right) : OrConstraint(left, right)
{
    public override string DisplayName => "Or";

    public override ConstraintResult ApplyTo<TActual>(TActual actual)
    {
        var first = Left.ApplyTo(actual);
        if (first.IsSuccess)
        {
            return FindingResult.Of(this, first);
        }

        var second = Right.ApplyTo(actual);
        return second.IsSuccess ? FindingResult.Of(this, second) : FindingResult.Of(this, first, second, isSuccess: false);
    }
}

/// <summary>The operator that makes it, as tight as NUnit's own.</summary>
internal sealed class EitherOperator : OrOperator
{
    public override IConstraint ApplyOperator(IConstraint left, IConstraint right) => new EitherConstraint(left, right);
}
