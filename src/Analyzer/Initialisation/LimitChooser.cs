using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;
using QualityGate.Text;

namespace QualityGate.Initialisation;

/// <summary>
/// Chooses limits for a model by what it measures: low enough that the same model passes when it is trained or tested again, and clearly
/// above chance, so that a damaged one fails. Where there is no such place, there is no limit.
/// </summary>
internal static class LimitChooser
{
    // The limits that init proposes, all better when higher: weights, mistakes, answers.
    private static readonly ImmutableArray<string> Names = ["relative-similarity-depth", "error-alignment", "accuracy"];

    // The level of the intervals that comments show.
    private const double ShownLevel = 0.95;

    // With three limits, 99 % of each leaves less than 2 % to the three together: what is asked for is one side of the interval.
    private const double SampleLevel = 0.99;

    // The difference of two test sets varies √2 times as much as one.
    private static readonly double OfTwoDraws = Math.Sqrt(2);

    // The least margin, because retraining moves a value as well.
    private const double LeastMargin = 0.05;

    // The part of the way from chance to the value that is left where the interval doesn't tell how far a value may fall.
    private const double LeastPart = 0.5;

    // The least distance from chance that leaves room for a limit.
    private const double LeastRoom = 0.1;

    // Differences below it are those of rounding.
    private const double LeastGap = 0.00001;

    // The largest p-value at which a limit is proposed.
    private const double MostLuck = 0.05;

    // The part of the way from chance to the value that may be lost against a baseline; the interval of the difference comes on top.
    private const double Tolerance = 0.02;
    private const double ToleranceWithoutInterval = 0.25;

    /// <summary>Chooses the limits of a model.</summary>
    /// <param name="analysis">The model that the limits are to keep.</param>
    /// <param name="wishes">Wishes; null for none.</param>
    public static ImmutableArray<ChosenLimit> Choose(ModelAnalysis analysis, LimitWishes? wishes = null) =>
        [.. Of(analysis, wishes ?? new LimitWishes()).SelectMany(choice => choice.Limits)];

    /// <summary>Chooses the limits of a model, and says of each metric why.</summary>
    public static ImmutableArray<MetricChoice> Of(ModelAnalysis analysis, LimitWishes wishes) =>
        [.. Names.Select(name => Of(MetricCatalog.Find(name)!, analysis, wishes))];

    private static MetricChoice Of(Metric metric, ModelAnalysis analysis, LimitWishes wishes)
    {
        var measured = analysis.Measure(metric);
        if (measured.Value is not { } value)
        {
            return new MetricChoice(metric, [], $"no limit on {metric.Name}, which {measured.WhyUndefined}");
        }

        var shown = analysis.IntervalOf(metric, ShownLevel).Interval;
        var chance = analysis.Measurements.BoundsOf(metric).Chance!.Value;
        var text =
            $"measured {Figure.Format(value)}"
            + (shown is null ? string.Empty : $" ({Figure.Format(shown.Low)} to {Figure.Format(shown.High)} at {ShownLevel * 100} %)")
            + $"; chance {Figure.Format(chance)}";
        var evidence = new Evidence(value, chance, ReachOf(metric, analysis, value));
        var (place, why) = metric.Randomness == RandomSource.Edges ? OnWeights(analysis, evidence) : OnSamples(metric, analysis, evidence);
        if (place is not { } found)
        {
            return new MetricChoice(metric, [], $"no limit on {metric.Name}: {text}; {why}");
        }

        // Against a baseline, an interval says how much of a drop is luck; one that contains the bound would leave this model in doubt.
        // Where the difference will have none, as with one sample of each class, a drop is judged by its value.
        var bound = TidyBound.Below(found.Bound, value, found.Floor);
        var whyNoDifference = wishes.Baseline ? WhyNoDifference(metric, analysis) : null;
        var usual = wishes.Baseline && whyNoDifference is null ? ShownLevel : (double?)null;
        var level = shown is { } interval && interval.Low >= bound ? wishes.Confidence ?? usual : null;
        var isDropLimited = wishes.Baseline && (level is null || whyNoDifference is null);
        text += isDropLimited || !wishes.Baseline ? string.Empty : $"; no limit on a drop, as {whyNoDifference}";
        var limits = ImmutableArray.Create(new ChosenLimit(metric.Name, LimitKind.Minimum, bound, text, level));
        if (isDropLimited)
        {
            var drop = TidyBound.Tolerance(evidence.Gap * (level is null ? ToleranceWithoutInterval : Tolerance));
            limits = limits.Add(new ChosenLimit(metric.Name, LimitKind.MaximumDrop, drop, text, level));
        }

        return new MetricChoice(metric, limits, text);
    }

    private static string? WhyNoDifference(Metric metric, ModelAnalysis analysis) =>
        metric.Randomness == RandomSource.TestSamples ? ClassSizes.WhyUnknown(analysis.ConceptSamples!, metric.LeastSamples) : null;

    // The amount by which the value of the same network may fall by chance; null where that isn't known.
    private static double? ReachOf(Metric metric, ModelAnalysis analysis, double value)
    {
        var (level, factor) = metric.Randomness == RandomSource.Edges ? (ShownLevel, 1) : (SampleLevel, OfTwoDraws);
        return analysis.IntervalOf(metric, level).Interval is { } interval ? (value - interval.Low) * factor : null;
    }

    // The weights are no draw. Training again gives other edges, but of few edges the interval says more than is so: half of the way from
    // chance is enough, where random labels hardly get there.
    private static (Found?, string) OnWeights(ModelAnalysis analysis, Evidence evidence)
    {
        var luck = LuckOnEdges(analysis);
        var floor = Math.Max(evidence.Chance, luck);
        if (evidence.Gap < LeastGap || floor >= evidence.At(LeastRoom))
        {
            return (null, $"not clearly above chance, as one in twenty random orders of the labels reaches {Figure.Format(luck)}");
        }

        var lowest = Math.Max(floor, evidence.At(LeastPart));
        var bound = evidence.Reach is { } reach ? Math.Max(evidence.Below(reach), lowest) : lowest;
        return (new Found(bound, floor), string.Empty);
    }

    private static (Found?, string) OnSamples(Metric metric, ModelAnalysis analysis, Evidence evidence)
    {
        if (evidence.Value - evidence.Chance < LeastGap || metric.Chance(analysis) is { PValue: > MostLuck })
        {
            return (null, "not clearly better than chance");
        }

        if (evidence.Reach is not { } reach)
        {
            return (new Found(evidence.At(LeastPart), evidence.Chance), string.Empty);
        }

        var bound = evidence.Below(reach);
        return bound > evidence.Chance
            ? (new Found(bound, evidence.Chance), string.Empty)
            : (null, "another test set of this size could fall to chance; more samples would allow a limit");
    }

    // The relative SD that one in twenty random orders of the labels reaches.
    private static double LuckOnEdges(ModelAnalysis analysis)
    {
        var (related, structural, semantic) = (analysis.Relatedness!, analysis.Structural, analysis.Semantic!);
        var sums = new LabelPermutations(
            structural.Similarity.Classes,
            (a, b) => related.SubsumerDepth(Math.Min(a, b), Math.Max(a, b))
        ).Sums(structural.Edges);
        Array.Sort(sums);
        var depth = (double)sums[(int)Math.Ceiling(sums.Length * (1 - MostLuck)) - 1] / structural.Edges.Length;
        return (depth - semantic.Chance) / (semantic.Ceiling!.Value - semantic.Chance);
    }

    /// <summary>A bound that was found, and the level that it must stay above.</summary>
    private readonly record struct Found(double Bound, double Floor);

    /// <summary>The measurement that a limit rests on.</summary>
    private readonly record struct Evidence(double Value, double Chance, double? Reach)
    {
        public double Gap => Math.Abs(Value - Chance);

        /// <summary>The value, less how far it may fall by chance.</summary>
        public double Below(double reach) => Value - Math.Max(reach, LeastMargin * Gap);

        /// <summary>The place at which this part of the way from the value to chance is gone.</summary>
        public double At(double part) => Value - (part * Gap);
    }
}
