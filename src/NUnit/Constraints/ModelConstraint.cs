namespace QualityGate.NUnit;

/// <summary>
/// A constraint on a model: a path, a <see cref="FileInfo"/>, the bytes of a model, a name in thresholds.yml, a
/// <see cref="ModelUnderTest"/> or a <see cref="ModelAnalysis"/>. What cannot be measured is an error, also under <c>Not</c>:
/// nothing holds because it was not measured.
/// </summary>
public abstract class ModelConstraint : Constraint
{
    private protected ModelConstraint(params object?[] arguments)
        : base(arguments)
    {
    }

    /// <summary>Goes on with an alternative. In place of NUnit's own, whose message would be silent about the figures of both sides.</summary>
    public new ConstraintExpression Or
    {
        get
        {
            var builder = Builder;
            if (builder is null)
            {
                builder = new ConstraintBuilder();
                builder.Append(this);
            }

            builder.Append(new EitherOperator());
            return new ConstraintExpression(builder);
        }
    }

    /// <summary>Either of two constraints; the message of a failure has the figures of both.</summary>
    /// <param name="left">A constraint.</param>
    /// <param name="right">Another.</param>
    /// <returns>A constraint that holds when one of them does.</returns>
    public static Constraint operator |(ModelConstraint left, ModelConstraint right) => BitwiseOr(left, right);

    /// <summary>Either of two constraints; the message of a failure has the figures of both.</summary>
    /// <param name="left">A constraint.</param>
    /// <param name="right">Another.</param>
    /// <returns>A constraint that holds when one of them does.</returns>
    public static Constraint BitwiseOr(ModelConstraint left, ModelConstraint right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new EitherConstraint(((IResolveConstraint)left).Resolve(), ((IResolveConstraint)right).Resolve());
    }
}
