using System.Collections.Immutable;
using System.Xml.Linq;
using QualityGate.ErrorRates;
using QualityGate.ErrorRates.Rates;
using QualityGate.ErrorRates.Rendering;
using QualityGate.Gates;
using Part = QualityGate.ErrorRates.Rates.Part;
using Size = QualityGate.ErrorRates.Rates.Size;

namespace QualityGate.Analyzer.Tests.ErrorRates;

/// <summary>Error rates are counted and written right, and the page has those of the file.</summary>
internal sealed class RateTests
{
    private static readonly Size Smallest = new(10, 10);

    [Test]
    public void The_same_rates_come_of_any_number_of_threads_and_of_runs()
    {
        ImmutableArray<Tally> Run(int first, int count, int threads) =>
            new SizeRun(Smallest, count, Replicates: 10) { First = first }.Run(TestInputs.WordNet, _ => { }, threads);

        var one = RateFile.Text(Run(0, 3, threads: 1));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(RateFile.Text(Tally.Sum([.. Run(0, 1, threads: 2), .. Run(1, 2, threads: 4)])), Is.EqualTo(one));
            Assert.That(one, Does.Contain("10,10,Drop,\"same model, new test set\",accuracy,"));
            Assert.That(one, Does.Contain("10,10,Init,\"weights are noise\",any,3,0,3\n"));
        }
    }

    [Test]
    public void Verdicts_are_counted_by_state()
    {
        VerdictState[] states =
        [
            VerdictState.Passed,
            VerdictState.Inconclusive,
            VerdictState.Violated,
            VerdictState.NotMeasured,
            VerdictState.Violated,
        ];
        var tally = Tally.Of(Smallest, states.Select(state => new Judged(Part.Drop, Cases.Retest, "accuracy", state))).Single();
        Assert.That(tally, Is.EqualTo(new Tally(Smallest, Part.Drop, Cases.Retest, "accuracy", Violated: 2, Unmeasured: 1, Total: 5)));
        Assert.That(tally.Rate.Share, Is.EqualTo(0.6));

        // Clopper–Pearson of 3 of 5.
        Assert.That((tally.Rate.Low, tally.Rate.High), Is.EqualTo((0.1466, 0.9473)).Using<(double, double)>(Near));
    }

    [Test]
    public void Counts_are_read_as_they_were_written()
    {
        Tally[] tallies =
        [
            new(Smallest, Part.Drop, Cases.Retest, "accuracy", 2, 1, 300),
            new(new Size(1000, 500), Part.Init, Cases.Permuted, Judged.Any, 20, 0, 20),
        ];
        using var folder = TemporaryFolder.InMemory();
        var path = folder.Write("rates.csv", RateFile.Text(tallies.Reverse()));
        Assert.That(RateFile.Read(path), Is.EqualTo(tallies));
    }

    [TestCase(0.05, 0.01, 300, "Met")]
    [TestCase(0.06, 0.04, 300, "Open")]
    [TestCase(0.08, 0.06, 300, "Missed")]
    [TestCase(0.0, 0.0, 19, "Open")]
    public void A_promise_is_missed_when_the_whole_interval_is_beyond_it(double share, double low, int repetitions, string standing)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(RateText.OfAlarms(new Rate(share, low, 0.5, repetitions)).ToString(), Is.EqualTo(standing));
            Assert.That(RateText.OfCaught(new Rate(1 - share, 0.5, 1 - low, repetitions)).ToString(), Is.EqualTo(standing));
        }
    }

    [Test]
    public void Page_and_plot_are_those_of_the_counts()
    {
        var table = new RateTable(RateFile.Read(Repository.PathTo("eng/ErrorRates/rates.csv")));
        var page = File.ReadAllText(Repository.PathTo("docs/choosing-thresholds.md")).ReplaceLineEndings("\n");
        var plot = File.ReadAllText(Repository.PathTo("docs/images/error-rates.svg")).ReplaceLineEndings("\n");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(table.Sizes, Is.EqualTo(Size.All));
            Assert.That(GeneratedSection.Into(page, table), Is.EqualTo(page), "run eng/ErrorRates -- --render");
            Assert.That(RatePlot.Write(table), Is.EqualTo(plot), "run eng/ErrorRates -- --render");
            Assert.That(() => XDocument.Parse(plot), Throws.Nothing);
        }
    }

    [Test]
    public void Arguments_are_sizes_and_few_words()
    {
        var read = Options.Parse(["--quick", "100x50", "--repetitions", "7"])!;
        var quick = (read.IsQuick, read.Repetitions, read.Sizes.Single());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Options.Parse([])!.Sizes, Is.EqualTo(Size.All));
            Assert.That(quick, Is.EqualTo((true, 7, new Size(100, 50))));
            Assert.That(Options.Parse(["--render"])!.Sizes, Is.Empty);
            Assert.That(Options.Parse(["--repetitions", "0"]), Is.Null);
            Assert.That(Options.Parse(["--repetitions"]), Is.Null);
            Assert.That(Options.Parse(["100x51"]), Is.Null);
            Assert.That(Options.Parse(["100"]), Is.Null);
            Assert.That(Options.Parse(["--slow"]), Is.Null);
        }
    }

    private static bool Near((double, double) a, (double, double) b) =>
        Math.Abs(a.Item1 - b.Item1) < 1e-4 && Math.Abs(a.Item2 - b.Item2) < 1e-4;
}
