namespace QualityGate.NUnit;

/// <summary>
/// A result whose actual value is a <see cref="Finding"/>. NUnit's <c>Not</c> drops the result and keeps the actual value, so
/// that this is where the figures have to be.
/// </summary>
internal sealed class FindingResult(IConstraint constraint, object? finding, bool isSuccess) : ConstraintResult(constraint, finding, isSuccess)
{
    public override void WriteActualValueTo(MessageWriter writer)
    {
        if (ActualValue is Finding finding)
        {
            writer.Write(finding.Value);
        }
        else
        {
            base.WriteActualValueTo(writer);
        }
    }

    public override void WriteAdditionalLinesTo(MessageWriter writer)
    {
        foreach (var line in (ActualValue as Finding)?.Lines ?? [])
        {
            writer.WriteLine(line);
        }
    }
}
