using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Gates;
using QualityGate.Gates.Parts;
using QualityGate.Metrics;
using QualityGate.Metrics.Parts;
using QualityGate.Metrics.Uncertainty;
using QualityGate.Results;

namespace QualityGate.Runs.Baselines;

/// <summary>A model compared with its figures in a report.json, which has values only: no difference has an interval.</summary>
/// <param name="name">The name of the report.</param>
/// <param name="stored">The model in the report.</param>
/// <param name="current">The model.</param>
internal sealed class ReportBaseline(string name, ModelResult stored, ModelAnalysis current) : IBaseline
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public BaselineValue Of(Metric metric, double? confidence)
    {
        if (WhyIncomparable(metric) is { } why)
        {
            return new BaselineValue(Value: null, why, Current: null, Difference: null, Note: null);
        }

        var (before, now) = (stored.Metrics![metric.Name], current.Measure(metric).Value);
        return new BaselineValue(
            now is { } own && StoredFigure.AreSame(own, before) ? own : before,
            WhyNone: null,
            now,
            confidence is null || now is null ? null : IntervalResult.None($"{name} holds values only, not what they vary with"),
            "by the values of a report"
        );
    }

    /// <inheritdoc/>
    public BaselineValue? OfPart(PartMetric metric, Part part, double? confidence)
    {
        var isConcept = part.Kind != PartKind.Class;
        var (found, now) = (ValueOf(metric, part), new PartMeasurements(current).Of(metric, part).Result.Value);
        if (found is not { } before || now is not { } own)
        {
            return null;
        }

        var why =
            (isConcept || metric.NeedsHierarchy) && !HasSameHierarchy() ? $"cannot be compared: {name} was measured with another hierarchy"
            : (isConcept || metric.Quantity != PartQuantity.Within) && !HasSameClasses()
                ? $"cannot be compared: {name} is about other classes"
            : null;
        return why is not null
            ? new BaselineValue(Value: null, why, Current: null, Difference: null, Note: null)
            : new BaselineValue(
                StoredFigure.AreSame(own, before) ? own : before,
                WhyNone: null,
                own,
                confidence is null ? null : IntervalResult.None($"{name} holds values only, not what they vary with"),
                "by the values of a report"
            );
    }

    // Of classes that are called alike none is taken for the other.
    private double? ValueOf(PartMetric metric, Part part)
    {
        if (part.Kind == PartKind.Class)
        {
            return
                stored.Explanation?.Classes.Where(item => item.Label == part.Label).Take(2).ToArray() is [var only]
                && current.Outputs.Items.Count(label => label.Text == part.Label) == 1
                ? metric.Quantity switch
                {
                    PartQuantity.Precision => only.Precision,
                    PartQuantity.MistakeHeight => only.MistakeSeverity,
                    _ => only.Accuracy,
                }
                : null;
        }

        var superclass = stored.Explanation?.Superclasses.FirstOrDefault(item => item.Concept == part.Label);
        return metric.Quantity == PartQuantity.Exact ? superclass?.ExactAccuracy : superclass?.Accuracy;
    }

    private string? WhyIncomparable(Metric metric)
    {
        return stored.Metrics?.ContainsKey(metric.Name) != true ? $"has no value in {name}"
            : !HasSameClasses() ? $"cannot be compared: {name} is about other classes, and has values over all of them only"
            : metric.NeedsHierarchy && !HasSameHierarchy() ? $"cannot be compared: {name} was measured with another hierarchy"
            : MetricRest.IsOnClusters(metric) && stored.Clustering != current.Clustering.Name
                ? stored.Clustering is { } other
                        ? $"cannot be compared: {name} was measured with clustering '{other}', this is '{current.Clustering.Name}'"
                    : $"cannot be compared: {name} does not say by which clustering it was measured; write it again with this version"
            : null;
    }

    private bool HasSameHierarchy() =>
        stored.Hierarchy is { } other
        && current.Outputs.Hierarchy is var hierarchy
        && other.Sha256 == hierarchy.Sha256
        && (other.Sha256 is not null || other.Name == hierarchy.Name);

    // The order does not matter to any metric.
    private bool HasSameClasses() =>
        stored.Explanation is { } explanation
        && explanation
            .Classes.Select(item => item.Label)
            .Order(StringComparer.Ordinal)
            .SequenceEqual(current.Outputs.Items.Select(label => label.Text).Order(StringComparer.Ordinal));
}
