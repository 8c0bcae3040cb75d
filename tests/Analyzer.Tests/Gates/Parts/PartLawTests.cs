using System.Collections.Immutable;
using CsCheck;
using QualityGate.Analysis;
using QualityGate.Analyzer.Tests.Metrics;
using QualityGate.Configuration;
using QualityGate.Configuration.Parts;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Gates.Parts;
using QualityGate.Metrics.Parts;

namespace QualityGate.Analyzer.Tests.Gates.Parts;

/// <summary>Laws of limits on the parts of any model.</summary>
internal sealed class PartLawTests
{
    private static readonly string[] Classes = [.. TenNodes.Classes];
    private static readonly SourceLocation Place = new("thresholds.yml", 4, 5);

    private static readonly Gen<double[]> Counts = Gen.Int[0, 12]
        .Select(count => (double)count)
        .Array[36]
        .Where(counts => counts.Sum() > 0);

    private static readonly (PartKind Kind, PartMetric Metric)[] All =
    [
        .. PartMetrics.OfClasses.Select(metric => (PartKind.Class, metric)),
        .. PartMetrics.OfSuperclasses.Select(metric => (PartKind.Superclass, metric)),
    ];

    private static readonly Gen<(PartKind Kind, PartMetric Metric)> Metrics = Gen.Int[0, All.Length - 1].Select(index => All[index]);

    private static readonly Gen<double> Bounds = Gen.Int[0, 20].Select(step => step / 20.0);

    private static ModelAnalysis Analyze(double[] counts, int[]? order = null)
    {
        order ??= [.. Enumerable.Range(0, 6)];
        return TenNodes.Analyze(
            TenNodes.Plane(order.Select(c => TenNodes.Angles[c])),
            order.Select(c => Classes[c]),
            TenNodes.Counts([.. order.SelectMany(actual => order.Select(predicted => counts[(actual * 6) + predicted]))])
        );
    }

    private static PartLine Line((PartKind Kind, PartMetric Metric) of, LimitKind kind, double bound, double? confidence = null) =>
        new(of.Kind, new Threshold(of.Metric, of.Metric.Name, [new Limit(kind, bound)], Severity.Error, Place) { Confidence = confidence });

    private static ImmutableDictionary<string, VerdictState> States(PartLine line, ModelAnalysis analysis) =>
        PartJudge.Of(line, analysis, "ten").Parts.ToImmutableDictionary(part => part.Part.Label, part => part.Verdict.State);

    private static int Rank(VerdictState state) =>
        state switch
        {
            VerdictState.Passed => 0,
            VerdictState.Inconclusive => 1,
            VerdictState.Violated => 2,
            _ => 3,
        };

    [Test]
    public void A_tighter_limit_judges_no_part_more_mildly() =>
        Gen.Select(Counts, Metrics, Bounds, Bounds, Gen.Bool, Gen.Bool)
            .Sample(
                (counts, metric, bound, by, isLeast, isSure) =>
                {
                    double? confidence = isSure && metric.Metric.IsShareOfSamples ? 0.9 : null;
                    var kind = isLeast ? LimitKind.Minimum : LimitKind.Maximum;
                    var analysis = Analyze(counts);
                    var loose = States(Line(metric, kind, bound, confidence), analysis);
                    var tight = States(Line(metric, kind, isLeast ? bound + by : bound - by, confidence), analysis);
                    return loose.Count == tight.Count && loose.All(pair => Rank(tight[pair.Key]) >= Rank(pair.Value));
                },
                iter: Thoroughness.Times(100)
            );

    [Test]
    public void The_order_of_the_classes_does_not_matter() =>
        Gen.Select(Counts, Metrics, Bounds, Gen.Shuffle(Enumerable.Range(0, 6).ToArray()), Gen.Bool)
            .Sample(
                (counts, metric, bound, order, isSure) =>
                {
                    var line = Line(metric, LimitKind.Minimum, bound, isSure && metric.Metric.IsShareOfSamples ? 0.9 : null);
                    var (before, after) = (States(line, Analyze(counts)), States(line, Analyze(counts, order)));
                    return before.Count == after.Count && before.All(pair => after[pair.Key] == pair.Value);
                },
                iter: Thoroughness.Times(100)
            );

    [Test]
    public void Exceptions_remove_exactly_what_they_name() =>
        Gen.Select(Counts, Bounds, Gen.Bool.Array[6])
            .Sample(
                (counts, bound, isExcepted) =>
                {
                    var line = Line((PartKind.Class, PartMetrics.OfClasses[0]), LimitKind.Minimum, bound);
                    string[] names = [.. Classes.Where((_, c) => isExcepted[c])];
                    var except = line with { Except = [.. names.Select(name => new PartName(name, Place))] };
                    var (all, left) = (States(line, Analyze(counts)), States(except, Analyze(counts)));
                    return left.Count == 6 - names.Length && left.All(pair => all[pair.Key] == pair.Value && !names.Contains(pair.Key));
                },
                iter: Thoroughness.Times(100)
            );

    // With fewer parts to hold for at once, intervals are narrower: what was decided stays so.
    [Test]
    public void With_confidence_an_exception_decides_no_other_class_otherwise() =>
        Gen.Select(Counts, Bounds, Gen.Int[0, 5])
            .Sample(
                (counts, bound, excepted) =>
                {
                    var line = Line((PartKind.Class, PartMetrics.OfClasses[0]), LimitKind.Minimum, bound, 0.9);
                    var except = line with { Except = [new PartName(Classes[excepted], Place)] };
                    var (all, left) = (States(line, Analyze(counts)), States(except, Analyze(counts)));
                    return left.All(pair => all[pair.Key] == pair.Value || all[pair.Key] == VerdictState.Inconclusive);
                },
                iter: Thoroughness.Times(100)
            );

    // Of classes that just reach the limit, an interval that is wholly below it is chance; jointly that happens in at most one run of ten.
    [Test]
    [Category("Long")]
    public void Classes_at_the_limit_are_hardly_ever_failed_by_chance()
    {
        var random = new Random(20261127);
        var (runs, failed) = (300, 0);
        for (var run = 0; run < runs; run++)
        {
            var counts = new double[36];
            for (var c = 0; c < 6; c++)
            {
                for (var sample = 0; sample < 40; sample++)
                {
                    counts[(c * 6) + (random.NextDouble() < 0.7 ? c : (c + 1) % 6)]++;
                }
            }

            var line = Line((PartKind.Class, PartMetrics.OfClasses[0]), LimitKind.Minimum, 0.7, 0.9);
            failed += PartJudge.Of(line, Analyze(counts), "ten").State == VerdictState.Violated ? 1 : 0;
        }

        Assert.That(failed, Is.LessThan(runs / 10));
    }
}
