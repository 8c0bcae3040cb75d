using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;

namespace QualityGate.Analyzer.Tests.Gates;

/// <summary>A plain <c>~</c> or <c>null</c> is no text, and a reason shows something.</summary>
internal sealed class NullTextTests : FolderFixture
{
    [TestCase("model: ~", 3, 12)]
    [TestCase("model: null", 3, 12)]
    [TestCase("model: a.onnx\n    name: ~", 4, 11)]
    [TestCase("model: a.onnx\n    name: NULL", 4, 11)]
    [TestCase("model: a.onnx\n    clustering: ~", 4, 17)]
    [TestCase("model: a.onnx\n    predictions: p.csv\n    columns: { true: ~ }", 5, 22)]
    [TestCase("model: a.onnx\n    per-class: { accuracy: { min: 0.1, except: [~] } }", 4, 49)]
    public void Where_a_text_is_needed_null_is_refused(string lines, int line, int column) =>
        TestInputs.AssertFailure(() => Read(Gate(lines)), DiagnosticCodes.WrongType, (line, column), "nothing");

    [TestCase("~", "~")]
    [TestCase("null", "null")]
    [TestCase("Null", "Null")]
    public void In_quotes_they_are_names(string text, string name) =>
        Assert.That(Read(Gate($"model: a.onnx\n    name: '{text}'")).Entries.Single().Name, Is.EqualTo(name));

    [TestCase("code: QG1001, reason: ~", DiagnosticCodes.WrongType, 29)]
    [TestCase("code: QG1001, reason: null", DiagnosticCodes.WrongType, 29)]
    [TestCase("code: QG1001, reason: NULL", DiagnosticCodes.WrongType, 29)]
    [TestCase("code: QG1001, reason: a, model: ~", DiagnosticCodes.WrongType, 39)]
    [TestCase("code: QG1001, reason: a, class: null", DiagnosticCodes.WrongType, 39)]
    [TestCase("code: QG1001, reason: a, pair: [~, cat]", DiagnosticCodes.SuppressionInvalid, 38)]
    [TestCase("code: QG1001, reason: \"\\u200b\"", DiagnosticCodes.SuppressionInvalid, 29)]
    [TestCase("code: QG1001, reason: \"\\u2060 \\ufeff\"", DiagnosticCodes.SuppressionInvalid, 29)]
    [TestCase("code: QG1001, reason: \"\\u00a0\\u3164\\u2800\\ufe0f\"", DiagnosticCodes.SuppressionInvalid, 29)]
    public void An_exception_says_why(string entry, string code, int column)
    {
        Folder.Write("s.yml", $"version: 1\nsuppressions:\n  - {{ {entry} }}\n");
        TestInputs.AssertFailure(() => Read(Gate("model: a.onnx", "suppressions: s.yml\n")), code, (3, column));
    }

    [TestCase("'~'", "~")]
    [TestCase("\"\\u200bnone\"", "\u200bnone")]
    [TestCase("\"?\"", "?")]
    public void A_reason_with_anything_to_see_is_one(string reason, string expected)
    {
        Folder.Write("s.yml", $"version: 1\nsuppressions:\n  - {{ code: QG1001, reason: {reason} }}\n");
        var entry = Read(Gate("model: a.onnx", "suppressions: s.yml\n"));
        Assert.That(entry.Suppressions.Entries.Single().Granted.Reason, Is.EqualTo(expected));
    }

    private GateDefinition Read(string text) => GateReader.Read(TestInputs.Input(Folder.Write("thresholds.yml", text)));

    private static string Gate(string lines, string last = "") =>
        $"version: 1\nmodels:\n  - {lines}\n    labels: l\n    thresholds: {{ accuracy: {{ min: 0.5 }} }}\n{last}";
}
