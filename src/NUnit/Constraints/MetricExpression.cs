using System.Diagnostics;
using System.Numerics;
using QualityGate.Metrics;

namespace QualityGate.NUnit;

/// <summary>
/// A metric of which something is about to be demanded: <c>Has.SimilarityDepth</c>. Words behind <c>And</c> and <c>Or</c> are about
/// the model again, <c>Has.SimilarityDepth.GreaterThan(3).And.Accuracy.GreaterThan(0.9)</c>, except for comparisons with numbers; see
/// <see cref="ModelExpression"/>.
/// </summary>
[StackTraceHidden]
public sealed class MetricExpression
{
    private readonly Metric metric;
    private readonly ConstraintExpression? outer;

    internal MetricExpression(Metric metric, ConstraintExpression? outer = null)
    {
        this.metric = metric;
        this.outer = outer;
    }

    /// <summary>The contrary of what follows.</summary>
    public MetricExpression Not => new(metric, (outer ?? new ConstraintExpression()).Not);

    /// <summary>Greater than 0.</summary>
    public MetricConstraint Positive => GreaterThan(0);

    /// <summary>Less than 0.</summary>
    public MetricConstraint Negative => LessThan(0);

    /// <summary>Exactly 0.</summary>
    public MetricEqualConstraint Zero => EqualTo(0);

    /// <summary>Greater than a bound.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="bound">The bound; a value equal to it does not hold.</param>
    /// <returns>A constraint on a model.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is no finite number.</exception>
    public MetricConstraint GreaterThan<T>(T bound)
        where T : struct, INumber<T> => Demand(ValueRange.Above(LimitNumber.Of(bound), "greater than"));

    /// <summary>Greater than a bound or equal to it.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="bound">The bound.</param>
    /// <returns>A constraint on a model.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is no finite number.</exception>
    public MetricConstraint GreaterThanOrEqualTo<T>(T bound)
        where T : struct, INumber<T> => Demand(ValueRange.AtLeast(LimitNumber.Of(bound), "greater than or equal to"));

    /// <summary>At least a bound.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="bound">The bound; a value equal to it holds.</param>
    /// <returns>A constraint on a model.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is no finite number.</exception>
    public MetricConstraint AtLeast<T>(T bound)
        where T : struct, INumber<T> => Demand(ValueRange.AtLeast(LimitNumber.Of(bound)));

    /// <summary>Less than a bound.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="bound">The bound; a value equal to it does not hold.</param>
    /// <returns>A constraint on a model.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is no finite number.</exception>
    public MetricConstraint LessThan<T>(T bound)
        where T : struct, INumber<T> => Demand(ValueRange.Below(LimitNumber.Of(bound), "less than"));

    /// <summary>Less than a bound or equal to it.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="bound">The bound.</param>
    /// <returns>A constraint on a model.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is no finite number.</exception>
    public MetricConstraint LessThanOrEqualTo<T>(T bound)
        where T : struct, INumber<T> => Demand(ValueRange.AtMost(LimitNumber.Of(bound), "less than or equal to"));

    /// <summary>At most a bound.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="bound">The bound; a value equal to it holds.</param>
    /// <returns>A constraint on a model.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is no finite number.</exception>
    public MetricConstraint AtMost<T>(T bound)
        where T : struct, INumber<T> => Demand(ValueRange.AtMost(LimitNumber.Of(bound)));

    /// <summary>In a range, the ends included.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="from">The lower end.</param>
    /// <param name="to">The upper end, not below the lower one.</param>
    /// <returns>A constraint on a model.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An end is no finite number, or the range is empty.</exception>
    public MetricConstraint InRange<T>(T from, T to)
        where T : struct, INumber<T> => Demand(ValueRange.Between(LimitNumber.Of(from), LimitNumber.Of(to)));

    /// <summary>Equal to a number; say how nearly with <see cref="MetricEqualConstraint.Within{T}"/>.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="expected">The number.</param>
    /// <returns>A constraint on a model.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="expected"/> is no finite number.</exception>
    public MetricEqualConstraint EqualTo<T>(T expected)
        where T : struct, INumber<T> => Append(new MetricEqualConstraint(metric, LimitNumber.Of(expected)));

    /// <summary>
    /// Any other constraint on the value, a <see cref="double"/>: <c>Has.Accuracy.Matches(Is.Positive.And.LessThan(1))</c>.
    /// </summary>
    /// <param name="constraint">A constraint on a number.</param>
    /// <returns>A constraint on a model.</returns>
    public MetricMatchConstraint Matches(IResolveConstraint constraint)
    {
        ArgumentNullException.ThrowIfNull(constraint);
        return Append(new MetricMatchConstraint(metric, constraint.Resolve()));
    }

    /// <summary>
    /// Not worse than in the baseline that the nearest thresholds.yml names, or worse by no more than a distance. Worse is lower, or higher
    /// where lower is better. It holds and warns where there is no baseline of the model yet.
    /// </summary>
    /// <param name="maxDrop">The distance that is allowed, 0 or more, in the unit of the metric.</param>
    /// <param name="confidence">A level from 0.5 to 0.999: it fails only where the whole interval of the difference lies beyond the
    /// distance. When null, the values alone count.</param>
    /// <param name="baseline">Another baseline than that of thresholds.yml: a file relative to it, or <c>git:REF</c>.</param>
    /// <returns>A constraint on a model.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxDrop"/> or <paramref name="confidence"/> is none.</exception>
    public BaselineConstraint NotDroppedBelowBaseline(double maxDrop = 0, double? confidence = null, string? baseline = null) =>
        Append(
            maxDrop >= 0 && double.IsFinite(maxDrop)
                ? new BaselineConstraint(metric, maxDrop, confidence is { } level ? Confidence.Check(level) : null, baseline)
                : throw new ArgumentOutOfRangeException(nameof(maxDrop), maxDrop, "A distance is a finite number, 0 or more.")
        );

    internal MetricConstraint Demand(ValueRange range) => Append(new MetricConstraint(metric, range));

    // At the beginning of an expression the constraint stands for itself.
    private T Append<T>(T constraint)
        where T : Constraint => outer is null ? constraint : (T)outer.Append((Constraint)constraint);
}
