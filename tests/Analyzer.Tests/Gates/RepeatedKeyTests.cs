using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;

namespace QualityGate.Analyzer.Tests.Gates;

/// <summary>A key that stands twice is found wherever it stands, be it overridden, merged or used nowhere.</summary>
internal sealed class RepeatedKeyTests : FolderFixture
{
    private const string Entry = "models:\n  - model: a.onnx\n    labels: l\n    thresholds:\n      accuracy: { min: 0.5, max: 0.9 }\n";

    [TestCase("defaults:\n  thresholds:\n    accuracy: { min: 0.2, max: 1, min: 0.9 }\n", 4, 35, "'min'", "line 4")]
    [TestCase("defaults:\n  thresholds:\n    accuracy: { min: 0.2 }\n    accuracy: { min: 0.9 }\n", 5, 5, "line 4")]
    [TestCase(
        "defaults:\n  thresholds:\n    error-alignment: { min: 0.1 }\n    confusions-explained: { min: 0.2 }\n",
        5,
        5,
        "another name of 'error-alignment'"
    )]
    [TestCase("defaults:\n  per-class:\n    recall: { min: 0.2 }\n    accuracy: { min: 0.9 }\n", 5, 5, "another name of 'recall'")]
    [TestCase("defaults:\n  labels: k\n  labels: l\n", 4, 3, "'labels'")]
    [TestCase("defaults: { columns: { true: a, true: b }, clustering: none }\n", 2, 33, "'true'")]
    [TestCase("x-unused: &u { any: 1, any: 2 }\n", 2, 24, "'any'")]
    [TestCase("x-deep: [{ a: { b: { c: 1, c: 2 } } }]\n", 2, 28, "'c'")]
    [TestCase("x-a: 1\nx-a: 2\n", 3, 1, "'x-a'")]
    public void In_a_part_that_no_entry_reads(string lines, int line, int column, params string[] words) =>
        TestInputs.AssertFailure(() => Read($"version: 1\n{lines}{Entry}"), DiagnosticCodes.DuplicateKey, (line, column), words);

    [TestCase("<<: *a, max: 0.9")]
    [TestCase("min: 0.5, <<: *a")]
    [TestCase("<<: [{ min: 0.5 }, *a]")]
    public void In_a_mapping_that_is_merged(string threshold) =>
        TestInputs.AssertFailure(
            () => Read(With("x-a: &a { min: 0.2, min: 0.9 }", threshold)),
            DiagnosticCodes.DuplicateKey,
            (2, 21),
            "first in line 2"
        );

    [Test]
    public void Once_however_many_aliases_there_are() =>
        TestInputs.AssertFailure(
            () => Read(With("x-a: &a { b: { min: 1, min: 2 } }\nx-b: [*a, *a]\nx-c: *a", "min: 0.5")),
            DiagnosticCodes.DuplicateKey,
            (2, 24)
        );

    [Test]
    public void In_a_file_that_is_extended()
    {
        Folder.Write("base.yml", "version: 1\ndefaults:\n  thresholds:\n    accuracy: { min: 0.2, min: 0.9 }\n");
        TestInputs.AssertFailure(() => Read($"version: 1\nextends: base.yml\n{Entry}"), DiagnosticCodes.DuplicateKey, (4, 27));
    }

    [Test]
    public void In_a_file_that_is_included()
    {
        Folder.Write("other.yml", $"version: 1\nx-a: {{ b: 1, b: 2 }}\n{Entry.Replace("a.onnx", "b.onnx", StringComparison.Ordinal)}");
        TestInputs.AssertFailure(() => Read($"version: 1\ninclude: other.yml\n{Entry}"), DiagnosticCodes.DuplicateKey, (2, 14));
    }

    [Test]
    public void In_an_exception()
    {
        Folder.Write("s.yml", "version: 1\nsuppressions:\n  - { code: QG1001, <<: { reason: a, reason: b } }\n");
        TestInputs.AssertFailure(() => Read($"version: 1\nsuppressions: s.yml\n{Entry}"), DiagnosticCodes.DuplicateKey, (3, 38));
    }

    [Test]
    public void In_thresholds_that_are_a_text() =>
        TestInputs.AssertFailure(
            () => Read("version: 1\nmodels:\n  - model: a.onnx\n    thresholds: 'accuracy: { min: 0.1, min: 0.9 }'\n"),
            DiagnosticCodes.DuplicateKey,
            (4, 17),
            "the thresholds 'accuracy:",
            "'min'"
        );

    [TestCase("x-a: &a { min: 0.5 }\nx-b: &b { min: 0.1, max: 0.9 }", "<<: [*a, *b]")]
    [TestCase("x-a: &a { min: 0.1, max: 0.9 }", "<<: *a, min: 0.5")]
    [TestCase("x-a: &a { min: 0.1 }", "min: 0.5, max: 0.9, <<: [*a, *a]")]
    [TestCase("defaults: { thresholds: { accuracy: { min: 0.1, max: 0.9 } } }", "min: 0.5")]
    public void A_key_over_one_that_is_inherited_is_none(string line, string threshold) =>
        Assert.That(
            Read(With(line, threshold)).Entries.Single().Thresholds.Single().Limits.Select(limit => (limit.Key, limit.Bound)),
            Is.SupersetOf(new[] { ("min", 0.5) })
        );

    [Test]
    public void Another_name_of_a_metric_over_one_that_is_merged_is_none()
    {
        var thresholds = Read(
            """
            version: 1
            x-a: &a { error-alignment: { min: 0.1 }, accuracy: { min: 0.2 } }
            models:
              - { model: a.onnx, labels: l, thresholds: { <<: *a, confusions-explained: { min: 0.3 } } }
            """
        )
            .Entries.Single()
            .Thresholds;
        Assert.That(thresholds.Select(threshold => threshold.Limits.Single().Bound), Is.EqualTo(new[] { 0.3, 0.2 }));
    }

    private GateDefinition Read(string text) => GateReader.Read(TestInputs.Input(Folder.Write("thresholds.yml", text)));

    private static string With(string line, string threshold) =>
        $"version: 1\n{line}\nmodels:\n  - model: a.onnx\n    labels: l\n    thresholds: {{ accuracy: {{ {threshold} }} }}\n";
}
