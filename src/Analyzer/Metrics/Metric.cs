using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Metrics;

/// <summary>
/// Something that can be measured of an analysed model. Everything that a front needs to offer it (thresholds.yml, NUnit,
/// the reports) is said here, once; the handbook's words about it are in eng/Generate.
/// </summary>
public abstract class Metric
{
    /// <summary>The name in thresholds.yml and in the JSON report, such as <c>similarity-depth</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Other names that mean the same.</summary>
    public virtual ImmutableArray<string> Aliases => [];

    /// <summary>The name in running text, such as <c>Similarity Depth</c>.</summary>
    public abstract string Title { get; }

    /// <summary>The unit of its values, such as <c>levels</c> or <c>share</c>.</summary>
    public abstract string Unit { get; }

    /// <summary>The least value that it can have; infinite when there is no bound.</summary>
    public abstract double Least { get; }

    /// <summary>The greatest value that it can have; infinite when there is no bound.</summary>
    public abstract double Greatest { get; }

    /// <summary>The direction in which values get better.</summary>
    public virtual Direction Direction => Direction.HigherIsBetter;

    /// <summary>The inputs that it needs.</summary>
    public abstract MetricNeeds Needs { get; }

    /// <summary>True when it needs a confusion matrix.</summary>
    public bool NeedsTestData => Needs.HasFlag(MetricNeeds.TestData);

    /// <summary>True when it needs a hierarchy of concepts.</summary>
    public bool NeedsHierarchy => Needs.HasFlag(MetricNeeds.Hierarchy);

    /// <summary>The source of chance that its interval is about.</summary>
    internal abstract RandomSource Randomness { get; }

    /// <summary>Advice for a bad value: the parts of the model to look at.</summary>
    public abstract string Advice { get; }

    /// <summary>Computes the metric.</summary>
    /// <param name="analysis">The analysed model.</param>
    /// <returns>A value from <see cref="Least"/> to <see cref="Greatest"/>, or why there is none.</returns>
    public abstract MetricResult Compute(ModelAnalysis analysis);

    /// <summary>Computes what the metric would be by chance.</summary>
    /// <param name="analysis">The analysed model.</param>
    /// <returns>The level of chance, or null when the metric has none or no value.</returns>
    internal virtual ChanceLevel? Chance(ModelAnalysis analysis) => null;

    /// <summary>
    /// Computes between which values the metric can lie for these classes and this test set, and what it would be by chance.
    /// </summary>
    /// <param name="analysis">An analysed model of which the metric has a value.</param>
    /// <returns>Bounds that no network can be beyond; they need not be reached.</returns>
    internal virtual MetricBounds Bounds(ModelAnalysis analysis) => new(Least, Greatest, Chance: null);

    /// <summary>True when it rests on the functional forest, which is made anew for each drawn test set.</summary>
    internal virtual bool IsOnForests => false;

    /// <summary>
    /// The number of test samples that a class needs for the interval. When more than a tenth of the classes have fewer, there is none:
    /// drawn test sets would vary too little.
    /// </summary>
    internal virtual int LeastSamples => IsOnForests ? ClassSizes.LeastForForests : ClassSizes.Least;

    /// <summary>The metric of one of the analyses of a drawn replicate.</summary>
    internal DrawnValue Drawn(int side) => new(IsOnForests, drawn => NumberOf(drawn[side]));

    /// <summary>The difference of the metric between the first and the second analysis of a drawn replicate.</summary>
    internal DrawnValue DrawnDifference() => new(IsOnForests, drawn => NumberOf(drawn[1]) - NumberOf(drawn[0]));

    private double NumberOf(ModelAnalysis analysis) => Compute(analysis).Value ?? double.NaN;

    /// <summary>
    /// The standard error of a metric whose <see cref="Randomness"/> is that of the structural edges, or why it is not known.
    /// </summary>
    /// <param name="analysis">The analysed model, of which the metric has a value.</param>
    internal virtual (StandardError? Error, string? WhyNone) ErrorOnEdges(ModelAnalysis analysis) => (null, WhyNeverInterval);

    /// <summary>Why a metric of no <see cref="Randomness"/> never has an interval.</summary>
    internal virtual string WhyNeverInterval =>
        NeedsTestData
            ? "most pairs of classes are never confused, and drawn test sets cannot bring up a confusion that was not seen"
            : "it rests on nothing that could be drawn again";

    /// <summary>The result of metrics that need a confusion matrix, where there is none.</summary>
    protected static MetricResult WithoutTestData { get; } =
        MetricResult.Undefined("needs test data, but neither predictions nor a confusion matrix are given");

    /// <summary>The result of metrics that need a hierarchy, where there is none.</summary>
    private protected static MetricResult WithoutHierarchy { get; } =
        MetricResult.Undefined("needs a hierarchy, but 'hierarchy: none' says that the classes are mere names");

    /// <summary>The result of metrics on the functional graph, where there is none.</summary>
    private protected static MetricResult WithoutFunctionalGraph(ModelAnalysis analysis) =>
        analysis.ConceptConfusion is null
            ? WithoutTestData
            : MetricResult.Undefined(
                $"is undefined: {analysis.Clustering.Name} found no cluster in the functional similarities; choose another clustering"
            );
}
