using QualityGate.Diagnostics;
using QualityGate.TestData;
using QualityGate.Text;

namespace QualityGate.Analysis;

/// <summary>Notices classes whose test samples were all predicted as classes without a concept: no graph of confusions has them.</summary>
internal static class LostClasses
{
    /// <summary>The warning, if there are such classes.</summary>
    public static IEnumerable<Diagnostic> Warn(
        ConceptClasses classes,
        ConfusionMatrix confusion,
        ConfusionMatrix among,
        AnalysisInputs inputs
    )
    {
        int[] lost = [.. classes.Indices.Where(index => confusion.SamplesOf(index) > 0 && among.SamplesOf(classes.PositionOf(index)) == 0)];
        if (lost.Length > 0)
        {
            yield return Diagnostic.Warning(
                DiagnosticCodes.UnmeasuredClasses,
                (inputs.TestData?.Path ?? inputs.Model).Whole(),
                $"all test samples of {(lost.Length == 1 ? "1 class" : $"{lost.Length} classes")} were predicted as classes without a "
                    + $"concept (class {CutList.Of(lost, 5)}); these are left out of the functional graph and of error alignment."
            );
        }
    }
}
