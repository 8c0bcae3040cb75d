using CsCheck;
using QualityGate.Configuration;
using QualityGate.Configuration.Suppressions;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Gates.Suppressions;
using QualityGate.Metrics;
using QualityGate.Text;

namespace QualityGate.Analyzer.Tests.Gates.Suppressions;

/// <summary>Laws of any exceptions to any verdicts.</summary>
internal sealed class SuppressionLawTests
{
    private static readonly Gen<Verdict> Verdicts = Gen.Select(
        One(Judged.Findings),
        Gen.Bool.Select(isError => isError ? Severity.Error : Severity.Warning),
        Gen.Enum<Inconclusive>(),
        Judged.Verdict
    );

    private static readonly Gen<SuppressionEntry> Entries = Gen.Select(
        One("QG1001", "QG1006", "QG1002", "QG1008"),
        One(string.Empty, " model=small", " model=other"),
        One(string.Empty, " metric=accuracy", " metric=lca-distance"),
        One(string.Empty, "@2027-02-28", "@2027-03-01"),
        (code, model, metric, day) => Judged.Exceptions(code + model + metric + day).Entries.Single()
    );

    [Test]
    public void One_more_exception_never_fails_a_model_and_never_passes_one_that_was_not_measured() =>
        Gen.Select(Verdicts.Array[0, 4], Entries.Array[0, 3], Entries)
            .Sample(
                (verdicts, entries, more) =>
                {
                    var (before, after) = (StateOf(verdicts, entries), StateOf(verdicts, [.. entries, more]));
                    var (old, now) = (VerdictStates.ExitCode(before), VerdictStates.ExitCode(after));
                    return now <= old && (old == 2) == (now == 2);
                },
                iter: Thoroughness.Times(2000)
            );

    [Test]
    public void The_order_of_exceptions_decides_nothing_but_what_is_shown() =>
        Gen.Select(Verdicts.Array[0, 4], Entries.Array[0, 4])
            .Sample(
                (verdicts, entries) => StateOf(verdicts, entries) == StateOf(verdicts, [.. entries.Reverse()]),
                iter: Thoroughness.Times(1000)
            );

    // Whatever names and reasons hold: signs of YAML, words of other readers, letters that nobody sees.
    [Test]
    public void A_file_that_is_written_is_read_back_the_same()
    {
        var plain = Gen.Char["aZ09 :#'\"\\[]{}&*!|>%@`,-?é\u00A0\u200B漢"].Select(letter => letter.ToString());
        var texts = Gen.OneOf(plain, Gen.Const("😀"), Gen.Const("\U000E0041"))
            .Array[1, 12]
            .Select(string.Concat)
            .Where(text => !string.IsNullOrWhiteSpace(text));
        var entries = Gen.Select(
            texts.Null(),
            One(string.Empty, "accuracy"),
            texts.Null(),
            texts.Null(),
            texts.Where(text => !BlankText.Is(text)),
            Gen.Int[-1_000_000, 3_000_000],
            (model, metric, name, superclass, reason, day) =>
                new SuppressionEntry(
                    "QG1001",
                    new Suppression(reason.Trim(), day < 0 ? null : DateOnly.FromDayNumber(day), new SourceLocation("f"))
                )
                {
                    Model = model,
                    Metric = MetricCatalog.Find(metric),
                    Class = name,
                    Superclass = name is null ? superclass : null,
                }
        );
        entries
            .Array[0, 5]
            .Select(all => all.DistinctBy(entry => entry.Key).ToArray())
            .Sample(
                all =>
                {
                    var complaints = new List<Diagnostic>();
                    var text = SuppressionText.Write(SuppressionText.HeaderOf(null), all);
                    var read = SuppressionFile.Parse("f", text, complaints);
                    return complaints.Count == 0
                        && read.Select(Said).ToHashSet().SetEquals(all.Select(Said))
                        && SuppressionText.Write(SuppressionText.HeaderOf(text), read) == text;
                },
                iter: Thoroughness.Times(2000)
            );
    }

    private static (object, string, DateOnly?) Said(SuppressionEntry entry) => (entry.Key, entry.Granted.Reason, entry.Granted.Expires);

    private static Gen<string> One(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static VerdictState StateOf(Verdict[] verdicts, SuppressionEntry[] entries) =>
        VerdictStates.Fold(
            SuppressionJudge
                .Apply([.. verdicts], "small", new SuppressionSet([.. entries], Judged.Today))
                .Select(verdict => verdict.StateInModel)
        );
}
