using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Reports.Verdicts;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Interchange;

/// <summary>
/// Writes a result as JUnit's XML, which CI systems show as tests: a suite for each model, with a test for each threshold and one for the
/// model itself. A threshold that neither holds nor fails its model is skipped, with the reason.
/// </summary>
internal static class JUnitReport
{
    /// <summary>The beginning of a report, by which it is known.</summary>
    public const string Sign = "<testsuites name=\"QualityGate\"";

    /// <summary>Writes a result.</summary>
    /// <param name="result">The result.</param>
    /// <returns>XML; the same bytes for the same inputs.</returns>
    public static string Write(GateResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var portable = result.ToPortable();
        ImmutableArray<JUnitSuite> suites =
        [
            .. portable.Models.IsEmpty || !portable.Diagnostics.IsEmpty ? [OfGate(portable)] : Array.Empty<JUnitSuite>(),
            .. portable.Models.Select(OfModel),
        ];
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"{Sign} tests=\"{suites.Sum(suite => suite.Tests.Length)}\" "
                + $"failures=\"{suites.Sum(suite => suite.Count(JUnitEnd.Failure))}\" "
                + $"errors=\"{suites.Sum(suite => suite.Count(JUnitEnd.Error))}\">\n"
        );
        foreach (var suite in suites)
        {
            suite.Write(text);
        }

        return text.Append("</testsuites>\n").ToString();
    }

    // The mistakes of the gate file itself; it has no thresholds to tell apart.
    private static JUnitSuite OfGate(GateResult result)
    {
        var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToArray();
        var end =
            errors.Length > 0 || (result.Models.IsEmpty && result.State == VerdictState.NotMeasured) ? JUnitEnd.Error : JUnitEnd.Passed;
        return new JUnitSuite(
            "QualityGate",
            [],
            [
                new JUnitTest("QualityGate", "configuration", end, Findings(errors, Summary.Of(result)))
                {
                    Output = Warnings(result.Diagnostics),
                },
            ]
        );
    }

    private static JUnitSuite OfModel(ModelResult model)
    {
        var diagnostics = VerdictDiagnostics.Of(model);
        DiagnosticResult[] others =
        [
            .. diagnostics.Others.Where(diagnostic => !(model.Parts ?? []).Any(line => IsAbout(line, diagnostic))),
        ];
        var errors = others.Where(diagnostic => diagnostic.Severity == Severity.Error).ToArray();
        var end =
            errors.Length == 0
                ? model.IsMeasured
                    ? JUnitEnd.Passed
                    : JUnitEnd.Error
                : errors.All(error => error.Code == DiagnosticCodes.ThresholdViolated)
                    ? JUnitEnd.Failure
                    : JUnitEnd.Error;
        var itself = new JUnitTest(model.Name, "measured", end, Findings(errors, "not measured"))
        {
            Output = [.. model.IsMeasured ? [LayerLine.Of(model)] : Array.Empty<string>(), .. Warnings(others)],
        };
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        return new JUnitSuite(
            model.Name,
            [
                ("path", model.Path),
                .. MetricNames
                    .In(model)
                    .Where(name => model.Metrics!.ContainsKey(name))
                    .Select(name => (name, Figure.FormatLimit(model.Metrics![name]))),
            ],
            [
                itself,
                .. model.WholeVerdicts.Select(verdict => OfVerdict(model, verdict, [.. diagnostics.About(verdict)], names)),
                .. (model.Parts ?? []).Zip(PartRow.Of(model), (line, row) => OfParts(model, line, row)),
            ]
        );
    }

    private static JUnitTest OfVerdict(ModelResult model, VerdictResult verdict, DiagnosticResult[] about, Dictionary<string, int> names)
    {
        var demand = VerdictText.Demand(verdict);
        var place = names[demand] = names.GetValueOrDefault(demand) + 1;
        var outcome = OutcomeOf.Verdict(verdict);
        var end = EndOf(outcome);
        var because = model.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == Severity.Error)?.Message;
        return new JUnitTest(
            model.Name,
            place == 1 ? demand : string.Create(CultureInfo.InvariantCulture, $"{demand} ({place})"),
            end,
            Findings(Deciding(about, end), end == JUnitEnd.Error && because is not null ? because : OutcomeWords.Of(outcome))
        )
        {
            Output = [.. VerdictText.Facts(verdict), $"verdict: {OutcomeWords.Of(outcome)}", .. Undecided(about, end)],
        };
    }

    private static JUnitEnd EndOf(Outcome outcome) =>
        outcome switch
        {
            Outcome.Passed => JUnitEnd.Passed,
            Outcome.Failed => JUnitEnd.Failure,
            Outcome.NotMeasured => JUnitEnd.Error,
            _ => JUnitEnd.Skipped,
        };

    // A line of limits on parts is one test, however many parts it has.
    private static JUnitTest OfParts(ModelResult model, PartLineResult line, PartRow row)
    {
        var about = model.Diagnostics.Where(diagnostic => IsAbout(line, diagnostic)).ToArray();
        var end = EndOf(row.Outcome);
        return new JUnitTest(model.Name, $"{row.Title} {row.Limits}", end, Findings(Deciding(about, end), OutcomeWords.Of(row.Outcome)))
        {
            Output = [row.Text, $"verdict: {OutcomeWords.Of(row.Outcome)}", .. Undecided(about, end)],
        };
    }

    // A threshold has one end: beside an error, a warning about another of its limits is no failure.
    private static DiagnosticResult[] Deciding(DiagnosticResult[] about, JUnitEnd end) =>
        end is JUnitEnd.Failure or JUnitEnd.Error ? [.. about.Where(diagnostic => diagnostic.Severity == Severity.Error)] : about;

    private static ImmutableArray<string> Undecided(DiagnosticResult[] about, JUnitEnd end) =>
        end is JUnitEnd.Failure or JUnitEnd.Error ? Warnings(about) : [];

    private static bool IsAbout(PartLineResult line, DiagnosticResult diagnostic) =>
        (diagnostic.File, diagnostic.Line, diagnostic.Column) == (line.File, line.Line, line.Column);

    private static ImmutableArray<JUnitFinding> Findings(DiagnosticResult[] diagnostics, string otherwise) =>
        diagnostics.Length == 0
            ? [new JUnitFinding(DiagnosticCodes.NotMeasured, otherwise, string.Empty)]
            :
            [
                .. diagnostics.Select(diagnostic => new JUnitFinding(
                    diagnostic.Code,
                    diagnostic.MessageWithException,
                    new SourceLocation(diagnostic.File, diagnostic.Line, diagnostic.Column).ToString()
                )),
            ];

    private static ImmutableArray<string> Warnings(IEnumerable<DiagnosticResult> diagnostics) =>
        [
            .. diagnostics
                .Where(diagnostic => diagnostic.Severity != Severity.Error)
                .Select(diagnostic => diagnostic.ToDiagnostic().ToString()),
        ];
}
