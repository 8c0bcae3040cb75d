using System.Collections.Immutable;
using QualityGate.Diagnostics;

namespace QualityGate.Configuration.Suppressions;

/// <summary>
/// The codes that exceptions can be granted to: limits, and warnings about models, labels and test data. Whatever says that something could
/// not be read or measured is none of them: a gate is never green because it measured nothing.
/// </summary>
internal static class SuppressibleCodes
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        .. DiagnosticCodes.OfJudgedLimits,
        DiagnosticCodes.NotConverged,
        DiagnosticCodes.LimitDemandsNothing,
        DiagnosticCodes.IntervalWithheld,
        DiagnosticCodes.BaselineFileMissing,
        DiagnosticCodes.ModelNotInBaseline,
        DiagnosticCodes.BaselineWithoutLimits,
        DiagnosticCodes.PartsNotInBaseline,
        DiagnosticCodes.NotVerifiable,
        DiagnosticCodes.SharedConcept,
        DiagnosticCodes.UnmeasuredClasses,
        DiagnosticCodes.FewSamples,
        DiagnosticCodes.OrientationInDoubt,
        DiagnosticCodes.AccuracyBelowChance,
        DiagnosticCodes.LabelsInOtherWords,
        DiagnosticCodes.MatrixOrderInDoubt,
        DiagnosticCodes.LabelContradictsItself,
        DiagnosticCodes.UnsureSenses,
        DiagnosticCodes.SenseOutOfCompany,
        DiagnosticCodes.BackgroundAsConcept,
        DiagnosticCodes.UnfinishedFolder,
        DiagnosticCodes.RepeatedPairs,
        DiagnosticCodes.TiesDecide,
        DiagnosticCodes.CorruptImages,
        DiagnosticCodes.SizesFollowModel,
        DiagnosticCodes.ClassesSwapped,
        DiagnosticCodes.RepeatedFiles,
        DiagnosticCodes.RanksReversed,
        DiagnosticCodes.PercentsAsCounts,
        DiagnosticCodes.RepeatedSamples,
        DiagnosticCodes.FoldersInDoubt,
        DiagnosticCodes.InputChanged,
    ];

    /// <summary>Why a code has no exceptions, as the end of a sentence; null where it has.</summary>
    public static string? WhyNot(string code) =>
        All.Contains(code) ? null
        : code is DiagnosticCodes.SuppressionExpired or DiagnosticCodes.SuppressionUnneeded or DiagnosticCodes.SuppressionEndsSoon
            ? "it is about exceptions; mend the entry instead"
        : code is DiagnosticCodes.NotMeasured or DiagnosticCodes.NotComparable or DiagnosticCodes.ShareOfNothing
            ? "it says that something could not be measured, and nothing is green because it was not measured"
        : code.StartsWith("QG0", StringComparison.Ordinal) ? "it is about the configuration; mend that instead"
        : $"it is no warning of this version, and errors of reading have no exceptions; limits have, such as "
            + $"{DiagnosticCodes.ThresholdViolated}, and warnings, such as {DiagnosticCodes.UnsureSenses}";
}
