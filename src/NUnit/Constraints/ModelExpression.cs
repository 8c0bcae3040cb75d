using System.Diagnostics;
using QualityGate.Metrics;

namespace QualityGate.NUnit;

/// <summary>
/// A sentence about a model that goes on after <c>And</c> or <c>Or</c>. Further words are about the model; a comparison with a number is
/// about the metric that was named last: <c>Has.SimilarityDepth.AtLeast(5).And.LessThan(30)</c>.
/// </summary>
[StackTraceHidden]
public sealed class ModelExpression : ConstraintExpression
{
    private readonly Metric? metric;

    internal ModelExpression(ConstraintBuilder builder, Metric? metric)
        : base(builder) => this.metric = metric;

    /// <summary>The contrary of what follows.</summary>
    public new ModelExpression Not
    {
        get
        {
            _ = base.Not;
            return this;
        }
    }

    /// <summary>NUnit's other word for <see cref="Not"/>.</summary>
    public new ModelExpression No => Not;

    /// <summary>A word without a meaning of its own.</summary>
    public new ModelExpression With => this;

    /// <summary>The metric is greater than 0.</summary>
    public new MetricConstraint Positive => Value(nameof(Positive)).Positive;

    /// <summary>The metric is less than 0.</summary>
    public new MetricConstraint Negative => Value(nameof(Negative)).Negative;

    /// <summary>The metric is exactly 0.</summary>
    public new MetricEqualConstraint Zero => Value(nameof(Zero)).Zero;

    /// <summary>The metric is no number, which a metric that has a value never is.</summary>
    public new MetricMatchConstraint NaN => Value(nameof(NaN)).Matches(Is.NaN);

    /// <summary>The metric is greater than a bound.</summary>
    /// <param name="expected">The bound, a number of any type; a value equal to it does not hold.</param>
    /// <returns>A constraint on a model.</returns>
    /// <exception cref="ArgumentException"><paramref name="expected"/> is no finite number.</exception>
    /// <exception cref="InvalidOperationException">No metric was named.</exception>
    public new MetricConstraint GreaterThan(object expected) => Value(nameof(GreaterThan)).GreaterThan(LimitNumber.Of(expected));

    /// <summary>The metric is greater than a bound or equal to it.</summary>
    /// <param name="expected">The bound, a number of any type.</param>
    /// <returns>A constraint on a model.</returns>
    /// <exception cref="ArgumentException"><paramref name="expected"/> is no finite number.</exception>
    /// <exception cref="InvalidOperationException">No metric was named.</exception>
    public new MetricConstraint GreaterThanOrEqualTo(object expected) =>
        Value(nameof(GreaterThanOrEqualTo)).GreaterThanOrEqualTo(LimitNumber.Of(expected));

    /// <summary>The metric is at least a bound.</summary>
    /// <param name="expected">The bound, a number of any type; a value equal to it holds.</param>
    /// <returns>A constraint on a model.</returns>
    /// <exception cref="ArgumentException"><paramref name="expected"/> is no finite number.</exception>
    /// <exception cref="InvalidOperationException">No metric was named.</exception>
    public new MetricConstraint AtLeast(object expected) => Value(nameof(AtLeast)).AtLeast(LimitNumber.Of(expected));

    /// <summary>The metric is less than a bound.</summary>
    /// <param name="expected">The bound, a number of any type; a value equal to it does not hold.</param>
    /// <returns>A constraint on a model.</returns>
    /// <exception cref="ArgumentException"><paramref name="expected"/> is no finite number.</exception>
    /// <exception cref="InvalidOperationException">No metric was named.</exception>
    public new MetricConstraint LessThan(object expected) => Value(nameof(LessThan)).LessThan(LimitNumber.Of(expected));

    /// <summary>The metric is less than a bound or equal to it.</summary>
    /// <param name="expected">The bound, a number of any type.</param>
    /// <returns>A constraint on a model.</returns>
    /// <exception cref="ArgumentException"><paramref name="expected"/> is no finite number.</exception>
    /// <exception cref="InvalidOperationException">No metric was named.</exception>
    public new MetricConstraint LessThanOrEqualTo(object expected) =>
        Value(nameof(LessThanOrEqualTo)).LessThanOrEqualTo(LimitNumber.Of(expected));

    /// <summary>The metric is at most a bound.</summary>
    /// <param name="expected">The bound, a number of any type; a value equal to it holds.</param>
    /// <returns>A constraint on a model.</returns>
    /// <exception cref="ArgumentException"><paramref name="expected"/> is no finite number.</exception>
    /// <exception cref="InvalidOperationException">No metric was named.</exception>
    public new MetricConstraint AtMost(object expected) => Value(nameof(AtMost)).AtMost(LimitNumber.Of(expected));

    /// <summary>The metric is in a range, the ends included.</summary>
    /// <param name="from">The lower end, a number of any type.</param>
    /// <param name="to">The upper end, not below the lower one.</param>
    /// <returns>A constraint on a model.</returns>
    /// <exception cref="ArgumentException">An end is no finite number, or the range is empty.</exception>
    /// <exception cref="InvalidOperationException">No metric was named.</exception>
    public new MetricConstraint InRange(object from, object to) => Value(nameof(InRange)).InRange(LimitNumber.Of(from), LimitNumber.Of(to));

    /// <summary>The metric is equal to a number; say how nearly with <see cref="MetricEqualConstraint.Within{T}"/>.</summary>
    /// <param name="expected">The number.</param>
    /// <returns>A constraint on a model.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="expected"/> is no finite number.</exception>
    /// <exception cref="InvalidOperationException">No metric was named.</exception>
    public MetricEqualConstraint EqualTo(double expected) => Value(nameof(EqualTo)).EqualTo(expected);

    /// <inheritdoc cref="EqualTo(double)"/>
    public MetricEqualConstraint EqualTo(float expected) => Value(nameof(EqualTo)).EqualTo(expected);

    /// <inheritdoc cref="EqualTo(double)"/>
    public MetricEqualConstraint EqualTo(decimal expected) => Value(nameof(EqualTo)).EqualTo(expected);

    /// <inheritdoc cref="EqualTo(double)"/>
    public MetricEqualConstraint EqualTo(long expected) => Value(nameof(EqualTo)).EqualTo(expected);

    /// <inheritdoc cref="EqualTo(double)"/>
    public MetricEqualConstraint EqualTo(ulong expected) => Value(nameof(EqualTo)).EqualTo(expected);

    /// <summary>The metric is equal to one of several numbers.</summary>
    /// <param name="expected">The numbers.</param>
    /// <returns>A constraint on a model.</returns>
    /// <exception cref="InvalidOperationException">No metric was named.</exception>
    public MetricMatchConstraint AnyOf(params double[] expected) => Value(nameof(AnyOf)).Matches(Is.AnyOf([.. expected.Cast<object>()]));

    /// <summary>Another constraint holds: for the metric where it compares numbers and nothing else, for the model elsewhere.</summary>
    /// <param name="constraint">A constraint on a number, or on a model.</param>
    /// <returns>A constraint on a model.</returns>
    /// <exception cref="InvalidOperationException">It compares numbers, but no metric was named.</exception>
    public new Constraint Matches(IResolveConstraint constraint)
    {
        ArgumentNullException.ThrowIfNull(constraint);
        var resolved = constraint.Resolve();
        return ComparesNumbers(resolved) ? Value(nameof(Matches)).Matches((IResolveConstraint)resolved) : base.Matches(resolved);
    }

    // A comparison of any type has nothing but numbers for arguments, and 'And' and the like nothing but comparisons.
    private static bool ComparesNumbers(IConstraint constraint) =>
        constraint is NaNConstraint
        || (
            constraint is not ModelConstraint
            && constraint.Arguments is [_, ..] arguments
            && arguments.All(argument => LimitNumber.Is(argument) || (argument is IConstraint inner && ComparesNumbers(inner)))
        );

    private MetricExpression Value(string comparison) =>
        metric is not null
            ? new MetricExpression(metric, this)
            : throw new InvalidOperationException(
                $"'{comparison}' compares a number, but what stands before it is about a model and not about one metric; "
                    + "name the metric, as in .And.SimilarityDepth.AtLeast(5)."
            );
}
