using QualityGate.Configuration;
using QualityGate.Configuration.Suppressions;
using QualityGate.Diagnostics;

namespace QualityGate.Analyzer.Tests.Gates.Suppressions;

/// <summary>Exceptions are found by the part that they name, however many there are.</summary>
internal sealed class SuppressionIndexTests
{
    private const int Classes = 20_000;

    [TestCase(PartKind.Class)]
    [TestCase(PartKind.Superclass)]
    [TestCase(PartKind.Separate)]
    public void A_part_asks_the_exceptions_that_name_it_and_no_others(PartKind kind)
    {
        var index = new SuppressionIndex(
            [.. Enumerable.Range(0, Classes).Select(i => Entry(kind, $"c{i}")), Entry(null, string.Empty)],
            "m"
        );
        var (asked, found) = (0, 0);
        for (var i = 0; i < Classes; i++)
        {
            var part = new NamesOfPart(kind, $"c{i}", $"name of {i}", "other", "other");
            found += index.Find(part, IsMeant) is { FirstName: not null } ? 1 : 0;

            bool IsMeant(SuppressionEntry entry)
            {
                asked++;
                return part.IsMeantBy(entry);
            }
        }

        // The one that names no part is asked each time.
        Assert.That((found, asked), Is.EqualTo((Classes, 2 * Classes)));
    }

    [Test]
    public void Exceptions_for_other_models_are_not_asked()
    {
        var index = new SuppressionIndex([Entry(null, string.Empty) with { Model = "other" }], "m");
        Assert.That(index.Find(part: null, _ => true), Is.Null);
    }

    private static SuppressionEntry Entry(PartKind? kind, string name) =>
        new(DiagnosticCodes.ThresholdViolated, new Suppression("why", Expires: null, new SourceLocation("quality-suppressions.yml")))
        {
            Class = kind == PartKind.Class ? name : null,
            Superclass = kind == PartKind.Superclass ? name : null,
            Pair = kind == PartKind.Separate ? (name, "other") : null,
        };
}
