using System.Diagnostics;
using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Metrics;

namespace QualityGate.NUnit;

/// <summary>
/// A constraint on a model: a path, a <see cref="FileInfo"/>, the bytes of a model, a name in thresholds.yml, a
/// <see cref="ModelUnderTest"/> or a <see cref="ModelAnalysis"/>. A value that cannot be measured is an error, also under <c>Not</c>:
/// nothing holds because it was not measured.
/// </summary>
public abstract class ModelConstraint : Constraint
{
    private protected ModelConstraint(params object?[] arguments)
        : base(arguments) { }

    /// <summary>
    /// Goes on with a further demand. In place of NUnit's own, which drops the figures where <c>Or</c> or <c>Not</c> stands around it.
    /// </summary>
    public new ModelExpression And => GoOn(new BothOperator());

    /// <summary>NUnit's other word for <see cref="And"/>.</summary>
    public new ModelExpression With => And;

    /// <summary>
    /// Goes on with an alternative. In place of NUnit's own, whose message would be silent about the figures of both sides.
    /// </summary>
    public new ModelExpression Or => GoOn(new EitherOperator());

    /// <summary>The metric that a comparison after <see cref="And"/> or <see cref="Or"/> is about; null where it has to be named.</summary>
    private protected virtual Metric? ComparedMetric => null;

    /// <summary>Joins two constraints, both of which must hold.</summary>
    /// <param name="left">A constraint.</param>
    /// <param name="right">Another.</param>
    /// <returns>A constraint that holds when both do.</returns>
    public static ModelConstraint operator &(ModelConstraint left, ModelConstraint right) => Both(left, right);

    /// <inheritdoc cref="op_BitwiseAnd(ModelConstraint, ModelConstraint)"/>
    public static ModelConstraint operator &(ModelConstraint left, Constraint right) => Both(left, right);

    /// <inheritdoc cref="op_BitwiseAnd(ModelConstraint, ModelConstraint)"/>
    public static ModelConstraint operator &(Constraint left, ModelConstraint right) => Both(left, right);

    /// <summary>Either of two constraints; the message of a failure has the figures of both.</summary>
    /// <param name="left">A constraint.</param>
    /// <param name="right">Another.</param>
    /// <returns>A constraint that holds when one of them does.</returns>
    public static ModelConstraint operator |(ModelConstraint left, ModelConstraint right) => Either(left, right);

    /// <inheritdoc cref="op_BitwiseOr(ModelConstraint, ModelConstraint)"/>
    public static ModelConstraint operator |(ModelConstraint left, Constraint right) => Either(left, right);

    /// <inheritdoc cref="op_BitwiseOr(ModelConstraint, ModelConstraint)"/>
    public static ModelConstraint operator |(Constraint left, ModelConstraint right) => Either(left, right);

    /// <summary>The contrary of a constraint.</summary>
    /// <param name="constraint">A constraint.</param>
    /// <returns>A constraint that holds when the other doesn't.</returns>
    public static ModelConstraint operator !(ModelConstraint constraint) => new ContraryConstraint(Resolve(constraint));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The actual value, or another model that it is compared with, is no model.</exception>
    /// <exception cref="InvalidOperationException">The model's labels are not known; or what is demanded cannot be measured for this
    /// model.</exception>
    /// <exception cref="QualityGateException">A file cannot be used.</exception>
    [StackTraceHidden]
    public sealed override ConstraintResult ApplyTo<TActual>(TActual actual)
    {
        ConstraintResult result;
        try
        {
            result = Judge(actual);
        }
        catch (QualityGateException e)
        {
            // Thrown anew: its message says all, and its stack would be that of the analysis, which is nobody's mistake.
            throw new QualityGateException(e.Diagnostics);
        }

        FindingFormat.OfCurrentTest().Log.Add(actual, result);
        return result;
    }

    /// <summary>Measures the actual value and compares.</summary>
    private protected abstract ConstraintResult Judge<TActual>(TActual actual);

    private static BothConstraint Both(Constraint left, Constraint right) => new(Resolve(left), Resolve(right));

    private static EitherConstraint Either(Constraint left, Constraint right) => new(Resolve(left), Resolve(right));

    private static IConstraint Resolve(Constraint constraint)
    {
        ArgumentNullException.ThrowIfNull(constraint);
        return ((IResolveConstraint)constraint).Resolve();
    }

    private ModelExpression GoOn(ConstraintOperator next)
    {
        var builder = Builder;
        if (builder is null)
        {
            builder = new ConstraintBuilder();
            builder.Append(this);
        }

        builder.Append(next);
        return new ModelExpression(builder, ComparedMetric);
    }
}
