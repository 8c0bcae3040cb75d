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

    /// <summary>Goes on with a further demand. In place of NUnit's own, which drops the figures where <c>Or</c> or <c>Not</c> stands around it.</summary>
    public new ConstraintExpression And => GoOn(new BothOperator());

    /// <summary>The same as <see cref="And"/>.</summary>
    public new ConstraintExpression With => And;

    /// <summary>Goes on with an alternative. In place of NUnit's own, whose message would be silent about the figures of both sides.</summary>
    public new ConstraintExpression Or => GoOn(new EitherOperator());

    /// <summary>Both of two constraints.</summary>
    /// <param name="left">A constraint.</param>
    /// <param name="right">Another.</param>
    /// <returns>A constraint that holds when both do.</returns>
    public static Constraint operator &(ModelConstraint left, ModelConstraint right) => BitwiseAnd(left, right);

    /// <summary>Either of two constraints; the message of a failure has the figures of both.</summary>
    /// <param name="left">A constraint.</param>
    /// <param name="right">Another.</param>
    /// <returns>A constraint that holds when one of them does.</returns>
    public static Constraint operator |(ModelConstraint left, ModelConstraint right) => BitwiseOr(left, right);

    /// <summary>Both of two constraints.</summary>
    /// <param name="left">A constraint.</param>
    /// <param name="right">Another.</param>
    /// <returns>A constraint that holds when both do.</returns>
    public static Constraint BitwiseAnd(ModelConstraint left, ModelConstraint right) => new BothConstraint(Resolve(left), Resolve(right));

    /// <summary>Either of two constraints; the message of a failure has the figures of both.</summary>
    /// <param name="left">A constraint.</param>
    /// <param name="right">Another.</param>
    /// <returns>A constraint that holds when one of them does.</returns>
    public static Constraint BitwiseOr(ModelConstraint left, ModelConstraint right) => new EitherConstraint(Resolve(left), Resolve(right));

    private static IConstraint Resolve(ModelConstraint constraint)
    {
        ArgumentNullException.ThrowIfNull(constraint);
        return ((IResolveConstraint)constraint).Resolve();
    }

    private ConstraintExpression GoOn(ConstraintOperator next)
    {
        var builder = Builder;
        if (builder is null)
        {
            builder = new ConstraintBuilder();
            builder.Append(this);
        }

        builder.Append(next);
        return new ConstraintExpression(builder);
    }
}
