using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Comparison;
using QualityGate.Configuration;
using QualityGate.Gates;
using QualityGate.Gates.Parts;
using QualityGate.Metrics.Parts;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Runs.Baselines;

/// <summary>The parts of a model compared with those of a baseline, over the classes that both have.</summary>
/// <param name="name">The name of the baseline.</param>
/// <param name="advice">The advice where nothing can be compared, as the end of a sentence.</param>
/// <param name="common">The classes that both have.</param>
/// <param name="whyNoConcepts">Why concepts cannot be compared, as the end of a sentence; null where they can.</param>
internal sealed class ComparedParts(string name, string advice, CommonClasses common, string? whyNoConcepts)
{
    private readonly Lazy<ImmutableArray<int>> positions = new(() =>
    {
        var places = Enumerable.Repeat(-1, common.ToBaseline.Length).ToArray();
        foreach (var (position, index) in common.OfModel.Index())
        {
            places[index] = position;
        }

        return [.. places];
    });

    /// <summary>The two models: all of them where their classes are the same ones, else their common classes.</summary>
    public required Func<(ModelAnalysis? Before, ModelAnalysis? Now)> Sides { get; init; }

    /// <summary>The samples of both; null where they are not known to be the same ones.</summary>
    public required Func<PairedSamples?> Pairs { get; init; }

    /// <summary>True when it is the same model, so that no prediction could be another.</summary>
    public required Func<bool> IsSameModel { get; init; }

    /// <summary>A clause about how the two were made comparable, by whether an interval is asked for.</summary>
    public required Func<bool, string?> Note { get; init; }

    /// <summary>The value of a metric of a part; null where the baseline has none, as the part is new.</summary>
    public BaselineValue? Of(PartMetric metric, Part part, double? level)
    {
        if (whyNoConcepts is not null && (part.Kind != PartKind.Class || metric.NeedsHierarchy))
        {
            return None(whyNoConcepts);
        }

        var (inBefore, inNow) = (Map(part, ofBaseline: true), Map(part, ofBaseline: false));
        if (inBefore.Rows.IsEmpty)
        {
            return null;
        }

        var (before, now) = Sides();
        if (before is null || now is null)
        {
            return None($"cannot be compared: a concept of {name} is not in the hierarchy; {advice}");
        }

        if (before.Confusion is null)
        {
            return None($"has no value in {name}, which was measured without test data; {advice}");
        }

        if (now.Confusion is null)
        {
            return None($"cannot be compared: no test sample is of a class that {name} has, too");
        }

        var (there, here) = (new PartMeasurements(before), new PartMeasurements(now));
        var (first, second) = (there.Of(metric, inBefore), here.Of(metric, inNow));
        if (first.Result.Value is not { } value || second.Result.Value is not { } current)
        {
            return null;
        }

        return new BaselineValue(
            StoredFigure.AreSame(current, value) ? current : value,
            WhyNone: null,
            current,
            level is not { } confidence ? null
                : (there.WhyNoInterval ?? here.WhyNoInterval) is { } why ? IntervalResult.None(why)
                : IntervalResult.Of(Difference(metric, (inBefore, first), (inNow, second), confidence)),
            Note(level is not null)
        );
    }

    private static BaselineValue None(string why) => new(Value: null, why, Current: null, Difference: null, Note: null);

    private Interval Difference(PartMetric metric, (Part Part, PartValue Value) before, (Part Part, PartValue Value) now, double level)
    {
        var change = now.Value.Result.Value!.Value - before.Value.Result.Value!.Value;
        if (Pairs() is not { } pairs)
        {
            return ShareDifference.OfIndependent(
                (now.Value.Hits, now.Value.Trials),
                (before.Value.Hits, before.Value.Trials),
                change,
                level
            );
        }

        if (pairs.Different == 0 && IsSameModel())
        {
            return new Interval(0, 0, level);
        }

        var (gained, lost, count) = pairs.Changes(before.Part.Rows, Hits(metric, before.Part), Hits(metric, now.Part));
        return ShareDifference.OfPairs(gained, lost, count, change, level);
    }

    private static Func<int, int, bool> Hits(PartMetric metric, Part part)
    {
        HashSet<int> columns = [.. part.Columns];
        return metric.Quantity == PartQuantity.Exact
            ? static (actual, predicted) => actual == predicted
            : (_, predicted) => columns.Contains(predicted);
    }

    // Where the classes differ, both sides have the common ones in the order of the model.
    private Part Map(Part part, bool ofBaseline)
    {
        var places = common.AreAll ? (ofBaseline ? common.ToBaseline : (ImmutableArray<int>?)null) : positions.Value;
        return places is not { } to
            ? part
            : part with
            {
                Rows = [.. part.Rows.Select(row => to[row]).Where(row => row >= 0)],
                Columns = [.. part.Columns.Select(column => to[column]).Where(column => column >= 0)],
            };
    }
}
