using System.Collections.Immutable;
using System.Globalization;

namespace QualityGate.Runs.Baselines;

/// <summary>The predictions for the samples of one class in a line of a baseline.</summary>
internal static class PredictionText
{
    // Whole numbers beyond this are not exact any more.
    private const double MostWeight = 1L << 53;

    /// <summary>Writes the wrong predictions among samples in their order, such as <c>3:12 17:40</c>.</summary>
    /// <param name="actual">The true class.</param>
    /// <param name="predicted">The predicted class of each sample.</param>
    /// <returns>Null where none is wrong.</returns>
    public static string? WriteWrong(int actual, IEnumerable<int> predicted)
    {
        var text = string.Join(
            ' ',
            predicted
                .Index()
                .Where(sample => sample.Item != actual)
                .Select(sample => string.Create(CultureInfo.InvariantCulture, $"{sample.Index}:{sample.Item}"))
        );
        return text.Length == 0 ? null : text;
    }

    /// <summary>Reads the predictions of all samples; null where the text is none that is written here.</summary>
    /// <param name="actual">The true class.</param>
    /// <param name="samples">The number of its samples.</param>
    /// <param name="wrong">The wrong ones.</param>
    /// <param name="classes">The number of classes.</param>
    public static ImmutableArray<int>? ReadWrong(int actual, int samples, string? wrong, int classes)
    {
        var predicted = new int[samples];
        Array.Fill(predicted, actual);
        var last = -1;
        foreach (var item in Items(wrong))
        {
            if (
                item.Split(':') is not [var placeText, var classText]
                || Index(placeText, samples) is not { } place
                || Index(classText, classes) is not { } index
                || place <= last
                || index == actual
            )
            {
                return null;
            }

            (last, predicted[place]) = (place, index);
        }

        return [.. predicted];
    }

    /// <summary>Writes counts or shares by predicted class, such as <c>0:45 3:5</c>.</summary>
    public static string? WriteCounts(IEnumerable<(int Predicted, double Weight)> row)
    {
        var text = string.Join(' ', row.Select(cell => string.Create(CultureInfo.InvariantCulture, $"{cell.Predicted}:{cell.Weight:R}")));
        return text.Length == 0 ? null : text;
    }

    /// <summary>Reads counts or shares; null where the text is none that is written here.</summary>
    public static ImmutableArray<(int Predicted, double Weight)>? ReadCounts(string? counts, int classes)
    {
        var row = ImmutableArray.CreateBuilder<(int Predicted, double Weight)>();
        foreach (var item in Items(counts))
        {
            if (
                item.Split(':') is not [var classText, var weightText]
                || Index(classText, classes) is not { } index
                || !double.TryParse(weightText, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight)
                || !(weight > 0 && weight <= MostWeight)
                || (row.Count > 0 && row[^1].Predicted >= index)
            )
            {
                return null;
            }

            row.Add((index, weight));
        }

        return row.DrainToImmutable();
    }

    private static string[] Items(string? text) => text?.Split(' ') ?? [];

    private static int? Index(string text, int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < count ? index : null;
}
