using System.Globalization;
using System.Text.Json;
using QualityGate.Diagnostics;

namespace QualityGate.Runs.Baselines;

/// <summary>Reads a baseline, and says of one that cannot be used what has become of it and what to do.</summary>
internal static class BaselineReader
{
    // Git writes these at the beginning of a line, seven each.
    private static readonly string[] ConflictMarkers = ["<<<<<<<", ">>>>>>>", "|||||||"];

    /// <summary>Reads the bytes of a baseline.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="place">Where a complaint points at: the file.</param>
    /// <exception cref="QualityGateException">They are no baseline (QG0043), or that of a newer version (QG0044).</exception>
    public static BaselineFile Read(ReadOnlyMemory<byte> bytes, SourceLocation place)
    {
        // A byte order mark is what some editors leave.
        var json = bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        RefuseOthers(json.Span, place);
        try
        {
            RequireVersion(json, place);
            var file = BaselineJson.Read(json.Span);
            return BaselineCheck.Fault(file) is { } fault ? throw Damaged(place, $"the baseline is damaged: {fault}") : file;
        }
        catch (JsonException e)
        {
            throw Damaged(
                place with
                {
                    Line = (int)(e.LineNumber ?? -1) + 1,
                    Column = (int)(e.BytePositionInLine ?? -1) + 1,
                },
                $"this is no baseline that can be read: {Shorten(e.Message)}",
                e
            );
        }
    }

    private static void RefuseOthers(ReadOnlySpan<byte> json, SourceLocation place)
    {
        if (json.IsEmpty || json.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            throw Damaged(place, "the baseline is empty");
        }

        if (json.StartsWith("version https://git-lfs.github.com/spec/"u8))
        {
            throw Damaged(
                place,
                "this is a Git LFS pointer, not the baseline itself; run 'git lfs pull', or leave the baseline out of LFS: it is small, "
                    + "and 'git:' reads what git itself has"
            );
        }

        var line = 1;
        foreach (var range in json.Split((byte)'\n'))
        {
            var text = json[range];
            foreach (var marker in ConflictMarkers)
            {
                if (text.Length >= marker.Length && text[..marker.Length].SequenceEqual(System.Text.Encoding.ASCII.GetBytes(marker)))
                {
                    throw Damaged(
                        place with
                        {
                            Line = line,
                            Column = 1,
                        },
                        $"the baseline has the mark of a merge conflict, '{marker}'; take either side of the whole file"
                    );
                }
            }

            line++;
        }
    }

    private static void RequireVersion(ReadOnlyMemory<byte> json, SourceLocation place)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
        if (
            document.RootElement is not { ValueKind: JsonValueKind.Object } root
            || !root.TryGetProperty("baselineVersion", out var version)
            || version.ValueKind != JsonValueKind.Number
            || !version.TryGetInt32(out var number)
        )
        {
            throw Damaged(place, "this is no baseline: it has no number 'baselineVersion'");
        }

        if (number != BaselineFile.CurrentVersion)
        {
            throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.BaselineTooNew,
                    place,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"the baseline has version {number}, but this version of QualityGate reads {BaselineFile.CurrentVersion}; use the "
                    ) + "version that wrote it, or accept it anew with 'qualitygate baseline accept'."
                )
            );
        }
    }

    // The exception repeats path, line and position, which stand in the place already.
    private static string Shorten(string message) => message.Split(" Path: ", 2)[0].Split(" LineNumber: ", 2)[0].TrimEnd('.');

    private static QualityGateException Damaged(SourceLocation place, string message, Exception? cause = null)
    {
        var diagnostic = Diagnostic.Error(
            DiagnosticCodes.BaselineDamaged,
            place,
            $"{message}. 'qualitygate baseline accept' writes it anew, and version control has what it was."
        );
        return cause is null ? new QualityGateException(diagnostic) : new QualityGateException(diagnostic, cause);
    }
}
