using QualityGate.Analyzer.Tests.Models;
using QualityGate.Diagnostics;
using QualityGate.Labels;
using QualityGate.TestData;
using QualityGate.TestData.Matrices;

namespace QualityGate.Analyzer.Tests.TestData.Formats;

/// <summary>Confusion matrices as JSON and .npy go through the same checks as those of CSV.</summary>
internal sealed class ConfusionFormatTests : FolderFixture
{
    private static ClassLabels Labels => TestInputs.Labels("dog.n.01", "cat.n.01", "bird.n.01");

    [TestCase("[[8,2,0],[1,2,1],[0,0,4]]")]
    [TestCase("{\"labels\":[\"dog.n.01\",\"cat.n.01\",\"bird.n.01\"],\"matrix\":[[8,2,0],[1,2,1],[0,0,4]]}")]
    [TestCase("{\"matrix\":[[4,0,0],[0,8,2],[1,1,2]],\"classes\":[\"bird.n.01\",\"dog.n.01\",1]}")]
    [TestCase("{\"columns\":[0,1,2],\"index\":[0,1,2],\"data\":[[8,2,0],[1,2,1],[0,0,4]]}")]
    [TestCase("{\"class_names\":[\"bird.n.01\",\"dog.n.01\",\"cat.n.01\"],\"matrix\":[[4,0,0],[0,8,2],[1,1,2]]}")]
    [TestCase("{\"label_names\":[\"bird.n.01\",\"dog.n.01\",\"cat.n.01\"],\"matrix\":[[4,0,0],[0,8,2],[1,1,2]]}")]
    [TestCase("{\"target_names\":[\"bird.n.01\",\"dog.n.01\",\"cat.n.01\"],\"matrix\":[[4,0,0],[0,8,2],[1,1,2]]}")]
    [TestCase("{\"display_labels\":[\"bird.n.01\",\"dog.n.01\",\"cat.n.01\"],\"matrix\":[[4,0,0],[0,8,2],[1,1,2]]}")]
    [TestCase("{\"categories\":[\"bird.n.01\",\"dog.n.01\",\"cat.n.01\"],\"matrix\":[[4,0,0],[0,8,2],[1,1,2]]}")]
    [TestCase(
        "{\"matrix\":[[8,2,0],[1,2,1],[0,0,4]],\"support\":[10,4,4],\"f1\":{\"dog.n.01\":0.8,\"cat.n.01\":1,\"bird.n.01\":0.5},\"epoch\":3}"
    )]
    [TestCase("{\"matrix\":[[8,2,0],[1,2,1],[0,0,4]],\"ids\":[0,1,2],\"colours\":[\"red\",\"green\"]}")]
    [TestCase(
        "{\"matrix\":[[4,0,0],[0,8,2],[1,1,2]],\"labels\":[\"bird.n.01\",\"dog.n.01\",\"cat.n.01\"],"
            + "\"legend\":[\"bird.n.01\",\"dog.n.01\",\"cat.n.01\"]}"
    )]
    [TestCase("{\"columns\":[\"pred_1\",\"pred_0\",\"pred_2\"],\"index\":[2,0,1],\"data\":[[0,0,4],[2,8,0],[2,1,1]]}")]
    public void Json_is_read(string text)
    {
        var confusion = Read("m.json", System.Text.Encoding.UTF8.GetBytes(text));
        Assert.That((confusion[0, 0], confusion[0, 1], confusion[1, 2], confusion[2, 2]), Is.EqualTo((8.0, 2.0, 1.0, 4.0)));
    }

    [TestCase("[[8,2,0],\n[1,\"x\",1],[0,0,4]]", "QG3010", 2, 4, "'x' is not a count")]
    [TestCase("[[8,2,0],\n[1,2],[0,0,4]]", "QG3011", 2, 2, "this line has 2")]
    [TestCase("[[8,2,0],[1,2,1]]", "QG3011", 1, 1, "ends after 2")]
    [TestCase("[[8,2,0],[1,2,1],[0,0,4]", "QG3010", 1, 25, "not JSON")]
    [TestCase("[8,2,0]", "QG3010", 1, 2, "here should be a list")]
    [TestCase(
        "{\"labels\":[\"dog.n.01\",\"cat.n.01\",\"cow\"],\"matrix\":[[8,2,0],[1,2,1],[0,0,4]]}",
        "QG3010",
        1,
        34,
        "no class is called 'cow'"
    )]
    [TestCase("{\"labels\":[0,1],\"matrix\":[[8,2,0],[1,2,1],[0,0,4]]}", "QG3010", 1, 1, "2 names of rows")]
    [TestCase("{\"0\":{\"0\":1}}", "QG3010", 1, 1, "no confusion matrix that can be read")]
    [TestCase(
        "{\"order\":[\"bird.n.01\",\"dog.n.01\",\"cat.n.01\"],\"matrix\":[[4,0,0],[0,8,2],[1,1,2]]}",
        "QG3010",
        1,
        10,
        "'order' may be the order of the classes; call it 'labels' if it is"
    )]
    [TestCase("{\"matrix\":[[4,0,0],[0,8,2],[1,1,2]],\"order\":[2,0,1]}", "QG3010", 1, 45, "'order' may be")]
    [TestCase(
        "{\"matrix\":[[4,0,0],[0,8,2],[1,1,2]],\"class_to_idx\":{\"bird.n.01\":0,\"dog.n.01\":1,\"cat.n.01\":2}}",
        "QG3010",
        1,
        52,
        "'class_to_idx' may be"
    )]
    [TestCase(
        "{\"matrix\":[[4,0,0],[0,8,2],[1,1,2]],\"id2label\":{\"0\":\"bird.n.01\",\"1\":\"dog.n.01\",\"2\":\"cat.n.01\"}}",
        "QG3010",
        1,
        48,
        "'id2label' may be"
    )]
    public void Json_that_is_no_matrix_is_an_error(string text, string code, int line, int column, string word) =>
        TestInputs.AssertFailure(() => Read("m.json", System.Text.Encoding.UTF8.GetBytes(text)), code, (line, column), word);

    [Test]
    public void Npy_is_read_with_integers_and_floating_point()
    {
        double[] values = [8, 2, 0, 1, 2, 1, 0, 0, 4];
        var integers = Read("i.npy", ArrayBytes.Numpy("<i8", "3, 3", [.. values.SelectMany(value => BitConverter.GetBytes((long)value))]));
        var numbers = Read("f.npy", ArrayBytes.Numpy("<f4", "3, 3", [.. values.SelectMany(value => BitConverter.GetBytes((float)value))]));
        Assert.That((integers[0, 1], integers[1, 2], integers.Samples), Is.EqualTo((2.0, 1.0, 18.0)));
        Assert.That(numbers.Cells, Is.EqualTo(integers.Cells));
    }

    [Test]
    public void Npy_that_is_no_matrix_is_an_error()
    {
        TestInputs.AssertFailure(
            () => Read("a.npy", ArrayBytes.Numpy("|u1", "2, 2", [1, 2, 3, 4])),
            DiagnosticCodes.ConfusionSizeMismatch,
            (0, 0),
            "its shape is [2, 2]"
        );
        TestInputs.AssertFailure(
            () => Read("b.npy", ArrayBytes.Numpy("|i1", "3, 3", [1, 2, 3, 4, 255, 6, 7, 8, 9])),
            DiagnosticCodes.InvalidConfusionFile,
            (0, 0),
            "[1, 1] is -1"
        );
        TestInputs.AssertFailure(
            () => Read("c.npy", ArrayBytes.Numpy("|u1", "3, 3", [1, 2, 3, 4, 5, 6, 7, 8])),
            DiagnosticCodes.DataFileDamaged,
            (0, 0),
            "cut off"
        );
    }

    private ConfusionMatrix Read(string name, byte[] bytes) => ConfusionFile.Read(TestInputs.Input(Folder.Write(name, bytes)), Labels);
}
