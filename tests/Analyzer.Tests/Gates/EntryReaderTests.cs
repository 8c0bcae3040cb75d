using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Analyzer.Tests.Gates;

/// <summary>Keys of an entry that exclude each other, or that need another.</summary>
internal sealed class EntryReaderTests
{
    private static readonly string[] Kinds = [.. EntryKeys.All.Where(key => key.IsKindOfTestData).Select(key => key.Name)];

    [TestCaseSource(nameof(Pairs))]
    public void Each_two_kinds_of_test_data_exclude_each_other_in_whichever_order_they_are_given(string one, string other)
    {
        var (first, second) = Array.IndexOf(Kinds, one) < Array.IndexOf(Kinds, other) ? (one, other) : (other, one);
        Assert.That(
            Mistakes((one, "a"), (other, "b")),
            Is.EqualTo([$"QG0013 '{first}' and '{second}' exclude each other; keep the one that is to be used."])
        );
    }

    [TestCase("columns", "true=a", "predictions", "'columns' is about predictions, but there are no 'predictions'; remove it.")]
    [TestCase("scores", "a.npy", "predictions", "'scores' is about predictions, but there are no 'predictions'; remove it.")]
    [TestCase(
        "orientation",
        "true-rows",
        "confusion",
        "'orientation' is about a confusion matrix, but there is no 'confusion'; remove it."
    )]
    public void A_key_needs_its_companion_and_another_kind_of_test_data_is_none(string key, string value, string companion, string message)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Mistakes((key, value)), Is.EqualTo([$"QG0013 {message}"]));
            foreach (var kind in Kinds)
            {
                string[] expected = kind == companion ? [] : [$"QG0013 {message}"];
                Assert.That(Mistakes((key, value), (kind, "a")), Is.EqualTo(expected), kind);
            }
        }
    }

    // The other one that is given is refused itself, so that there is nothing for the key to be about.
    [Test]
    public void A_companion_that_was_refused_is_none() =>
        Assert.That(
            Mistakes(("orientation", "true-rows"), ("confusion", "b"), ("predictions", "a")),
            Is.EqualTo([
                "QG0013 'predictions' and 'confusion' exclude each other; keep the one that is to be used.",
                "QG0013 'orientation' is about a confusion matrix, but there is no 'confusion'; remove it.",
            ])
        );

    [TestCase("columns", "no columns", "QG0028 'columns': ")]
    [TestCase("orientation", "rows", "QG0010 'orientation' cannot be 'rows'.")]
    public void A_mistake_in_a_value_is_told_before_that_its_companion_is_missing(string key, string value, string start) =>
        Assert.That(Mistakes((key, value)).Single(), Does.StartWith(start));

    private static IEnumerable<object[]> Pairs =>
        Kinds.SelectMany(one => Kinds.Where(other => other != one), object[] (one, other) => [one, other]);

    private static string[] Mistakes(params (string Key, string Value)[] given)
    {
        var mistakes = new List<Diagnostic>();
        var place = new SourceLocation("thresholds.yml");
        EntryReader.Apply(
            new AnalysisInputs(InputPath.FromUser("model.onnx")),
            given.Select(pair => new EntryValue(EntryKeys.Find(pair.Key)!, $"'{pair.Key}'", pair.Value, place, place, InputPath.FromUser)),
            mistakes
        );
        return [.. mistakes.Select(mistake => $"{mistake.Code} {mistake.Message}")];
    }
}
