using QualityGate.Models.Inspection;
using QualityGate.Models.Reading;
using static QualityGate.Analyzer.Tests.Models.ModelCheck;

namespace QualityGate.Analyzer.Tests.Models;

/// <summary>
/// Models of gigabytes, as files with holes in them: only what describes the model and the classifier's weights are read.
/// </summary>
[NonParallelizable] // All that the process allocates meanwhile is counted.
internal sealed class LargeModelTests : FolderFixture
{
    private const long MostRead = 1_000_000;
    private const long MostMemory = 250_000_000;

    [Test]
    public void A_single_file_of_1900_MB_is_read_in_pieces()
    {
        var path = Folder.PathTo("model.onnx");
        LargeModel.WriteSingleFile(
            path,
            Model().Weights("w", [4, 6], Matrix).Node("Gemm", ["x", "w"], "y", ("transB", 1)).UntypedOutput("y").ToBytes(),
            1_900_000_000
        );
        AssertRead(path, 1_900_000_000);
    }

    [Test]
    public void A_data_file_of_4_GB_is_read_where_the_weights_are()
    {
        const long Length = 4_000_000_000;
        var model = Model().Weights("w", [4, 6], Matrix).Node("Gemm", ["x", "w"], "y", ("transB", 1)).UntypedOutput("y");
        var weights = model.MoveOutside("w", "model.data");
        model = model.Corrupt(tensor => tensor.MoveTo(Length - weights.Length));
        LargeModel.WriteAtEnd(Folder.PathTo("model.data"), weights, Length);
        AssertRead(Folder.Write("model.onnx", model.ToBytes()), leastLength: 100);
    }

    private static void AssertRead(string path, long leastLength)
    {
        var input = TestInputs.Input(path);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var read = ClassifierFile.Read(input);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new FileInfo(path).Length, Is.GreaterThanOrEqualTo(leastLength));
            Assert.That(Values(read.Templates), Is.EqualTo(Matrix));
            Assert.That(allocated, Is.LessThan(MostMemory));
            Assert.That(ModelInspector.Inspect(input).BytesRead, Is.LessThan(MostRead));
        }
    }
}
