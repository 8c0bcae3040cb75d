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
    /// <exception cref="QualityGateException">It is there already (QG0070) or cannot be written (QG0015); an earlier one stays.</exception>
    public static void Write(string file, string text, bool force, bool withSchema)
    {
        var temporary = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            if (withSchema)
            {
                ReportFile.Update(Path.Combine(Path.GetDirectoryName(file)!, Schema), EmbeddedText.Read("thresholds.schema.json"));
            }

            File.WriteAllBytes(temporary, Encoding.UTF8.GetBytes(text));
            File.Move(temporary, file, force);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The file may have come since it was looked for.
            throw !force && File.Exists(file) ? new QualityGateException(Kept(file, force)!) : ReportFile.NotWritten(file, e);
        }
        finally
        {
            ReportFile.TryDelete(temporary);
        }
    }
}
