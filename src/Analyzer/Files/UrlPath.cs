using System.Buffers;
using QualityGate.Diagnostics;

namespace QualityGate.Files;

/// <summary>
/// A URL that was given where a path is expected. Made absolute like a path, <c>https://host/model.onnx</c> is
/// <c>/current/folder/https:/host/model.onnx</c>, and so it is recognised when there is no such file.
/// </summary>
internal static class UrlPath
{
    private static readonly SearchValues<char> SchemeLetters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+.-"
    );

    /// <summary>Complains about a URL; null where the path is none.</summary>
    /// <param name="path">A path at which there is nothing: as it was given, or made absolute.</param>
    /// <param name="location">The place that names it.</param>
    public static Diagnostic? Refuse(string path, SourceLocation location) =>
        Find(path) is not { } url
            ? null
            : Diagnostic.Error(
                DiagnosticCodes.UrlAsPath,
                location,
                IsFile(url)
                    ? $"'{url}' is a URL, which is not read; write the path of the file itself."
                    : $"'{url}' is a URL, which is not read; download the file first, and give its path."
            );

    /// <summary>The URL that was given; null where the path is none.</summary>
    public static string? Find(string path)
    {
        var segments = path.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
        var scheme = Array.FindIndex(segments, IsScheme);
        return scheme < 0 || scheme == segments.Length - 1
            ? null
            : $"{segments[scheme]}//{(IsFile(segments[scheme]) ? "/" : string.Empty)}{string.Join('/', segments.Skip(scheme + 1))}";
    }

    private static bool IsFile(string url) => url.StartsWith("file:", StringComparison.OrdinalIgnoreCase);

    // A single letter before the colon is a drive.
    private static bool IsScheme(string segment) =>
        segment is [_, _, .., ':']
        && char.IsAsciiLetter(segment[0])
        && segment.AsSpan(0, segment.Length - 1).IndexOfAnyExcept(SchemeLetters) < 0;
}
