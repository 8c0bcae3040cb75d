namespace QualityGate.NUnit;

/// <summary>
/// A result whose actual value is a <see cref="Finding"/>. NUnit's <c>Not</c> drops the result and keeps the actual value, so
/// that this is where the figures have to be.
/// </summary>
internal sealed class FindingResult(IConstraint constraint, Finding finding, bool isSuccess)
    : ConstraintResult(constraint, finding, isSuccess)
{
    /// <inheritdoc/>
    public override void WriteActualValueTo(MessageWriter writer) => writer.Write(finding.Value);

    /// <inheritdoc/>
    public override void WriteAdditionalLinesTo(MessageWriter writer)
    {
        foreach (var line in finding.Lines)
        {
            writer.WriteLine(line);
        }
    }
}
