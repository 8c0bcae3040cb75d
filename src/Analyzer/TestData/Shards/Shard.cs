using System.Globalization;

namespace QualityGate.TestData.Shards;

/// <summary>A part of a test set: every <paramref name="Count"/>-th image, from the one of this number on.</summary>
/// <param name="Number">Which part, counted from 1.</param>
/// <param name="Count">The number of parts.</param>
internal readonly record struct Shard(int Number, int Count)
{
    /// <summary>The only part.</summary>
    public static Shard Whole => new(1, 1);

    /// <summary>The number of images of the part.</summary>
    public int SizeOf(int images) => (images / Count) + (Number <= images % Count ? 1 : 0);

    /// <summary>True when the image at a place, counted from 0, belongs to the part.</summary>
    public bool Holds(int place) => place % Count == Number - 1;

    /// <summary>Reads <c>3/16</c>; null for anything else.</summary>
    public static Shard? Parse(string text) =>
        text.Split('/') is [var number, var count]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
        && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var of)
        && n >= 1
        && n <= of
            ? new Shard(n, of)
            : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");
}
