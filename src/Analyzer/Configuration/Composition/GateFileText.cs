using System.Security.Cryptography;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Configuration.Composition;

/// <summary>A gate file as it was read.</summary>
/// <param name="FullPath">The full path.</param>
/// <param name="Sha256">The hash of its bytes, in small hexadecimal digits.</param>
/// <param name="Text">Its text.</param>
internal sealed record GateFileText(string FullPath, string Sha256, string Text)
{
    private const string OtherName = "thresholds.yaml";
    private const int LargestFile = 1 << 20;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="QualityGateException">It is not there or cannot be read (QG0001), or is no text (QG0002).</exception>
    public static GateFileText Read(InputPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        QualityGateException Failure(string code, string message, Exception? cause = null) =>
            new(Diagnostic.Error(code, path.NamedAt, message), cause);

        if (!File.Exists(path.FullPath))
        {
            throw UrlPath.Refuse(path.FullPath, path.NamedAt) is { } refusal
                ? new QualityGateException(refusal)
                : Failure(
                    DiagnosticCodes.ThresholdsFileNotFound,
                    Directory.Exists(path.FullPath)
                        ? $"'{path.FullPath}' is a folder; name the file in it."
                        : $"there is no {Sought(path.FullPath)}{Advise(path.FullPath)}"
                );
        }

        try
        {
            // A pipe or device has no length, and reading it may never end.
            var bytes = new FileInfo(path.FullPath).Length switch
            {
                0 => [],
                > LargestFile => throw Failure(
                    DiagnosticCodes.InvalidYaml,
                    $"'{path.FullPath}' is larger than {LargestFile} bytes; no gate file or suppression file is."
                ),
                _ => File.ReadAllBytes(path.FullPath),
            };
            return new GateFileText(
                path.FullPath,
                Convert.ToHexStringLower(SHA256.HashData(bytes)),
                bytes.Length == 0 ? string.Empty : TextDecoder.Decode(path.FullPath, bytes, DiagnosticCodes.InvalidYaml).ToString()
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure(DiagnosticCodes.ThresholdsFileNotFound, $"'{path.FullPath}' cannot be read: {e.Message}", e);
        }
    }

    // The default name is searched for in all folders above, so the message says so.
    private static string Sought(string path) =>
        IsDefault(path) && ThresholdsFile.FindNearest(Path.GetDirectoryName(path)!) is null
            ? $"{ThresholdsFile.DefaultName} in '{Path.GetDirectoryName(path)}' or above"
            : $"'{path}'";

    // Both endings are in use for YAML, and a file with the other one is passed over where nobody names it.
    private static string Advise(string path) =>
        IsDefault(path) && ThresholdsFile.FindNearest(Path.GetDirectoryName(path)!, OtherName) is { } other
            ? $". There is a '{other}': rename it to {ThresholdsFile.DefaultName}, or name it as the file to use."
            : $"; create it, or name the file to use.{NearbyPath.HintForFile(path)}";

    private static bool IsDefault(string path) => Path.GetFileName(path) == ThresholdsFile.DefaultName;
}
