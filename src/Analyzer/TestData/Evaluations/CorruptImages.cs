using System.Globalization;
using QualityGate.Diagnostics;
using QualityGate.Text;

namespace QualityGate.TestData.Evaluations;

/// <summary>Judges images that could not be read: some are a warning, a greater share is an error.</summary>
internal static class CorruptImages
{
    private const int MostNamed = 3;

    /// <summary>The warning about some; null where there are none.</summary>
    /// <exception cref="QualityGateException">They are more than the share that is allowed (QG3060).</exception>
    public static Diagnostic? Judge(IReadOnlyCollection<string> files, EvaluationMark mark, SourceLocation place)
    {
        if (files.Count == 0)
        {
            return null;
        }

        var share = (double)files.Count / mark.Images;
        var what =
            $"{files.Count} of {mark.Images} images could not be read and {(files.Count == 1 ? "is" : "are")} left out: "
            + CutList.Of([.. files.Select(file => $"'{SingleLine.Of(file)}'")], MostNamed);
        return share > mark.MaxCorrupt
            ? throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.CorruptImages,
                    place,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{what}; that is a share of {share:0.####}, and {mark.MaxCorrupt} is allowed ('max-corrupt'); mend or "
                            + $"remove them."
                    )
                )
            )
            : Diagnostic.Warning(DiagnosticCodes.CorruptImages, place, what + ".");
    }
}
