using System.Globalization;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Models;

/// <summary>
/// Limits the memory that the weights of a classifier may take. A file with holes, or one that is compressed, can ask for far more
/// than it takes on a disk; the user can allow it that.
/// </summary>
internal static class MemoryCeiling
{
    // The key and the option that raise the ceiling count in MiB.
    private const long Unit = 1 << 20;
    private const long MostUnits = 1 << 20;

    private const long Usual = 1024 * Unit;

    // Weights that were trained can hardly be compressed; pruned and quantised ones can to a tenth or so.
    private const long MostOfCompressed = 64;
    private const long LeastOfCompressed = 64 * Unit;

    /// <summary>The ceiling in bytes that a user gives in MiB.</summary>
    /// <param name="mebibytes">From 1 to 1,048,576.</param>
    /// <returns>The bytes, or null for a number out of this range.</returns>
    public static long? Bytes(double mebibytes) => mebibytes >= 1 && mebibytes <= MostUnits ? (long)(mebibytes * Unit) : null;

    /// <summary>Says which numbers a ceiling can be, for messages.</summary>
    /// <param name="name">The key or option, as the message names it.</param>
    /// <returns>A sentence.</returns>
    public static string Expected(string name) =>
        $"{name} needs a number from 1 to {MostUnits}: the MiB of memory that the classifier's weights may take.";

    /// <summary>Checks the size of weights before they are read.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="candidate">The weights.</param>
    /// <param name="compressedLength">The length of a file whose bytes are compressed; null for others.</param>
    /// <param name="given">The ceiling that the user gave.</param>
    /// <exception cref="QualityGateException">They take more than is allowed, or than there is.</exception>
    internal static void Check(InputPath path, TemplateCandidate candidate, long? compressedLength, long? given)
    {
        var needed = sizeof(double) * (long)candidate.Matrix.Count;
        var available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        var usual = compressedLength is { } length ? Math.Min(Usual, Math.Max(LeastOfCompressed, MostOfCompressed * length)) : Usual;
        if (needed <= Math.Min(given ?? usual, available))
        {
            return;
        }

        var size = string.Create(CultureInfo.InvariantCulture, $"{(needed + Unit - 1) / Unit}");
        var reason =
            needed > available ? $"the {available / Unit} MiB that there are"
            : given is not null ? $"the {given / Unit} MiB that are allowed for it"
            : compressedLength is not null && usual < Usual
                ? $"the {usual / Unit} MiB that a compressed file of {compressedLength} bytes may ask for"
            : $"the {Usual / Unit} MiB that are usual at most";
        throw new QualityGateException(
            Diagnostic.Error(
                DiagnosticCodes.TooMuchMemory,
                path.NamedAt,
                $"the weights '{candidate.Weights}' of '{path.FileName}' ({candidate.Classes} x {candidate.Features}) take "
                    + $"{size} MiB of memory, more than {reason}"
                    + (
                        needed > available
                            ? "."
                            : $"; where the file is to be trusted, allow it: 'max-memory: {size}' in thresholds.yml, or "
                                + $"--max-memory {size}."
                    )
            )
        );
    }
}
