using QualityGate.Metrics;

namespace QualityGate.Gates.Baselines;

/// <summary>The values that a model is compared with.</summary>
internal interface IBaseline
{
    /// <summary>The name of the baseline in messages, such as "quality-baseline.json" or "git:origin/main".</summary>
    string Name { get; }

    /// <summary>The value of a metric, and its difference.</summary>
    BaselineValue Of(Metric metric, double? confidence);

    /// <summary>The confusions that are new, and those that have vanished; null where the baseline does not know its own.</summary>
    ConfusionChanges? Confusions => null;
}
