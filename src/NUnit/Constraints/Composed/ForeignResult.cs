namespace QualityGate.NUnit;

/// <summary>The result of a composed constraint that one of NUnit's own constraints decided; it writes what that one has to say.</summary>
internal sealed class ForeignResult(IConstraint constraint, ConstraintResult inner, bool isSuccess)
    : ConstraintResult(constraint, inner.ActualValue, isSuccess)
{
    /// <inheritdoc/>
    public override void WriteActualValueTo(MessageWriter writer) => inner.WriteActualValueTo(writer);

    /// <inheritdoc/>
    public override void WriteAdditionalLinesTo(MessageWriter writer) => inner.WriteAdditionalLinesTo(writer);
}
