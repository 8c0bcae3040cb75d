namespace QualityGate.NUnit;

/// <summary>
/// A result whose actual value is a <see cref="Finding"/>. NUnit's <c>Not</c> drops the result and keeps the actual value, so
/// that this is where the figures have to be.
/// </summary>
internal sealed class FindingResult : ConstraintResult
{
    private readonly ConstraintResult? told;

    /// <summary>The result of a constraint on a model.</summary>
    public FindingResult(IConstraint constraint, Finding finding, bool isSuccess)
        : base(constraint, finding, isSuccess) => FindingFormat.Use();

    private FindingResult(IConstraint constraint, object? actual, bool isSuccess, ConstraintResult? told)
        : base(constraint, actual, isSuccess) => this.told = told;

    /// <summary>The result of a constraint that is made of others, of which one has the say.</summary>
    public static FindingResult Of(IConstraint constraint, ConstraintResult said) => new(constraint, said.ActualValue, said.IsSuccess, said);

    /// <summary>The result of a constraint that is made of two, of which both have a say.</summary>
    public static FindingResult Of(IConstraint constraint, ConstraintResult left, ConstraintResult right, bool isSuccess) => (left.ActualValue, right.ActualValue) switch
    {
        (Finding one, Finding other) => new FindingResult(constraint, one.With(other), isSuccess),
        (Finding one, _) => new FindingResult(constraint, one, isSuccess),
        _ => new FindingResult(constraint, right.ActualValue, isSuccess, right),
    };

    /// <inheritdoc/>
    public override void WriteActualValueTo(MessageWriter writer)
    {
        if (ActualValue is Finding finding)
        {
            writer.Write(finding.Value);
        }
        else if (told is not null)
        {
            told.WriteActualValueTo(writer);
        }
        else
        {
            base.WriteActualValueTo(writer);
        }
    }

    /// <inheritdoc/>
    public override void WriteAdditionalLinesTo(MessageWriter writer)
    {
        if (ActualValue is not Finding finding)
        {
            told?.WriteAdditionalLinesTo(writer);
            return;
        }

        foreach (var line in finding.Lines)
        {
            writer.WriteLine(line);
        }
    }
}
