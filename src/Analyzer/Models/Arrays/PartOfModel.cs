using System.Text.RegularExpressions;

namespace QualityGate.Models.Arrays;

/// <summary>Recognises a file that is one of several that a model was saved in, such as <c>model-00001-of-00002.safetensors</c>.</summary>
internal static partial class PartOfModel
{
    /// <summary>The hint to give the index of all parts instead, with a leading blank; nothing for a file that is no part.</summary>
    public static string Hint(string fileName) => Parts().Match(fileName) is { Success: true } match
        ? $". The file is one of {match.Groups["count"].Value.TrimStart('0')} parts of a model; give its index instead, '{match.Groups["name"].Value}.safetensors.index.json', which names the parts"
        : string.Empty;

    [GeneratedRegex(@"^(?<name>.+)-\d{5}-of-(?<count>\d{5})\.safetensors$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Parts();
}
