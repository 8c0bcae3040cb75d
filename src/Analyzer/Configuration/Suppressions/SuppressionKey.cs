using System.Collections.Immutable;

namespace QualityGate.Configuration.Suppressions;

/// <summary>A key of an entry of the suppression file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Help">The meaning, in a sentence.</param>
/// <param name="IsRequired">Whether each entry must have it.</param>
internal sealed record SuppressionKey(string Name, string Help, bool IsRequired = false)
{
    public static SuppressionKey Code { get; } = new("code", "The code of the violation or warning, such as QG1001.", IsRequired: true);

    public static SuppressionKey Model { get; } = new("model", "The name of the model; any model where it is missing.");
    public static SuppressionKey Metric { get; } =
        new("metric", "The metric whose limit is meant, that of the whole model without a part; any limit where it is missing.");
    public static SuppressionKey Class { get; } =
        new(
            "class",
            "The class whose limit of 'per-class' is meant, by its name, label or another word; one of several classes is an error."
        );
    public static SuppressionKey Superclass { get; } =
        new(
            "superclass",
            "The superclass whose limit of 'per-superclass' is meant, by a name, the identifier or another word of its concept."
        );
    public static SuppressionKey Pair { get; } = new("pair", "The two concepts whose limit is meant, as 'separate' names them: from, to.");
    public static SuppressionKey Reason { get; } = new("reason", "The reason, for those who read the report.", IsRequired: true);

    public static SuppressionKey Expires { get; } =
        new("expires", "The last day on which it counts, as a date of UTC such as 2027-03-01; without it, it counts for ever.");

    /// <summary>All keys, in the order in which they are written.</summary>
    public static ImmutableArray<SuppressionKey> All { get; } = [Code, Model, Metric, Class, Superclass, Pair, Reason, Expires];
}
