using System.Collections.Immutable;
using QualityGate.Graphs.Clustering;
using QualityGate.Metrics;
using QualityGate.Metrics.Parts;

namespace QualityGate.Gates;

/// <summary>The values that a model is compared with.</summary>
internal interface IBaseline
{
    /// <summary>The name of the baseline in messages, such as "quality-baseline.json" or "git:origin/main".</summary>
    string Name { get; }

    /// <summary>The value of a metric, and its difference.</summary>
    BaselineValue Of(Metric metric, double? confidence);

    /// <summary>The value of a metric of a part of the model, and its difference.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="part">The part, by the classes of the model.</param>
    /// <param name="confidence">The level of the interval of this part alone.</param>
    /// <returns>Null where the baseline does not have the part, which is new.</returns>
    BaselineValue? OfPart(PartMetric metric, Part part, double? confidence) => null;

    /// <summary>The confusions that are new, and those that have vanished; null where the baseline does not know its own.</summary>
    ConfusionChanges? Confusions => null;

    /// <summary>
    /// The classes, by the model's outputs, whose cluster is not the one that theirs in the baseline has become; null where the baseline
    /// does not know its clusters, or they are those of another clustering.
    /// </summary>
    ImmutableArray<MovedClass>? MovedClasses => null;
}
