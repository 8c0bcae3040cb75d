using System.Globalization;
using QualityGate.TestData.Shards;

namespace QualityGate.TestData.Evaluations;

/// <summary>
/// The mark of predictions that QualityGate made itself, in the first row of a file: it tells which part of which test set they are, and of
/// which model, so that parts of other runs are found out.
/// </summary>
/// <param name="Shard">The part.</param>
/// <param name="Images">The number of images of all parts.</param>
/// <param name="MaxCorrupt">The share of unreadable images that is allowed.</param>
/// <param name="Model">The hash of the model.</param>
/// <param name="Key">The hash of everything that decides the predictions of all parts.</param>
/// <param name="Content">The hash of the contents of the part's own images.</param>
internal sealed record EvaluationMark(Shard Shard, int Images, double MaxCorrupt, string Model, string Key, string Content)
{
    private const string Title = "qualitygate evaluation 2";

    /// <summary>Reads what <see cref="ToString"/> has written; null for anything else.</summary>
    public static EvaluationMark? Parse(string text) =>
        text.Split("; ") is [Title, var shard, var images, var corrupt, var model, var key, var content]
        && Value(shard, "shard ") is { } part
        && Shard.Parse(part) is { } parsed
        && int.TryParse(Value(images, "images "), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && double.TryParse(Value(corrupt, "max-corrupt "), NumberStyles.Float, CultureInfo.InvariantCulture, out var share)
        && Value(model, "model ") is { } hash
        && Value(key, "key ") is { } name
        && Value(content, "content ") is { } own
            ? new EvaluationMark(parsed, count, share, hash, name, own)
            : null;

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Title}; shard {Shard}; images {Images}; max-corrupt {MaxCorrupt}; model {Model}; key {Key}; content {Content}"
        );

    private static string? Value(string part, string name) => part.StartsWith(name, StringComparison.Ordinal) ? part[name.Length..] : null;
}
