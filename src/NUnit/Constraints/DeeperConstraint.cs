using System.Globalization;
using QualityGate.Metrics;

namespace QualityGate.NUnit;

/// <summary>Holds when the Similarity Depth of a model is greater than that of another model of the same classes.</summary>
public sealed class DeeperConstraint : ModelConstraint
{
    private static readonly Metric Depth = MetricCatalog.All.OfType<SimilarityDepth>().Single();

    private readonly object other;
    private double? confidence;

    internal DeeperConstraint(object other)
        : base(other)
    {
        ArgumentNullException.ThrowIfNull(other);
        this.other = other;
    }

    /// <inheritdoc/>
    public override string Description =>
        $"semantically deeper than {Name}{(confidence is { } level ? $" with {Figure.FormatLimit(level * 100)} % confidence" : string.Empty)}";

    private string Name => other switch
    {
        ModelAnalysis analysis => analysis.Classifier.Path.FileName,
        FileInfo file => file.Name,
        string text => Path.GetFileName(text),
        byte[] => "the other model",
        _ => other.ToString()!,
    };

    /// <summary>Demands that the whole interval of the one lies above the whole interval of the other.</summary>
    /// <param name="level">The confidence level, from 0.5 to 0.999, such as 0.95.</param>
    /// <returns>This constraint.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is no such level.</exception>
    public DeeperConstraint WithConfidence(double level)
    {
        confidence = Confidence.Check(level);
        return this;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">One of the two is no model.</exception>
    /// <exception cref="InvalidOperationException">Similarity Depth, or its interval, cannot be measured; or the classes of the two differ, so that their depths cannot be compared.</exception>
    /// <exception cref="Diagnostics.QualityGateException">A file cannot be used.</exception>
    public override ConstraintResult ApplyTo<TActual>(TActual actual)
    {
        var analysis = Subject.Analyse(actual);
        var reference = Subject.Analyse(other);
        RequireSameClasses(analysis, reference);
        var (value, bound) = (Measurement.ValueOf(Depth, analysis), Measurement.ValueOf(Depth, reference));
        var intervals = confidence is { } level
            ? (Own: Measurement.IntervalOf(Depth, analysis, level), Other: Measurement.IntervalOf(Depth, reference, level))
            : ((Uncertainty.Interval Own, Uncertainty.Interval Other)?)null;
        var (low, high) = intervals is { } both ? (both.Own.Low, both.Other.High) : (value, bound);
        var finding = Finding.Of(() => $"{Figure.Format(value, bound)} against {Figure.Format(bound, value)}, in {Measurement.View(analysis, Depth)}", () =>
        [
            new MessageLine("Off by", Figure.Format(Math.Abs(low - high), 0)),
            .. intervals is not { } found ? (IEnumerable<MessageLine>)[] : [new MessageLine("Interval", string.Create(CultureInfo.InvariantCulture,
                $"{Figure.Format(found.Own.Low)} to {Figure.Format(found.Own.High)} against {Figure.Format(found.Other.Low)} to {Figure.Format(found.Other.High)} with {Figure.FormatLimit(found.Own.Level * 100)} % confidence"))],
            .. FailureReport.Attach(Measurement.EntryOf(analysis), Measurement.View(analysis, Depth), $"{Depth.Name} of '{analysis.Classifier.Path.FileName}' is {Figure.Format(value, bound)} against {Figure.Format(bound, value)}; asserted was: {Description}."),
            .. Measurement.Pairs(analysis, Depth),
        ]);
        return new FindingResult(this, finding, low > high);
    }

    /// <inheritdoc/>
    protected override string GetStringRepresentation() => $"<deeper {Name}>";

    private void RequireSameClasses(ModelAnalysis analysis, ModelAnalysis reference)
    {
        if (!analysis.Labels.Items.Select(label => label.Node).Order().SequenceEqual(reference.Labels.Items.Select(label => label.Node).Order()))
        {
            throw new InvalidOperationException($"'{analysis.Classifier.Path.FileName}' and {Name} have different classes, so that their Similarity Depths cannot be compared; "
                + "compare relative-similarity-depth, which is made for that.");
        }
    }
}
