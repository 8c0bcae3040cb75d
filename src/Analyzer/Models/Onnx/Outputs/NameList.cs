using System.Collections.Immutable;
using System.Globalization;

namespace QualityGate.Models.Onnx.Outputs;

/// <summary>
/// Reads a list of names as exporters write it into a text: JSON or a literal of Python (a list, index → name, or name → index, in any
/// order), or plain names with line breaks or commas between.
/// </summary>
internal static class NameList
{
    /// <summary>The names, in the order of their indices.</summary>
    public static ImmutableArray<string> Parse(string text)
    {
        var entries = LiteralReader.Read(text);
        if (entries is null)
        {
            return
            [
                .. text.Split(
                    text.Trim().Contains('\n', StringComparison.Ordinal) ? '\n' : ',',
                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                ),
            ];
        }

        return entries.TrueForAll(entry => entry.Key is null) ? [.. entries.Select(entry => entry.Value)]
            : entries.TrueForAll(entry => Index(entry.Key) is not null)
                ? [.. entries.OrderBy(entry => Index(entry.Key)).Select(entry => entry.Value)]
            : entries.TrueForAll(entry => Index(entry.Value) is not null)
                ? [.. entries.OrderBy(entry => Index(entry.Value)).Select(entry => entry.Key!)]
            : [];
    }

    /// <summary>True when the names have indices that do not run from 0, or all from 1, without a gap.</summary>
    public static bool HasGaps(string text)
    {
        var entries = LiteralReader.Read(text) ?? [];
        var keys = entries.TrueForAll(entry => Index(entry.Key) is not null)
            ? entries.Select(entry => Index(entry.Key))
            : entries.Select(entry => Index(entry.Value));
        int?[] indices = entries.Exists(entry => entry.Key is null) ? [] : [.. keys.Order()];
        return indices is [{ } first, ..] && !indices.SequenceEqual(Enumerable.Range(Math.Min(first, 1), indices.Length).Cast<int?>());
    }

    private static int? Index(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}
