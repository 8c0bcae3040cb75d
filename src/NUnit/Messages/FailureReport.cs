using System.Security.Cryptography;
using System.Text;
using NUnit.Framework.Internal;
using QualityGate.Analysis;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Gates;
using QualityGate.Gates.Judging;
using QualityGate.Reports.Formats;
using QualityGate.Reports.Pictures;
using QualityGate.Results;
using QualityGate.Runs;
using QualityGate.Runs.Inputs;

namespace QualityGate.NUnit;

/// <summary>Writes the report and the graph of a model that failed an assertion, and attaches them to the test.</summary>
internal static class FailureReport
{
    private const int LongestName = 60;
    private const string Formats = "QualityGateReportFormats";
    private const string Drawing = "forest.svg";

    /// <summary>Writes and attaches the report of a model of which only the assertion demands something.</summary>
    /// <param name="analysis">The model, without test data where the assertion didn't rest on any.</param>
    /// <param name="failure">The failure in one line; it stands in the report, too.</param>
    /// <returns>The line of the message that says where; none outside of a test.</returns>
    public static IEnumerable<MessageLine> Attach(ModelAnalysis analysis, string failure) =>
        Attach(JudgedModel.Of(new GateEntry(analysis.Inputs.Model.FileName, analysis.Inputs, []), analysis), failure);

    /// <summary>Writes and attaches the report of a model that was judged: the very verdicts that the assertion rests on.</summary>
    /// <param name="judged">The model.</param>
    /// <param name="failure">The failure in one line; it stands in the report, too.</param>
    /// <returns>The line of the message that says where; none outside of a test.</returns>
    public static IEnumerable<MessageLine> Attach(JudgedModel judged, string failure)
    {
        if (TestExecutionContext.CurrentContext is TestExecutionContext.AdhocContext)
        {
            return [];
        }

        try
        {
            var inputs = judged.Entry.Inputs;
            var model = ModelGate.Report(judged);
            if (model.Passed)
            {
                // No verdict is about the assertion that failed; a report that says "passed" would mislead.
                var violated = Diagnostic.Error(DiagnosticCodes.ThresholdViolated, inputs.Model.Whole(), failure);
                model = model with { State = VerdictState.Violated, Diagnostics = [.. model.Diagnostics, DiagnosticResult.Of(violated)] };
            }

            var result = GateResult.Of(Path.GetDirectoryName(inputs.Model.FullPath)!, [model], []).InRepository();
            var folder = FolderOf(failure);
            var formats = ReportFormat.Parse(
                Formats,
                TestContext.Parameters.Get(Formats) ?? "markdown;json",
                new SourceLocation("test run parameters")
            );
            EarlierReports.Remove(
                formats.Select(format => format.FileName).Append(Drawing).Select(name => Path.Combine(folder, name)),
                [inputs]
            );
            string[] reports =
            [
                .. formats.Select(format =>
                    Write(folder, format.FileName, format.ToText(result), $"QualityGate: the report ({format.Name})")
                ),
            ];
            Write(folder, Drawing, SvgReport.Write(result), "QualityGate: classes that the model considers similar");
            return [new MessageLine("Report", reports[0])];
        }
        catch (QualityGateException e)
        {
            return [new MessageLine("Report", $"not written: {e.Diagnostics[0].Message}")];
        }
    }

    private static string Write(string folder, string name, string text, string description)
    {
        var path = Path.Combine(folder, name);
        ReportFile.Write(path, text);
        TestContext.AddTestAttachment(path, description);
        return path;
    }

    // Two failures of one test, and tests whose names are alike but for signs that no file may bear, have folders of their own.
    private static string FolderOf(string failure)
    {
        var test = TestContext.CurrentContext.Test;
        var name = string.Concat(
            (test.Name ?? "test").Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '_')
        );
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{test.FullName}\n{failure}")))[..8];
        return Path.Combine(
            TestContext.CurrentContext.WorkDirectory,
            "qualitygate",
            $"{(name.Length > LongestName ? name[..LongestName] : name)}-{hash}"
        );
    }
}
