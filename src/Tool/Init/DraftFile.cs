using System.Text;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Tool.Init;

/// <summary>The thresholds.yml that is written: whole or not at all, and never over one that is there unless that is wanted.</summary>
internal static class DraftFile
{
    /// <summary>The schema, beside the file that names it.</summary>
    public const string Schema = ".qualitygate/thresholds.schema.json";

    /// <summary>The error where the file is there already; null where it can be written.</summary>
    public static Diagnostic? Kept(string file, bool force) =>
        !force && Path.Exists(file)
            ? Diagnostic.Error(
                DiagnosticCodes.DraftNotWritten,
                new SourceLocation(file),
                "the file is there already, and nothing is written over it; '--output FILE' names another, '--output -' prints it, and "
                    + "'--force' replaces it."
            )
            : null;

    /// <summary>Writes the file and the schema that it names.</summary>
    /// <exception cref="QualityGateException">It is there already (QG0070), or one of the two cannot be written (QG0015): then neither is,
    /// and an earlier one stays.</exception>
    public static void Write(string file, string text, bool force, bool withSchema)
    {
        var temporary = $"{file}.{Guid.NewGuid():N}.tmp";
        var schema = Path.Combine(Path.GetDirectoryName(file)!, Schema);
        var isNew = withSchema && !File.Exists(schema);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(temporary, Encoding.UTF8.GetBytes(text));
            if (withSchema)
            {
                KeptFile.Replace(
                    schema,
                    EmbeddedText.Read("thresholds.schema.json"),
                    $"nothing is written, since the schema of '{Path.GetFileName(file)}'",
                    new SourceLocation(schema)
                );
            }

            File.Move(temporary, file, force);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (isNew)
            {
                ReportFile.TryDelete(schema);
            }

            // The file may have come since it was looked for.
            throw !force && File.Exists(file)
                ? new QualityGateException(Kept(file, force)!)
                : KeptFile.NotWritten("the file", new SourceLocation(file), new IOException(Said(e.Message, temporary, file), e));
        }
        finally
        {
            ReportFile.TryDelete(temporary);
        }
    }

    // Nobody has heard of the file beside it.
    private static string Said(string message, string temporary, string file) => message.Replace(temporary, file, StringComparison.Ordinal);
}
