using System.Globalization;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;

namespace QualityGate.Analyzer.Tests.Gates;

/// <summary>
/// Every limit against every sort of baseline: the state, the code and what it means for the exit code. A line reads: metric, limit, bound;
/// baseline and current value; the interval, of the value for min and max, else of the difference; and what comes of it.
/// </summary>
internal sealed class VerdictTableTests
{
    // accuracy: the higher, the better. lca-distance: the lower, the better. A correlation may be negative.
    private static readonly string[] Table =
    [
        // metric                           limit             bound  before now   interval     state         code
        "accuracy                           min               0.5    -      0.5   -            passed        -",
        "accuracy                           min               0.5    -      0.49  -            violated      QG1001",
        "accuracy                           min               0.5    -      0.6   0.5..0.7     passed        -",
        "accuracy                           min               0.5    -      0.6   0.45..0.7    inconclusive  QG1006",
        "accuracy                           min               0.5    -      0.45  0.4..0.5     inconclusive  QG1006",
        "accuracy                           min               0.5    -      0.4   0.3..0.49    violated      QG1001",
        "accuracy                           min               0.5    -      none  -            not-measured  QG1002",
        "accuracy                           min               0.5    -      0.6   withheld     not-measured  QG1002",
        "accuracy                           max               0.5    -      0.5   -            passed        -",
        "accuracy                           max               0.5    -      0.51  -            violated      QG1001",
        "accuracy                           max               0.5    -      0.4   0.3..0.5     passed        -",
        "accuracy                           max               0.5    -      0.4   0.3..0.6     inconclusive  QG1006",
        "accuracy                           max               0.5    -      0.6   0.51..0.7    violated      QG1001",
        // A number that binary fractions make a little too small or too large keeps its limit, and rounding takes none away.
        "accuracy                           min               0.8    -      0.7999999999999999 -  passed        -",
        "accuracy                           min               0.8    -      0.79999999 -          violated      QG1001",
        "accuracy                           max               0.8    -      0.8000000000000002 -  passed        -",
        "accuracy                           min               0.8    -      0.9   0.7999999999999999..0.95 passed -",
        "accuracy                           min               0.3333333333333333 - 0.3333333333333333 - passed -",
        "lca-distance                       max               2      -      2     -            passed        -",
        "lca-distance                       max               2      -      2.1   -            violated      QG1001",
        // An absolute drop; limits are inclusive, whatever binary fractions make of 0.8 − 0.7.
        "accuracy                           max-drop          0.1    0.8    0.7   -            passed        -",
        "accuracy                           max-drop          0.1    0.8    0.69  -            violated      QG1001",
        "accuracy                           max-drop          0.1    0.8    0.9   -            passed        -",
        "accuracy                           max-drop          0      0.8    0.8   -            passed        -",
        "accuracy                           max-drop          0.1    0.8    0.75  -0.1..0      passed        -",
        "accuracy                           max-drop          0.1    0.8    0.75  -0.12..0.02  inconclusive  QG1006",
        "accuracy                           max-drop          0.1    0.8    0.6   -0.3..-0.1   inconclusive  QG1006",
        "accuracy                           max-drop          0.1    0.8    0.6   -0.3..-0.11  violated      QG1001",
        "accuracy                           max-drop          0.1    0.8    0.75  withheld     not-measured  QG1002",
        "accuracy                           max-drop          0.1    0.8    0.8   withheld     passed        -",
        "accuracy                           max-drop          0.1    0.8    none  -            not-measured  QG1002",
        "accuracy                           max-drop          0.1    absent 0.5   -            passed        -",
        "accuracy                           max-drop          0.1    absent 0.5   withheld     passed        -",
        "accuracy                           max-drop          0.1    foreign 0.5  -            not-measured  QG1008",
        "accuracy                           max-drop          0.1    0      0.5   -            passed        -",
        "lca-distance                       max-drop          0.1    1      1.1   -            passed        -",
        "lca-distance                       max-drop          0.1    1      1.2   -            violated      QG1001",
        "lca-distance                       max-drop          0.1    1      0.5   -            passed        -",
        "lca-distance                       max-drop          0.1    1      1.2   0.11..0.3    violated      QG1001",
        "lca-distance                       max-drop          0.1    1      1.2   0.1..0.3     inconclusive  QG1006",
        "lca-distance                       max-drop          0.1    1      1.05  0..0.1       passed        -",
        "structural-semantic-correlation    max-drop          0.1    -0.2   -0.3  -            passed        -",
        "structural-semantic-correlation    max-drop          0.1    -0.2   -0.4  -            violated      QG1001",
        // A share of the baseline's value.
        "accuracy                           max-relative-drop 0.1    0.8    0.72  -            passed        -",
        "accuracy                           max-relative-drop 0.1    0.8    0.71  -            violated      QG1001",
        "accuracy                           max-relative-drop 0.1    0.8    0.7   -0.16..-0.1  violated      QG1001",
        "accuracy                           max-relative-drop 0.1    0.8    0.7   -0.16..-0.08 inconclusive  QG1006",
        "accuracy                           max-relative-drop 0.1    0.8    0.75  -0.08..0     passed        -",
        "accuracy                           max-relative-drop 0.1    0      0.5   -            not-measured  QG1009",
        "accuracy                           max-relative-drop 0.1    absent 0.5   -            passed        -",
        "accuracy                           max-relative-drop 0.1    foreign 0.5  -            not-measured  QG1008",
        "accuracy                           max-relative-drop 0.1    0.8    none  -            not-measured  QG1002",
        "lca-distance                       max-relative-drop 0.1    2      2.2   -            passed        -",
        "lca-distance                       max-relative-drop 0.1    2      2.3   -            violated      QG1001",
        "lca-distance                       max-relative-drop 0.1    0      0.1   -            not-measured  QG1009",
        "structural-semantic-correlation    max-relative-drop 0.1    -0.2   0.9   -            not-measured  QG1009",
        // A gain that is demanded.
        "accuracy                           min-gain          0.1    0.7    0.8   -            passed        -",
        "accuracy                           min-gain          0.1    0.7    0.79  -            violated      QG1001",
        "accuracy                           min-gain          0.1    0.7    0.6   -            violated      QG1001",
        "accuracy                           min-gain          0.1    0.7    0.9   0.1..0.3     passed        -",
        "accuracy                           min-gain          0.1    0.7    0.9   0.09..0.3    inconclusive  QG1006",
        "accuracy                           min-gain          0.1    0.7    0.75  0..0.09      violated      QG1001",
        "accuracy                           min-gain          0.1    0.7    0.7   withheld     violated      QG1001",
        "accuracy                           min-gain          0.1    absent 0.5   -            passed        -",
        "accuracy                           min-gain          0.1    foreign 0.5  -            not-measured  QG1008",
        "accuracy                           min-gain          0.1    0      0.5   -            passed        -",
        "lca-distance                       min-gain          0.1    1      0.9   -            passed        -",
        "lca-distance                       min-gain          0.1    1      1.1   -            violated      QG1001",
        // A gain that is too good to be true.
        "accuracy                           max-gain          0.1    0.7    0.8   -            passed        -",
        "accuracy                           max-gain          0.1    0.7    0.9   -            violated      QG1001",
        "accuracy                           max-gain          0.1    0.7    0.1   -            passed        -",
        "accuracy                           max-gain          0.1    0.7    0.9   0.11..0.3    violated      QG1001",
        "accuracy                           max-gain          0.1    0.7    0.9   0.1..0.3     inconclusive  QG1006",
        "accuracy                           max-gain          0.1    absent 0.5   -            passed        -",
        "accuracy                           max-gain          0.1    foreign 0.5  -            not-measured  QG1008",
        "lca-distance                       max-gain          0.1    1      0.8   -            violated      QG1001",
        "lca-distance                       max-gain          0.1    1      2     -            passed        -",
    ];

    private static IEnumerable<string> Lines => Table.Select(line => string.Join(' ', Split(line)));

    [Test]
    public void A_limit_has_a_state_and_a_code([ValueSource(nameof(Lines))] string line)
    {
        var cells = Split(line);
        var (state, code) = (cells[6], cells[7]);
        using (Assert.EnterMultipleScope())
        {
            foreach (var severity in Enum.GetValues<Severity>())
            {
                foreach (var inconclusive in Enum.GetValues<Inconclusive>())
                {
                    var verdict = Read(cells, severity, inconclusive);
                    var said = verdict.Describe("small");
                    var isSilent = state == "inconclusive" && inconclusive == Inconclusive.Pass;
                    Assert.That(Word(verdict.State), Is.EqualTo(state));
                    Assert.That(said.Select(diagnostic => diagnostic.Code), Is.EqualTo(code == "-" || isSilent ? [] : new[] { code }));
                    Assert.That(
                        VerdictStates.ExitCode(verdict.StateInModel),
                        Is.EqualTo(ExitCode(state, severity, inconclusive)),
                        $"{severity}, inconclusive: {inconclusive}"
                    );
                    // Whatever fails says an error, and nothing else does.
                    Assert.That(
                        said.Any(diagnostic => diagnostic.Severity == Severity.Error),
                        Is.EqualTo(ExitCode(state, severity, inconclusive) > 0)
                    );
                }
            }
        }
    }

    private static int ExitCode(string state, Severity severity, Inconclusive inconclusive) =>
        state switch
        {
            "not-measured" => 2,
            "violated" when severity == Severity.Error => 1,
            "inconclusive" when severity == Severity.Error && inconclusive == Inconclusive.Error => 1,
            _ => 0,
        };

    private static string Word(VerdictState state) =>
        state == VerdictState.NotMeasured ? "not-measured" : state.ToString().ToLowerInvariant();

    private static Verdict Read(string[] cells, Severity severity, Inconclusive inconclusive)
    {
        var (metric, before, now) = (MetricCatalog.Find(cells[0])!, cells[3], cells[4]);
        var limit = Enum.GetValues<LimitKind>().Select(kind => new Limit(kind, Number(cells[2]))).Single(limit => limit.Key == cells[1]);
        var interval = cells[5] switch
        {
            "-" => null,
            "withheld" => IntervalResult.None("too few samples"),
            var ends when ends.Split("..") is [var low, var high] => IntervalResult.Of(new Interval(Number(low), Number(high), 0.95)),
            var other => throw new FormatException(other),
        };
        var value = now == "none" ? MetricResult.Undefined("needs test data") : MetricResult.Of(Number(now));
        var baseline = before switch
        {
            "-" or "absent" => null,
            "foreign" => StubBaseline.None("has other labels there"),
            _ => StubBaseline.Of(Number(before), value.Value ?? 0, interval),
        };
        var threshold = new Threshold(metric, metric.Name, [limit], severity, new SourceLocation("thresholds.yml", 9, 7))
        {
            Confidence = interval is null ? null : 0.95,
            Inconclusive = inconclusive,
        };
        return Verdict.Of(threshold, value, interval, baseline) with { Samples = 100 };
    }

    private static string[] Split(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
