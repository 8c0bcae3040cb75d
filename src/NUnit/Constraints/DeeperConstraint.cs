using System.Diagnostics;
using System.Globalization;
using QualityGate.Analysis;
using QualityGate.Explanations;
using QualityGate.Metrics;
using QualityGate.Text;
using Interval = QualityGate.Metrics.Uncertainty.Interval;

namespace QualityGate.NUnit;

/// <summary>
/// Holds when the Similarity Depth of a model is greater than that of another model of the same classes, or, for <c>AtLeastAsDeepAs</c>,
/// not less. Labels and clustering of the other model, where they are not known, are those of the first.
/// </summary>
[StackTraceHidden]
public sealed class DeeperConstraint : ModelConstraint
{
    private static readonly Metric Depth = MetricCatalog.All.OfType<SimilarityDepth>().Single();

    private readonly object other;
    private readonly bool mayBeEqual;
    private double? confidence;

    internal DeeperConstraint(object other, bool mayBeEqual = false)
        : base(other)
    {
        ArgumentNullException.ThrowIfNull(other);
        this.other = other;
        this.mayBeEqual = mayBeEqual;
    }

    /// <inheritdoc/>
    public override string Description =>
        $"semantically {(mayBeEqual ? "at least as deep as" : "deeper than")} "
        + $"{Name}{(confidence is { } level ? $" with {Figure.FormatLimit(level * 100)} % confidence" : string.Empty)}";

    private string Name =>
        other switch
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

    private protected override ConstraintResult Judge<TActual>(TActual actual)
    {
        var analysis = Subject.Analyse(actual, Depth.NeedsTestData);
        var reference = Subject.Analyse(other, Depth.NeedsTestData, analysis);
        RequireComparable(analysis, reference);
        var (value, bound) = (Measurement.ValueOf(Depth, analysis), Measurement.ValueOf(Depth, reference));
        var intervals = confidence is { } level
            ? (Own: Measurement.IntervalOf(Depth, analysis, level), Other: Measurement.IntervalOf(Depth, reference, level))
            : ((Interval Own, Interval Other)?)null;
        var (low, high) = intervals is { } both ? (both.Own.Low, both.Other.High) : (value, bound);
        var holds = mayBeEqual ? low >= high : low > high;
        var finding = Finding.Of(
            () => $"{Figure.Format(value, bound)} against {Figure.Format(bound, value)}, in {analysis.Measurements}",
            () =>
                [
                    MessageLine.OffBy(Figure.Format(Math.Abs(low - high), 0)),
                    .. intervals is not { } found
                        ? (IEnumerable<MessageLine>)[]
                        :
                        [
                            MessageLine.Interval(
                                string.Create(
                                    CultureInfo.InvariantCulture,
                                    $"{Figure.Format(found.Own.Low)} to {Figure.Format(found.Own.High)} against "
                                        + $"{Figure.Format(found.Other.Low)} to {Figure.Format(found.Other.High)} with "
                                        + $"{Figure.FormatLimit(found.Own.Level * 100)} % confidence"
                                )
                            ),
                        ],
                    .. HasLabelsOf(analysis, reference)
                        ?
                        [
                            new MessageLine(
                                "Labels",
                                $"of {Name} are taken to be those of {analysis.Classifier.Path.FileName}: it comes with none"
                            ),
                        ]
                        : (IEnumerable<MessageLine>)[],
                    .. FailureReport.Attach(
                        analysis,
                        $"{Depth.Name} of '{analysis.Classifier.Path.FileName}' is {Figure.Format(value, bound)} against "
                            + $"{Figure.Format(bound, value)}; asserted was: {Description}."
                    ),
                    .. Measurement.Pairs(analysis, Depth, holds ? PairEffect.Raises : PairEffect.Lowers),
                ]
        );
        return new FindingResult(this, finding, holds);
    }

    /// <inheritdoc/>
    protected override string GetStringRepresentation() => $"<{(mayBeEqual ? "atleastasdeepas" : "deeper")} {Name}>";

    private bool HasLabelsOf(ModelAnalysis analysis, ModelAnalysis reference) =>
        other is not ModelAnalysis
        && reference.Classifier.Path != analysis.Classifier.Path
        && ReferenceEquals(analysis.Outputs, reference.Outputs);

    private void RequireComparable(ModelAnalysis analysis, ModelAnalysis reference)
    {
        var name = analysis.Classifier.Path.FileName;
        if (!analysis.Labels.Hierarchy.IsSameAs(reference.Labels.Hierarchy))
        {
            throw new InvalidOperationException(
                $"the hierarchy of '{name}' is '{analysis.Labels.Hierarchy.Name}' and that of {Name} is "
                    + $"'{reference.Labels.Hierarchy.Name}', so that their Similarity Depths cannot be compared; give both the same."
            );
        }

        if (
            !analysis
                .Labels.Items.Select(label => label.Node)
                .Order()
                .SequenceEqual(reference.Labels.Items.Select(label => label.Node).Order())
        )
        {
            throw new InvalidOperationException(
                $"'{name}' and {Name} have different classes, so that their Similarity Depths cannot be compared; "
                    + "compare relative-similarity-depth, which is made for that."
            );
        }

        if (analysis.Clustering.Name != reference.Clustering.Name)
        {
            throw new InvalidOperationException(
                $"the classes of '{name}' are partitioned by clustering '{analysis.Clustering.Name}' and those of {Name} by "
                    + $"'{reference.Clustering.Name}', so "
                    + "that their Similarity Depths cannot be compared; give both the same clustering."
            );
        }
    }
}
