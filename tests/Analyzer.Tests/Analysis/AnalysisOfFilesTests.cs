using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Labels;
using QualityGate.TestData;

namespace QualityGate.Analyzer.Tests.Analysis;

/// <summary>Arguments of <c>ModelAnalysis.Load</c>: they are checked as the keys of thresholds.yml are.</summary>
internal sealed class AnalysisOfFilesTests : FolderFixture
{
    [SetUp]
    public void Fill()
    {
        SmallRepository.Fill(Folder);
        Folder.Write("matrix.csv", string.Join('\n', Enumerable.Range(0, 6).Select(i => string.Join(',', Enumerable.Repeat(i + 1, 6)))));
    }

    [Test]
    public void Columns_have_the_names_that_are_given()
    {
        Folder.Write("named.csv", "answer=a;b,go\\ld\n" + string.Concat(Enumerable.Range(0, 6).Select(c => $"{c},{c}\n")));
        var analysis = Load(predictions: "named.csv", columns: new ColumnNames(True: "go\\ld", Predicted: "answer=a;b"));
        Assert.That(analysis.Confusion!.Samples, Is.EqualTo(6));
    }

    [Test]
    public void Columns_without_predictions_are_refused()
    {
        using (Assert.EnterMultipleScope())
        {
            Refuses("columns", "there are no 'predictions'", () => Load(confusion: "matrix.csv", columns: new ColumnNames(True: "gold")));
            Refuses("columns", "there are no 'predictions'", () => Load(columns: new ColumnNames(True: "gold")));
            Refuses("columns", "there are no 'predictions'", () => Load(columns: new ColumnNames()));
        }
    }

    [Test]
    public void Columns_that_no_file_could_have_are_refused()
    {
        using (Assert.EnterMultipleScope())
        {
            Refuses("columns", "'gold' is named for two things", () =>
                Load(predictions: "predictions.csv", columns: new ColumnNames("gold", "gold"))
            );
            Refuses("columns", "does not name a column", () =>
                Load(predictions: "predictions.csv", columns: new ColumnNames(True: string.Empty))
            );
        }
    }

    [Test]
    public void Choices_that_are_none_are_refused()
    {
        using (Assert.EnterMultipleScope())
        {
            Refuses("labelsOrder", "cannot be '9'", () => Load(order: (LabelsOrder)9));
            Refuses("orientation", "cannot be '9'", () => Load(confusion: "matrix.csv", orientation: (Orientation)9));
        }
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void A_memory_that_is_no_number_of_mebibytes_is_refused(double mebibytes) =>
        Refuses("maxMemory", "'max-memory'", () => Load(memory: mebibytes));

    [Test]
    public void What_is_given_is_what_is_analysed()
    {
        var inputs = Load(confusion: "matrix.csv", orientation: Orientation.PredictedRows, order: LabelsOrder.File, memory: 2).Inputs;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(inputs.LabelsOrder, Is.EqualTo(LabelsOrder.File));
            Assert.That(inputs.MostMemory, Is.EqualTo(2 << 20));
            Assert.That(inputs.TestData, Is.InstanceOf<Confusion>().With.Property("Orientation").EqualTo(Orientation.PredictedRows));
        }
    }

    private static void Refuses(string argument, string words, Action load) =>
        Assert.That(load, Throws.ArgumentException.With.Property("ParamName").EqualTo(argument).And.Message.Contains(words));

    private ModelAnalysis Load(
        string? predictions = null,
        string? confusion = null,
        ColumnNames? columns = null,
        Orientation? orientation = null,
        LabelsOrder order = LabelsOrder.Agreed,
        double? memory = null
    ) =>
        ModelAnalysis.Load(
            Folder.PathTo("small.onnx"),
            Folder.PathTo("labels.txt"),
            predictions is null ? null : Folder.PathTo(predictions),
            confusion is null ? null : Folder.PathTo(confusion),
            clustering: "none",
            labelsOrder: order,
            orientation: orientation,
            columns: columns,
            maxMemory: memory
        );
}
