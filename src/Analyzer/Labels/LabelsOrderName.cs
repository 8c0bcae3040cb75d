using System.Collections.Immutable;

namespace QualityGate.Labels;

/// <summary>The names of <see cref="LabelsOrder"/> as users write them.</summary>
internal static class LabelsOrderName
{
    /// <summary>The words that may be chosen; without one, both must agree.</summary>
    public static ImmutableArray<string> All { get; } = ["file", "model"];

    /// <summary>The word for an order; null for <see cref="LabelsOrder.Agreed"/>, and no word of these for what is none.</summary>
    public static string? Of(LabelsOrder order) =>
        order switch
        {
            LabelsOrder.Agreed => null,
            LabelsOrder.File => All[0],
            LabelsOrder.Model => All[1],
            _ => order.ToString(),
        };

    /// <summary>Finds the order that a word stands for.</summary>
    /// <param name="word">The word; null where none is given.</param>
    /// <returns><see cref="LabelsOrder.Agreed"/> for none, null for a word that is unknown.</returns>
    public static LabelsOrder? Find(string? word) =>
        word switch
        {
            null => LabelsOrder.Agreed,
            "file" => LabelsOrder.File,
            "model" => LabelsOrder.Model,
            _ => null,
        };
}
