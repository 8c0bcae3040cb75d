using QualityGate.Metrics;
using QualityGate.Results;

namespace QualityGate.Reports.Verdicts;

/// <summary>The metrics of a model's result: one name each, in the order of the catalogue.</summary>
internal static class MetricNames
{
    /// <summary>
    /// The metrics that have a value or a reason why not. A report that was read may have metrics that this version doesn't know.
    /// </summary>
    public static IEnumerable<string> In(ModelResult model)
    {
        var names = (model.Metrics?.Keys ?? []).Concat(model.Undefined?.Keys ?? []).ToHashSet(StringComparer.Ordinal);
        return MetricCatalog
            .All.Select(metric => metric.Name)
            .Where(names.Contains)
            .Concat(names.Where(name => MetricCatalog.Find(name) is null));
    }

    /// <summary>The first name of a metric, which it may be called by another one of.</summary>
    public static string First(string name) => MetricCatalog.Find(name)?.Name ?? name;
}
