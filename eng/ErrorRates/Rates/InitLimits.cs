using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Configuration.Parts;
using QualityGate.Diagnostics;
using QualityGate.Initialisation;
using QualityGate.Metrics;

namespace QualityGate.ErrorRates.Rates;

/// <summary>The limits that <c>init</c> puts on a model.</summary>
internal static class InitLimits
{
    /// <summary>Chooses the limits on superclasses of an accepted model; null for none.</summary>
    public static PartLine? OfSuperclasses(ModelAnalysis accepted) =>
        SuperclassLimit.Of(accepted, LimitChooser.Choose(accepted).FirstOrDefault(limit => limit.Metric == "accuracy"))?.ToLine();

    /// <summary>Chooses limits on an accepted model.</summary>
    public static IEnumerable<Threshold> Of(ModelAnalysis accepted) =>
        LimitChooser
            .Choose(accepted)
            .Select(chosen => new Threshold(
                MetricCatalog.Find(chosen.Metric)!,
                chosen.Metric,
                [new Limit(chosen.Kind, chosen.Bound)],
                Severity.Error,
                new SourceLocation("init")
            )
            {
                Confidence = chosen.Confidence,
            });
}
