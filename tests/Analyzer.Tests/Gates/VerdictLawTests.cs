using System.Globalization;
using CsCheck;
using QualityGate.Configuration;
using QualityGate.Gates;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Analyzer.Tests.Gates;

/// <summary>The laws of verdicts on any numbers.</summary>
internal sealed class VerdictLawTests
{
    private sealed record Case(string Metric, LimitKind Kind, double Bound, double Before, double Now, double Reach)
    {
        public VerdictState StateAt(double bound, double reach, double now)
        {
            var metric = MetricCatalog.Find(Metric)!;
            var kind = Kind;
            IntervalResult Around(double value) => IntervalResult.Of(new Interval(value - reach, value + reach, 0.95));
            var quantity = new Quantity(MetricResult.Of(now), metric.Direction)
            {
                Confidence = reach < 0 ? null : 0.95,
                Interval = Around(now),
                Baseline = new BaselineValue(Before, null, now, Around(now - Before), null),
            };
            return LimitJudge.Judge(new Limit(kind, bound), quantity).State;
        }

        public VerdictState State => StateAt(Bound, Reach, Now);

        /// <summary>The bound that is stricter by so much.</summary>
        public double Tighter(double by) => new Limit(Kind, 0).IsLeast ? Bound + by : Bound - by;
    }

    private static readonly Gen<double> Steps = Gen.Int[0, 100].Select(step => step / 100.0);

    private static readonly Gen<Case> Cases = Gen.Select(
        Gen.Bool.Select(isHigherBetter => isHigherBetter ? "accuracy" : "lca-distance"),
        Gen.Enum<LimitKind>(),
        Steps,
        Steps.Select(step => step + 0.01),
        Steps,
        Steps,
        (metric, kind, bound, before, now, reach) => new Case(metric, kind, bound, before, now, reach)
    );

    // From the state that is best for the model to the worst.
    private static int Rank(VerdictState state) =>
        state switch
        {
            VerdictState.Passed => 0,
            VerdictState.Inconclusive => 1,
            VerdictState.Violated => 2,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Something was not measured."),
        };

    [Test]
    public void A_tighter_limit_is_never_judged_more_mildly() =>
        Gen.Select(Cases, Steps)
            .Sample(
                (one, by) => Rank(one.StateAt(one.Tighter(by), one.Reach, one.Now)) >= Rank(one.State),
                iter: Thoroughness.Times(10_000)
            );

    [Test]
    public void A_wider_interval_only_makes_verdicts_inconclusive() =>
        Gen.Select(Cases, Steps)
            .Sample(
                (one, by) =>
                    one.StateAt(one.Bound, one.Reach + by, one.Now) is var wider
                    && (wider == VerdictState.Inconclusive || wider == one.State),
                iter: Thoroughness.Times(10_000)
            );

    [Test]
    public void A_limit_without_confidence_is_kept_or_violated_whatever_the_interval() =>
        Cases.Sample(
            one =>
                one.StateAt(one.Bound, -1, one.Now) is var plain
                && plain != VerdictState.Inconclusive
                && (one.State == VerdictState.Inconclusive || one.State == plain),
            iter: Thoroughness.Times(10_000)
        );

    [Test]
    public void A_worse_value_is_never_judged_more_mildly_unless_it_was_too_good() =>
        Gen.Select(Cases, Steps)
            .Sample(
                (one, by) =>
                {
                    var isHigherBetter = MetricCatalog.Find(one.Metric)!.Direction == Direction.HigherIsBetter;
                    var isBoundOnGood =
                        one.Kind is LimitKind.MaximumGain || one.Kind == (isHigherBetter ? LimitKind.Maximum : LimitKind.Minimum);
                    var worse = one.StateAt(one.Bound, one.Reach, one.Now + (isHigherBetter ? -by : by));
                    return isBoundOnGood ? Rank(worse) <= Rank(one.State) : Rank(worse) >= Rank(one.State);
                },
                iter: Thoroughness.Times(10_000)
            );

    [Test]
    public void More_samples_than_it_says_settle_it() =>
        Gen.Select(Gen.Int[20, 2000], Gen.Double[0.55, 0.95], Gen.Double[0.05, 0.9])
            .Sample(
                (samples, share, part) =>
                {
                    var right = Math.Round(samples * share);
                    var interval = ClopperPearson.Of(right, samples, 0.95);
                    var value = right / samples;
                    var bound = value - (part * (value - interval.Low));
                    // Twice as many, as the number is for a normal distribution; it is no less than what is needed by more than that.
                    var words = MoreSamples.Describe(samples, value, interval, bound)!;
                    var more = double.Parse(
                        words.Split(' ')[1].Replace(",", string.Empty, StringComparison.Ordinal),
                        CultureInfo.InvariantCulture
                    );
                    var all = Math.Round((samples + more) * 1.1);
                    return ClopperPearson.Of(Math.Ceiling(all * value), all, 0.95).Low >= bound;
                },
                iter: Thoroughness.Times(300)
            );
}
