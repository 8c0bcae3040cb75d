using QualityGate.Diagnostics;
using QualityGate.Results;

namespace QualityGate.Reports.Verdicts;

/// <summary>The diagnostics of a model, told apart by the threshold that each is about.</summary>
internal sealed class VerdictDiagnostics
{
    private static readonly string[] Codes =
    [
        .. DiagnosticCodes.OfJudgedLimits,
        DiagnosticCodes.NotMeasured,
        DiagnosticCodes.NotComparable,
        DiagnosticCodes.ShareOfNothing,
    ];

    private readonly ILookup<VerdictResult?, DiagnosticResult> byVerdict;

    private VerdictDiagnostics(ILookup<VerdictResult?, DiagnosticResult> byVerdict) => this.byVerdict = byVerdict;

    /// <summary>Looks at the diagnostics of a model. Two thresholds of the same values are two.</summary>
    public static VerdictDiagnostics Of(ModelResult model) =>
        new(
            model.Diagnostics.ToLookup(
                diagnostic => VerdictOf(model, diagnostic),
                (IEqualityComparer<VerdictResult?>)ReferenceEqualityComparer.Instance
            )
        );

    /// <summary>The diagnostics about a threshold.</summary>
    public IEnumerable<DiagnosticResult> About(VerdictResult verdict) => byVerdict[verdict];

    /// <summary>The diagnostics that are about no threshold.</summary>
    public IEnumerable<DiagnosticResult> Others => byVerdict[null];

    // Thresholds have a place each, unless a program has set them: then the message begins with the metric.
    private static VerdictResult? VerdictOf(ModelResult model, DiagnosticResult diagnostic)
    {
        if (!Codes.Contains(diagnostic.Code))
        {
            return null;
        }

        VerdictResult[] here =
        [
            .. model.WholeVerdicts.Where(verdict =>
                verdict.File == diagnostic.File && verdict.Line == diagnostic.Line && verdict.Column == diagnostic.Column
            ),
        ];
        return here.FirstOrDefault(verdict => diagnostic.Message.StartsWith($"{verdict.Metric} ", StringComparison.Ordinal))
            ?? (here.Length == 1 ? here[0] : null);
    }
}
