using System.Text;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Labels.Reading;
using QualityGate.Models.Reading;
using QualityGate.TestData.Matrices;
using QualityGate.TestData.Reading;

namespace QualityGate.Analyzer.Tests;

/// <summary>
/// Files that are nearly right: whatever is wrong with one, the answer is a result or a diagnostic, never another exception.
/// </summary>
internal sealed class DamagedInputTests : FolderFixture
{
    private static readonly int Cases = Thoroughness.Times(100);
    private static readonly byte[] Confusing = [.. "\"'{}[],:;\n\r\t-#&*|>%@!?\\ \0"u8, 0x80, 0xFF];

    private static IEnumerable<TestCaseData> Inputs()
    {
        TestCaseData Input(string name, byte[] good, Action<InputPath> read) => new TestCaseData(good, read).SetArgDisplayNames(name);

        yield return Input(
            "ONNX",
            new OnnxBuilder()
                .Input("x", 1, 2)
                .Weights("w", [3, 2], [1, 2, 3, 4, 5, 7])
                .Node("Transpose", ["w"], "t", ("perm", new[] { 1, 0 }))
                .Node("MatMul", ["x", "t"], "m")
                .Node("Softmax", ["m"], "y")
                .Output("y", 1, 3)
                .ToBytes(),
            path => ClassifierFile.Read(path)
        );
        yield return Input(
            "labels as text",
            "dog.n.01\nn02121620\ncar.n.01\n"u8.ToArray(),
            path => LabelsFile.Read(path, TestInputs.WordNet)
        );
        yield return Input(
            "labels as JSON",
            """{"0": ["n01503061", "bird"], "1": ["n02121620", "cät"]}"""u8.ToArray(),
            path => LabelsFile.Read(path, TestInputs.WordNet)
        );
        var labels = TestInputs.Labels("dog.n.01", "cat.n.01", "car.n.01");
        yield return Input(
            "predictions",
            "id,true,pred\n\"a\",0,1\n1,2,dog.n.01\n"u8.ToArray(),
            path => PredictionsFile.Read(path, labels)
        );
        yield return Input("confusion", "1,2,3\n4,5,6\n7,8,9\n"u8.ToArray(), path => ConfusionFile.Read(path, classes: 3));
        yield return Input(
            "confusion with names",
            "Actual,dog.n.01,cat.n.01,car.n.01\ndog.n.01,8,2,0\ncat.n.01,1,9,3\ncar.n.01,4,0,6\n"u8.ToArray(),
            path => ConfusionFile.Read(path, labels)
        );
        yield return Input(
            "thresholds.yml",
            Encoding.UTF8.GetBytes(
                SmallRepository.Thresholds(
                    "similarity-depth: { min: 7 }",
                    "accuracy: &a { min: 0.5, severity: warning }",
                    "error-alignment: *a"
                )
            ),
            path => GateReader.Read(path)
        );
    }

    [TestCaseSource(nameof(Inputs))]
    public void Damage_is_diagnosed(byte[] good, Action<InputPath> read)
    {
        read(TestInputs.Input(Folder.Write("input", good)));
        var random = new Random();
        var diagnosed = 0;
        for (var i = 0; i < Cases; i++)
        {
            var damaged = Damage(good, random);
            try
            {
                read(TestInputs.Input(Folder.Write("input", damaged)));
            }
            catch (QualityGateException)
            {
                diagnosed++;
            }
            catch (Exception e)
            {
                Assert.Fail($"{e}\n{Convert.ToHexString(damaged)}");
            }
        }

        TestContext.Out.WriteLine($"{diagnosed} of {Cases} diagnosed");
        Assert.That(diagnosed, Is.GreaterThan(Cases / 4), "most damage does show");
    }

    private static byte[] Damage(byte[] good, Random random)
    {
        var bytes = good.ToList();
        for (var times = random.Next(1, 5); times > 0 && bytes.Count > 0; times--)
        {
            var place = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[place] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes.RemoveRange(place, random.Next(1, Math.Min(20, bytes.Count - place + 1)));
                    break;
                case 2:
                    bytes.InsertRange(place, bytes.Skip(random.Next(bytes.Count)).Take(random.Next(30)).ToArray());
                    break;
                case 3:
                    bytes.Insert(place, Confusing[random.Next(Confusing.Length)]);
                    break;
                default:
                    bytes.RemoveRange(place, bytes.Count - place);
                    break;
            }
        }

        return [.. bytes];
    }
}
