using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Comparison;
using QualityGate.Gates;
using QualityGate.Graphs.Clustering;
using QualityGate.Graphs.Forests;
using QualityGate.Hierarchies;
using QualityGate.Metrics;
using QualityGate.Metrics.Parts;
using QualityGate.Metrics.Uncertainty;
using QualityGate.TestData;

namespace QualityGate.Runs.Baselines;

/// <summary>
/// A model compared with what a baseline kept of it. Classes that only one of the two has are left out on both sides. What the baseline
/// kept is measured again, so that its figures are known to be those of its data, and differences get intervals.
/// </summary>
internal sealed class ComparedBaseline : IBaseline
{
    private readonly string advice;
    private readonly BaselineModel stored;
    private readonly ModelAnalysis current;
    private readonly ImmutableArray<Metric> wanted;
    private readonly CancellationToken cancellationToken;
    private readonly bool sameHierarchy;
    private readonly CommonClasses common;
    private readonly int commonInGraphs;
    private readonly ImmutableArray<int> clusterOf;
    private readonly Lazy<ModelAnalysis?> rebuilt;
    private readonly Lazy<(ModelAnalysis? Before, ModelAnalysis? Now)> restricted;
    private readonly Lazy<PairedSamples?> pairs;
    private readonly Lazy<bool> isSameModel;
    private readonly ComparedParts parts;
    private readonly ConfusionMatrix? confusion;
    private readonly Dictionary<double, Dictionary<Metric, IntervalResult>> intervals = [];
    private readonly Lock computing = new();

    /// <summary>Compares a model.</summary>
    /// <param name="name">The name of the baseline.</param>
    /// <param name="advice">The advice where a metric cannot be compared, as the end of a sentence.</param>
    /// <param name="stored">The content of the baseline for the model; checked.</param>
    /// <param name="current">The model.</param>
    /// <param name="readSamples">Reads its test samples; null where they are not known one by one.</param>
    /// <param name="wanted">The metrics whose differences will be asked for; they are drawn at once.</param>
    /// <param name="cancellationToken">Stops a long computation.</param>
    public ComparedBaseline(
        string name,
        string advice,
        BaselineModel stored,
        ModelAnalysis current,
        Func<ImmutableArray<(int Actual, int Predicted)>?> readSamples,
        IEnumerable<Metric> wanted,
        CancellationToken cancellationToken
    )
    {
        (Name, this.advice) = (name, advice);
        (this.stored, this.current, this.cancellationToken) = (stored, current, cancellationToken);
        this.wanted = [.. wanted];
        var hierarchy = current.Outputs.Hierarchy;
        sameHierarchy = hierarchy.Sha256 == stored.HierarchySha256 && (hierarchy.Sha256 is not null || hierarchy.Name == stored.Hierarchy);
        var side = BaselineSide.Of(stored);
        var own = ModelSide.Of(current);
        common = CommonClasses.Of(side.Classes, own.Classes, sameHierarchy);
        clusterOf = [.. own.Classes.Select(item => item.Cluster)];
        commonInGraphs = common.OfModel.Count(index => own.Classes[index].Cluster >= 0);
        confusion = side.Confusion;
        rebuilt = new(() => Rebuild(side));
        restricted = new(() => (Rebuild(side.Only(common.OfBaseline)), Rebuild(own.Only(common.OfModel))));
        isSameModel = new(HasSameFiles);
        pairs = new(() => PairedTestSets.Of(stored, common, readSamples()));
        parts = new ComparedParts(name, advice, common, sameHierarchy ? null : OtherHierarchy)
        {
            Sides = () => common.AreAll ? (rebuilt.Value, current) : restricted.Value,
            Pairs = () => common.AreAll ? pairs.Value : null,
            IsSameModel = () => isSameModel.Value,
            Note = NoteOfParts,
        };
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public BaselineValue Of(Metric metric, double? confidence)
    {
        lock (computing)
        {
            return WhyIncomparable(metric) is { } why ? None(why)
                : common.AreAll ? OfAll(metric, confidence)
                : OfCommon(metric, confidence);
        }
    }

    /// <inheritdoc/>
    public BaselineValue? OfPart(PartMetric metric, Part part, double? confidence)
    {
        lock (computing)
        {
            return parts.Of(metric, part, confidence);
        }
    }

    public ConfusionChanges? Confusions =>
        confusion is { } before && current.Confusion is { } now ? ConfusionChanges.Of(before, now, common.ToBaseline) : null;

    /// <inheritdoc/>
    public ImmutableArray<MovedClass>? MovedClasses =>
        stored.Clustering == current.Clustering.Name
            ? MovedClass.Of(
                Clusters(common.OfModel, output => stored.Classes[common.ToBaseline[output]].Cluster ?? -1),
                Clusters(common.OfModel, output => clusterOf[output]),
                output => current.Outputs[output].Text
            )
            : null;

    // Classes that only one of the two has, or that are in no graph of it, are together with none.
    private static ImmutableArray<ImmutableArray<int>> Clusters(ImmutableArray<int> outputs, Func<int, int> clusterOf) =>
        [.. outputs.Where(output => clusterOf(output) >= 0).GroupBy(clusterOf).Select(group => group.ToImmutableArray())];

    private static BaselineValue None(string why) => new(Value: null, why, Current: null, Difference: null, Note: null);

    private string OtherHierarchy =>
        $"cannot be compared: {Name} was measured with another hierarchy ('{stored.Hierarchy}'"
        + $"{(stored.Hierarchy == current.Outputs.Hierarchy.Name ? ", another file" : string.Empty)}); {advice}";

    private string? WhyIncomparable(Metric metric) =>
        metric.NeedsHierarchy && !sameHierarchy ? OtherHierarchy
        : MetricRest.IsOnClusters(metric) && stored.Clustering != current.Clustering.Name
            ? $"cannot be compared: {Name} was measured with clustering '{stored.Clustering}', this is '{current.Clustering.Name}'; "
                + advice
        : !stored.Metrics.ContainsKey(metric.Name) ? $"has no value in {Name}; {advice}"
        : commonInGraphs < 2
            ? $"cannot be compared: the model and {Name} have {(commonInGraphs == 0 ? "no class" : "only one class")} in common"
        : null;

    // The same classes, be it in another order or under other names: figures do not depend on these.
    private BaselineValue OfAll(Metric metric, double? confidence)
    {
        var before = stored.Metrics[metric.Name];
        var isRebuilt = !MetricRest.IsOnAllWeights(metric) && (confidence is not null || !MetricRest.IsOnFunctionalGraph(metric));
        if (isRebuilt && Recomputed(metric, before) is var again)
        {
            if (again is not { } value)
            {
                return None(Inconsistent(metric));
            }

            before = value;
        }

        // A metric that only rounding tells from before has not changed.
        var now = current.Measure(metric).Value;
        before = now is { } own && StoredFigure.AreSame(own, before) ? own : before;
        var difference =
            confidence is not { } level || now is null || DiffersInOne(metric) ? null
            : IsSame(metric) ? IntervalResult.Of(new Interval(0, 0, level))
            : MetricRest.IsOnAllWeights(metric) ? IntervalResult.None("a baseline does not have the similarities of all pairs of classes")
            : Difference(metric, level, rebuilt.Value!, current, pairs.Value);
        return new BaselineValue(before, WhyNone: null, now, difference, Note(metric, confidence is not null));
    }

    // Of the same graphs and predictions nothing could come out otherwise. The formula of a share also knows how far another model may be
    // from one whose predictions happened to be the same; the same file is no other model.
    private bool IsSame(Metric metric) =>
        (!metric.Needs.HasFlag(MetricNeeds.Templates) || HasSameGraph())
        && (!metric.NeedsTestData || pairs.Value is { Different: 0 })
        && (metric is not ShareMetric || isSameModel.Value);

    private bool HasSameFiles()
    {
        var files = current.Analysed.OfModel.Where(file => file.Role is AnalysedInputs.Model or AnalysedInputs.ModelData && !file.IsAbsent);
        string?[] hashes = [.. files.Select(file => file.Sha256).Order(StringComparer.Ordinal)];
        return !hashes.Contains(null)
            && hashes.SequenceEqual(
                stored
                    .Inputs.Where(input => input.Role is AnalysedInputs.Model or AnalysedInputs.ModelData)
                    .Select(input => input.Sha256)
                    .Order(StringComparer.Ordinal)
            );
    }

    // A single prediction does not tell how much more might have been another, and is no reason to refuse a model that was saved anew.
    private bool DiffersInOne(Metric metric) =>
        metric.NeedsTestData
        && !MetricRest.IsOnAllWeights(metric)
        && metric is not ShareMetric
        && pairs.Value is { Different: 1 }
        && (!metric.Needs.HasFlag(MetricNeeds.Templates) || HasSameGraph());

    private bool HasSameGraph() =>
        common.AreInPlace
        && rebuilt.Value?.Structural is { } before
        && before.Partition.Labels.SequenceEqual(current.Structural.Partition.Labels)
        && Pairs(before).SetEquals(Pairs(current.Structural));

    private static HashSet<(int, int)> Pairs(ClassGraph graph) =>
        [.. graph.Edges.Select(edge => (Math.Min(edge.A, edge.B), Math.Max(edge.A, edge.B)))];

    private BaselineValue OfCommon(Metric metric, double? confidence)
    {
        var those = $"the {common.Count} classes that both have";
        if (MetricRest.IsOnAllWeights(metric))
        {
            return None($"cannot be said of {those}, since {Name} has its value over all classes only; {advice}");
        }

        if (Recomputed(metric, stored.Metrics[metric.Name]) is null)
        {
            return None(Inconsistent(metric));
        }

        if (restricted.Value is not ({ } before, { } now))
        {
            return None($"cannot be compared: a concept of {Name} is not in the hierarchy; {advice}");
        }

        var (first, second) = (before.Measure(metric), now.Measure(metric));
        if (first.Value is not { } value)
        {
            return None($"cannot be compared: over {those}, it {first.WhyUndefined} in {Name}");
        }

        if (second.Value is null)
        {
            return None($"cannot be compared: over {those}, it {second.WhyUndefined}");
        }

        value = StoredFigure.AreSame(second.Value.Value, value) ? second.Value.Value : value;
        return new BaselineValue(
            value,
            WhyNone: null,
            second.Value,
            confidence is { } level ? Difference(metric, level, before, now, samples: null) : null,
            $"over {those}" + (metric.NeedsTestData && confidence is not null ? ", as two independent test sets" : string.Empty)
        );
    }

    private string Inconsistent(Metric metric) =>
        $"cannot be compared: the value in {Name} is not the one that its own data give, so that the file was edited or {metric.Name} is "
        + $"computed otherwise now; {advice}";

    // Null where it is not the value that is stored.
    private double? Recomputed(Metric metric, double before) =>
        rebuilt.Value?.Measure(metric).Value is { } again && StoredFigure.AreSame(again, before) ? again : null;

    // Without a common hierarchy only metrics are asked for that need none.
    private ModelAnalysis? Rebuild(ModelSide side) =>
        side.Rebuild(sameHierarchy ? current.Outputs.Hierarchy : new NoHierarchy(), current.Clustering, current.Replicates);

    private IntervalResult Difference(Metric metric, double level, ModelAnalysis before, ModelAnalysis now, PairedSamples? samples)
    {
        if (intervals.TryGetValue(level, out var known) && known.TryGetValue(metric, out var result))
        {
            return result;
        }

        Metric[] asked =
        [
            .. wanted
                .Append(metric)
                .Distinct()
                .Where(other =>
                    WhyIncomparable(other) is null
                    && !MetricRest.IsOnAllWeights(other)
                    && before.Measure(other).Value is not null
                    && now.Measure(other).Value is not null
                ),
        ];
        intervals[level] = DifferenceIntervals.Of(before, now, samples, asked, level, progress: null, cancellationToken);
        return intervals[level][metric];
    }

    private string? NoteOfParts(bool isDrawn) =>
        !common.AreAll ? $"over the {common.Count} classes that both have" + (isDrawn ? ", as two independent test sets" : string.Empty)
        : rebuilt.Value?.Confusion is { } before && current.Confusion is { } now
            ? PairedTestSets.Note(stored, common, before, now, isDrawn ? () => pairs.Value : null)
        : null;

    private string? Note(Metric metric, bool isDrawn)
    {
        string[] notes =
        [
            .. common.AreInPlace ? [] : new[] { "with the classes in another order there" },
            .. !metric.NeedsTestData || current.Confusion is not { } now || rebuilt.Value?.Confusion is not { } before ? []
            : PairedTestSets.Note(stored, common, before, now, isDrawn ? () => pairs.Value : null) is { } note ? [note]
            : Array.Empty<string>(),
        ];
        return notes.Length == 0 ? null : string.Join(", ", notes);
    }
}
