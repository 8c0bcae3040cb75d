using System.Text.RegularExpressions;

namespace QualityGate.Models.Arrays;

/// <summary>Recognises a file that is one of several that a model was saved in, such as <c>model-00001-of-00002.safetensors</c>.</summary>
internal static partial class PartOfModel
{
    /// <summary>The hint to give the index of all parts instead, with a leading blank; nothing for a file that is no part.</summary>
    public static string Hint(string fileName) =>
        Parts().Match(fileName) is { Success: true } match
            ? $". The file is one of {match.Groups["count"].Value.TrimStart('0')} parts of a model; give its index instead, "
                + $"'{match.Groups["name"].Value}.safetensors.index.json', which names the parts"
            : string.Empty;

    /// <summary>The remark on a classifier that was found in a part; null for a file that is none.</summary>
    public static string? Remark(string fileName) =>
        Parts().IsMatch(fileName) ? "the file is a part of a model, whose other parts were not looked at" : null;

    [GeneratedRegex(@"^(?<name>.+)-\d{5}-of-(?<count>\d{5})\.safetensors$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Parts();
}
