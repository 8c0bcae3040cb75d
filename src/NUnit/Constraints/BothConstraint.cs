namespace QualityGate.NUnit;

/// <summary>NUnit's <c>and</c>, except that it keeps what was found where an <c>or</c> or <c>not</c> stands around it.</summary>
internal sealed class BothConstraint(IConstraint left, IConstraint right) : AndConstraint(left, right)
{
    public override string DisplayName => "And";

    public override ConstraintResult ApplyTo<TActual>(TActual actual)
    {
        var first = Left.ApplyTo(actual);
        if (!first.IsSuccess)
        {
            return FindingResult.Of(this, first);
        }

        var second = Right.ApplyTo(actual);
        return second.IsSuccess ? FindingResult.Of(this, first, second, isSuccess: true) : FindingResult.Of(this, second);
    }
}

/// <summary>The operator that makes it, as tight as NUnit's own.</summary>
internal sealed class BothOperator : AndOperator
{
    public override IConstraint ApplyOperator(IConstraint left, IConstraint right) => new BothConstraint(left, right);
}
