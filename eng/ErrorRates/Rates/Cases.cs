namespace QualityGate.ErrorRates.Rates;

/// <summary>The treatment of a model before it is gated again.</summary>
internal static class Cases
{
    /// <summary>The same model on other test samples.</summary>
    public const string Retest = "same model, new test set";

    /// <summary>A model trained anew, on the same test samples.</summary>
    public const string Retrained = "retrained, same test set";

    /// <summary>A model trained anew, on other test samples.</summary>
    public const string RetrainedAndRetest = "retrained, new test set";

    /// <summary>Changes that are no damage.</summary>
    public static IReadOnlyList<string> Harmless { get; } = [Retest, Retrained, RetrainedAndRetest];

    /// <summary>Weights replaced by noise.</summary>
    public const string Noise = "weights are noise";

    /// <summary>A fifth of the classes permuted.</summary>
    public const string Permuted = "20 % of the classes permuted";

    /// <summary>A superclass collapsed.</summary>
    public const string Collapsed = "a superclass collapsed";

    /// <summary>Labels shifted by one.</summary>
    public const string Shifted = "labels shifted by one";

    /// <summary>Fine-tuned on shuffled labels.</summary>
    public const string FineTuned = "an epoch on shuffled labels";

    /// <summary>Real damage.</summary>
    public static IReadOnlyList<string> Damages { get; } = [Noise, Permuted, Collapsed, Shifted, FineTuned];
}
