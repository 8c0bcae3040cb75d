using System.Globalization;
using QualityGate.Diagnostics;
using QualityGate.Hierarchies;
using QualityGate.Labels;
using QualityGate.Labels.Reading;
using QualityGate.TestData;
using QualityGate.TestData.Matrices;
using QualityGate.TestData.Reading;

namespace QualityGate.Analyzer.Tests.TestData;

/// <summary>Numbers that may be a thousand times as large, and test sets that are counted several times.</summary>
internal sealed class DoubtfulCountsTests : FolderFixture
{
    [TestCase("true;pred;count\n0;0;12.000\n1;1;3\n", 2, 5)]
    [TestCase("true;pred;count\n0;0;950\n1;1;1.234.000\n", 3, 5)]
    [TestCase("true\tpred\tcount\n0\t0\t12.000\n", 2, 5)]
    [TestCase("true,pred,count\n0,0,950\n1,1,12.000\n", 3, 5)]
    [TestCase("true,pred,count\n0,0,\"1,234\"\n", 2, 5)]
    [TestCase("true;pred;count\n0;0;1 234\n", 2, 5)]
    [TestCase("{\"true\":0,\"pred\":0,\"count\":\"12.000\"}\n", 1, 28)]
    [TestCase("true;pred;count\n0;0;1\u00A0234\n", 2, 5)]
    [TestCase("true;pred;count\n0;0;1'234\n", 2, 5)]
    public void Counts_with_a_mark_between_thousands_are_an_error(string text, int line, int column) =>
        TestInputs.AssertFailure(() => Read(text), DiagnosticCodes.InvalidCounts, (line, column), "without a mark between thousands");

    [TestCase("true,pred,count\n0,0,12.000\n1,1,3.000\n", 12)]
    [TestCase("true;pred;count\n0;0;12.000\n1;1;0.000\n", 12)]
    [TestCase("true;pred;count\n0;0;12.000\n1;1;1234.000\n", 12)]
    [TestCase("true;pred;count\n0;0;12.0\n1;1;3\n", 12)]
    [TestCase("{\"true\":0,\"pred\":0,\"count\":12.000}\n{\"true\":0,\"pred\":1,\"count\":5}\n", 12)]
    public void Counts_with_decimals_without_doubt_are_read(string text, int count) => Assert.That(Read(text)[0, 0], Is.EqualTo(count));

    [TestCase("12.000;2;0\n1;2.000;1\n0;0;4\n", true)]
    [TestCase("12.000;2.000;1.000\n1.000;2.000;1.000\n1.000;1.000;4.000\n", true)]
    [TestCase("12,000;2,000;1,000\n1,000;2,000;1,000\n1,000;1,000;4,000\n", true)]
    [TestCase("\"12,000\",2,0\n1,2,1\n0,0,4\n", null)]
    [TestCase("12.000,2.000,0.000\n1.000,2.000,1.000\n0.000,0.000,4.000\n", false)]
    [TestCase("12.000;2.000;0.000\n1.000;2.000;1.000\n0.000;0.000;4.000\n", false)]
    [TestCase("1.000;0;0\n0;1.000;0\n0;0;1.000\n", false)]
    public void Matrices_with_a_mark_between_thousands_are_an_error(string text, bool? isDoubted)
    {
        if (isDoubted == false)
        {
            Assert.That(Matrix(text)[0, 0], Is.EqualTo(text[0] == '1' && text[1] == '2' ? 12 : 1));
            return;
        }

        var error = TestInputs.Failure(() => Matrix(text)).Single();
        Assert.That(error.Code, Is.EqualTo(DiagnosticCodes.InvalidConfusionFile));
        Assert.That(error.Message, Does.Contain("thousands").Or.Contain("is not a count"));
    }

    [TestCase("1.000", true)]
    [TestCase("1000", false)]
    [TestCase("2.000", false)]
    public void An_index_with_a_mark_is_an_error_where_there_are_as_many_classes(string index, bool isDoubted)
    {
        var labels = Names(string.Join('\n', Enumerable.Range(0, 1500).Select(i => $"c{i}")));
        var text = $"true,pred\n{index},0\n";
        if (isDoubted)
        {
            TestInputs.AssertFailure(() => Read(text, labels), DiagnosticCodes.PredictionOutOfRange, (2, 1), "may be class 1 or 1000");
            return;
        }

        Assert.That(Read(text, labels)[(int)double.Parse(index, CultureInfo.InvariantCulture), 0], Is.EqualTo(1));
    }

    // Mistakes of twenty pairs, once or twice each.
    [TestCase(1, 0, false)]
    [TestCase(2, 0, true)]
    [TestCase(3, 0, true)]
    [TestCase(2, 1, false)]
    public void A_test_set_that_is_counted_several_times_is_warned_of(int times, int more, bool isWarned)
    {
        var once = Enumerable
            .Range(0, 5)
            .SelectMany(actual => Enumerable.Range(0, 5).SelectMany(predicted => Enumerable.Repeat((actual, predicted), 1 + (actual % 2))))
            .ToArray();
        var rows = Enumerable.Repeat(once, times).SelectMany(samples => samples).Concat(once.Take(more));
        var text = "true,pred\n" + string.Concat(rows.Select(row => $"{row.actual},{row.predicted}\n"));
        var warnings = Read(text, Names("a\nb\nc\nd\ne")).Diagnostics.Select(warning => warning.Code);
        Assert.That(warnings.Contains(DiagnosticCodes.RepeatedSamples), Is.EqualTo(isWarned));
    }

    [TestCase("sep=;\ntrue;pred\n0;1\n")]
    [TestCase("\uFEFFsep=;\r\ntrue;pred\r\n0;1\r\n")]
    [TestCase("\"sep=,\"\ntrue,pred\n0,1\n")]
    [TestCase("SEP=|\ntrue|pred\n0|1\n")]
    public void The_line_by_which_Excel_is_told_the_separator_is_no_data(string text) => Assert.That(Read(text)[0, 1], Is.EqualTo(1));

    [Test]
    public void A_matrix_skips_the_separator_line_of_Excel()
    {
        Assert.That(Matrix("sep=;\n;a;b;c\na;8;2;0\nb;1;2;1\nc;0;0;4\n")[1, 2], Is.EqualTo(1));
        TestInputs.AssertFailure(() => Read("sep=;\ntrue;pred\n0;7\n"), DiagnosticCodes.PredictionOutOfRange, (3, 3), "no class 7");
    }

    [Test]
    public void A_name_that_no_class_has_comes_with_some_that_are() =>
        TestInputs.AssertFailure(
            () => Read("true,pred\nhealthy,0\n", Names("scab\nrot\nrust\nblight\nmildew")),
            DiagnosticCodes.PredictionOutOfRange,
            (2, 1),
            "no class is called 'healthy'. Classes are called 'scab', 'rot', 'rust', 'blight' and 1 more."
        );

    private ClassLabels Names(string lines) => LabelsFile.Read(TestInputs.Input(Folder.Write("labels.txt", lines)), new NoHierarchy());

    private ConfusionMatrix Read(string text, ClassLabels? labels = null) =>
        PredictionsFile.Read(TestInputs.Input(Folder.Write("predictions", text)), labels ?? Names("a\nb\nc"));

    private ConfusionMatrix Matrix(string text) => ConfusionFile.Read(TestInputs.Input(Folder.Write("m.csv", text)), Names("a\nb\nc"));
}
