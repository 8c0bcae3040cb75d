using System.Text;
using QualityGate.Analyzer.Tests.Models;
using QualityGate.Diagnostics;
using QualityGate.Hierarchies;
using QualityGate.Labels;
using QualityGate.Labels.Reading;
using QualityGate.TestData;
using QualityGate.TestData.Matrices;

namespace QualityGate.Analyzer.Tests.TestData.Formats;

/// <summary>Confusion matrices as spreadsheets and pandas write them, and those that are not what they look like.</summary>
internal sealed class ConfusionTableTests : FolderFixture
{
    [TestCase("8;2;0\n1;2;1\n0;0;4\n")]
    [TestCase("8\t2\t0\r\n1\t2\t1\r\n0\t0\t4\r\n")]
    [TestCase("8|2|0\n1|2|1\n0|0|4\n")]
    [TestCase("8,2,0\n1,2,1\n0,0,4\n")]
    [TestCase(";a;b;c\na;8;2;0\nb;1;2;1\nc;0;0;4\n")]
    [TestCase("\uFEFFtrue\tb\ta\tc\nb\t2\t1\t1\na\t2\t8\t0\nc\t0\t0\t4\n")]
    [TestCase("\"\",\"a\",\"b\",\"c\"\n\"a\",8,2,0\n\"b\",1,2,1\n\"c\",0,0,4\n")]
    [TestCase("\"\";\"a\";\"b\";\"c\"\n\"a\";8;2;0\n\"b\";1;2;1\n\"c\";0;0;4\n")]
    [TestCase("8,0;2,0;0,0\n1,0;2,0;1,0\n0,0;0,0;4,0\n")]
    public void Separators_are_known_by_the_number_of_fields(string text)
    {
        var confusion = Read("m.csv", text);
        Assert.That((confusion[0, 0], confusion[0, 1], confusion[1, 2], confusion[2, 2]), Is.EqualTo((8.0, 2.0, 1.0, 4.0)));
    }

    [Test]
    public void Shares_may_have_decimal_commas_between_semicolons()
    {
        var confusion = Read("m.csv", "0,8;0,2;0\n0,25;0,5;0,25\n0;0;1\n");
        Assert.That((confusion[0, 1], confusion[1, 2], confusion.IsRates), Is.EqualTo((0.2, 0.25, true)));
    }

    [TestCase(",a,b,c,All\na,8,2,0,10\n", "'All': it names the totals")]
    [TestCase("8,2,0,10\n1,2,1,4\n0,0,4,4\n9,4,5,18\n", "and tables have such for totals")]
    [TestCase(",a,b,c\na,8,2,0\nb,1,2,1\n", "ends after 2. pandas.crosstab leaves out classes")]
    [TestCase("row_0,a,b\na,8,2\nb,1,2\nc,1,1\n", "its header names 2 columns. pandas.crosstab leaves out classes")]
    [TestCase("8 2 0\n1 2 1\n0 0 4\n", "separated by blanks; write commas between them")]
    [TestCase("80%,20%,0%\n0%,100%,0%\n0%,0%,100%\n", "no class is called '80%'")]
    [TestCase("80,20,0\n25,50,25\n0,0.5,99.5\n", "As percents they sum to 100")]
    [TestCase("0.5,0.2,0.1\n0.3,0.4,0.1\n0.2,0.4,0.8\n", "write counts")]
    [TestCase("8,2,0\n1,,1\n0,0,4\n", "write 0, as pandas does with .fillna(0)")]
    public void A_table_that_is_no_matrix_says_what_to_do(string text, string words) =>
        Assert.That(TestInputs.Failure(() => Read("m.csv", text))[0].Message, Does.Contain(words));

    [TestCase("{\"matrix\":[[8,2,0],[1,2,1],[0,0,4]],\"data\":[[8,1,0],[2,2,0],[0,1,4]]}", false)]
    [TestCase("{\"matrix\":[[8,2,0],[1,2,1],[0,0,4]],\"confusion\":[[8,2,0],[1,2,1],[0,0,4]]}", true)]
    [TestCase("{\"labels\":[\"a\",\"b\",\"c\"],\"classes\":[\"c\",\"b\",\"a\"],\"matrix\":[[8,2,0],[1,2,1],[0,0,4]]}", false)]
    [TestCase(
        "{\"labels\":[\"c\",\"b\",\"a\"],\"index\":[\"a\",\"b\",\"c\"],\"columns\":[\"a\",\"b\",\"c\"],\"data\":[[8,2,0],[1,2,1],[0,0,4]]}",
        false
    )]
    public void Keys_that_say_different_things_of_a_matrix_are_an_error(string text, bool isRead)
    {
        if (isRead)
        {
            Assert.That(Read("m.json", text)[0, 1], Is.EqualTo(2));
            return;
        }

        TestInputs.AssertFailure(() => Read("m.json", text), DiagnosticCodes.InvalidConfusionFile, (1, 1), "remove one of them");
    }

    [TestCase("99,1,0\n10,80,11\n0,0,100\n", true)]
    [TestCase("99,1,0\n10,80,10\n0,0,100\n", false)]
    [TestCase("99,1,0\n10,80,30\n0,0,100\n", false)]
    public void Whole_percents_are_warned_of(string text, bool isWarned) =>
        Assert.That(Read("m.csv", text).Diagnostics.Any(warning => warning.Code == DiagnosticCodes.PercentsAsCounts), Is.EqualTo(isWarned));

    [Test]
    public void Truth_values_count_nothing() =>
        TestInputs.AssertFailure(
            () =>
                ConfusionFile.Read(
                    TestInputs.Input(Folder.Write("m.npy", ArrayBytes.Numpy("|b1", "3, 3", [1, 1, 0, 0, 1, 0, 0, 0, 1]))),
                    Names()
                ),
            DiagnosticCodes.UnsupportedData,
            (0, 0),
            "true or false"
        );

    private ClassLabels Names() => LabelsFile.Read(TestInputs.Input(Folder.Write("labels.txt", "a\nb\nc")), new NoHierarchy());

    private ConfusionMatrix Read(string name, string text) =>
        ConfusionFile.Read(TestInputs.Input(Folder.Write(name, Encoding.UTF8.GetBytes(text))), Names());
}
