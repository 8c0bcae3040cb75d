using System.Text.Json;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Results;

/// <summary>Reads the result of an earlier run back from its report.json.</summary>
public static class StoredResult
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">A report.json.</param>
    /// <returns>The result, from which any report can be written; its bytes are those that the run itself would have written.</returns>
    /// <exception cref="QualityGateException">The file cannot be read, or is no report of this version (QG0024).</exception>
    public static GateResult Read(InputPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            var json = File.ReadAllBytes(path.FullPath);
            RequireVersion(json, path);
            var result = ResultJson.Read(json);
            return (StoredParts.Mistake(result) ?? StoredGraphs.Mistake(result)) is { } mistake
                ? throw Unusable(path.NamedAt, $"{mistake}; give the report.json as it was written.", cause: null)
                : result;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable(path.NamedAt, $"the report '{path.FullPath}' cannot be read: {e.Message}", e);
        }
        catch (JsonException e)
        {
            var place = new SourceLocation(path.NamedAt.File, (int)(e.LineNumber ?? -1) + 1, (int)(e.BytePositionInLine ?? -1) + 1);
            throw Unusable(
                place,
                $"this is no report of QualityGate: {Shorten(e.Message)} Give a report.json that check, analyze or a build has written.",
                e
            );
        }
    }

    private static void RequireVersion(ReadOnlySpan<byte> json, InputPath path)
    {
        using var document = JsonDocument.Parse(json.ToArray());
        if (
            document.RootElement is { ValueKind: JsonValueKind.Object } root
            && root.TryGetProperty("schemaVersion", out var version)
            && version.TryGetInt32(out var number)
            && number != GateResult.CurrentSchemaVersion
        )
        {
            throw Unusable(
                path.NamedAt,
                $"the report has schema version {number}, but this version of QualityGate reads "
                    + $"{GateResult.CurrentSchemaVersion}; use the version that wrote it.",
                cause: null
            );
        }
    }

    // The exception repeats path, line and position, which stand in the place already.
    private static string Shorten(string message) => message.Split(" Path: ", 2)[0].Split(" LineNumber: ", 2)[0];

    private static QualityGateException Unusable(SourceLocation place, string message, Exception? cause)
    {
        var diagnostic = Diagnostic.Error(DiagnosticCodes.ReportUnusable, place, message);
        return cause is null ? new QualityGateException(diagnostic) : new QualityGateException(diagnostic, cause);
    }
}
