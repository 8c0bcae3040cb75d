using System.Collections.Immutable;
using QualityGate.TestData;

namespace QualityGate.Initialisation.Finding;

/// <summary>The test data that a model may have.</summary>
/// <param name="Files">The files; empty where none fits.</param>
/// <param name="IsCertain">Whether the only one is this model's and no other's.</param>
internal sealed record MatchedData(ImmutableArray<TestDataFile> Files, bool IsCertain);

/// <summary>
/// Settles whose test data a file is where several models could have it, by names alone: <c>birds.csv</c> goes with birds.onnx.
/// </summary>
internal static class Matching
{
    /// <summary>
    /// Leaves each model the files that may be its own: one, where that is certain; else all that fit, of which none is to be taken.
    /// </summary>
    public static Dictionary<FoundModel, MatchedData> ByNames(Dictionary<FoundModel, ImmutableArray<TestDataFile>> fitting)
    {
        var named = fitting.ToDictionary(
            pair => pair.Key,
            pair => pair.Value.Where(data => IsNamedAfter(data, pair.Key)).ToImmutableArray()
        );

        // A file that is called after a model is not another's.
        var owned = named.Values.SelectMany(files => files).Select(data => data.Path.FullPath).ToHashSet(StringComparer.Ordinal);
        var left = fitting.ToDictionary(
            pair => pair.Key,
            pair =>
                named[pair.Key] is { Length: 1 } own
                    ? own
                    : pair.Value.RemoveAll(data => owned.Contains(data.Path.FullPath) && !named[pair.Key].Contains(data))
        );
        var wanted = left
            .Values.SelectMany(files => files)
            .CountBy(data => data.Path.FullPath, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        return left.ToDictionary(
            pair => pair.Key,
            pair => new MatchedData(pair.Value, pair.Value is [var only] && wanted[only.Path.FullPath] == 1)
        );
    }

    private static bool IsNamedAfter(TestDataFile data, FoundModel model)
    {
        var (file, name) = (Path.GetFileName(data.Path.FullPath), Path.GetFileNameWithoutExtension(model.Inputs.Model.FullPath));
        var at = file.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at >= 0
            && (at == 0 || !char.IsLetterOrDigit(file[at - 1]))
            && (at + name.Length == file.Length || !char.IsLetterOrDigit(file[at + name.Length]));
    }
}
