using System.Text.RegularExpressions;

namespace QualityGate.TestData.Rows;

/// <summary>
/// Names such as <c>image_id</c>, <c>fileIndex</c> or <c>epoch</c>, whose whole numbers are no counts; but <c>n_image</c> and
/// <c>samples_per_epoch</c> may be.
/// </summary>
internal static partial class IdentifierName
{
    private static readonly string[] Last =
    [
        .. (string[])["id", "ids", "uid", "uuid", "index", "idx", "row", "line", "image", "file", "path", "seed", "epoch", "fold"],
        .. (string[])["time", "timestamp", "date", "width", "height"],
    ];

    private static readonly string[] OfCounts = ["n", "no", "num", "number", "count", "counts", "cnt", "total", "sum", "per", "of", "by"];

    /// <summary>True when a column is called so. pandas writes its index in front, as a column without a name.</summary>
    public static bool Is(string name, bool isFirst)
    {
        if (isFirst && name is "" or "Unnamed: 0" or "__index_level_0__")
        {
            return true;
        }

        string[] words = [.. Words().Matches(name).Select(word => word.Value.ToLowerInvariant())];
        return words is [.., var last] && Last.Contains(last) && !words.Any(OfCounts.Contains);
    }

    // A capital begins a word, and so do several: imageId, ImageID. From each letter there is one way on.
    [GeneratedRegex(
        @"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Words();
}
