using QualityGate.Metrics;
using QualityGate.Metrics.Parts;

namespace QualityGate.Configuration.Yaml;

/// <summary>The name by which a key of YAML is told from others: a metric has several names, of which the first counts.</summary>
internal static class KeyIdentity
{
    /// <summary>The name of a key.</summary>
    public static string Of(YamlScalar key) =>
        MetricCatalog.Find(key.Text)?.Name ?? PartMetrics.Find(PartMetrics.OfClasses, key.Text)?.Name ?? key.Text;
}
