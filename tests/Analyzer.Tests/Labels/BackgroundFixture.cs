using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Files;
using QualityGate.Models.Reading;
using QualityGate.TestData;

namespace QualityGate.Analyzer.Tests.Labels;

/// <summary>
/// The eight classes of tests/Field, alone and with a background as ninth or first class, and predictions of each.
/// </summary>
internal abstract class BackgroundFixture : FolderFixture
{
    protected const int Classes = 8;

    // Of class c, 10 samples: 8 right, one as the next class, one as the one after that.
    protected static (int Actual, int Predicted)[] Samples =>
        [
            .. Enumerable
                .Range(0, Classes)
                .SelectMany(c => Enumerable.Repeat((c, c), 8).Append((c, (c + 1) % Classes)).Append((c, (c + 2) % Classes))),
        ];

    [SetUp]
    public void WriteModels()
    {
        var names = File.ReadAllLines(FieldInput.PathTo("labels.txt"));
        Folder.Write("eight.onnx", OnnxBuilder.Classifier(Templates(backgroundAt: null)));
        Folder.Write("eight.txt", string.Join('\n', names));
        Folder.Write("eight.csv", Csv(Samples));

        Folder.Write("last.onnx", OnnxBuilder.Classifier(Templates(backgroundAt: Classes)));
        Folder.Write("last.txt", string.Join('\n', names.Append("- background")));
        Folder.Write("last.csv", Csv([.. Samples, .. Backgrounds(Classes)]));

        Folder.Write("first.onnx", OnnxBuilder.Classifier(Templates(backgroundAt: 0)));
        Folder.Write("first.txt", string.Join('\n', names.Prepend("- background")));
        Folder.Write("first.csv", Csv([.. Samples.Select(s => (s.Actual + 1, s.Predicted + 1)), .. Backgrounds(0)]));
    }

    protected static double[,] Templates(int? backgroundAt, bool isZero = false)
    {
        var templates = ClassifierFile.Read(InputPath.FromUser(FieldInput.PathTo("plain.onnx"))).Templates;
        var rows = Enumerable.Range(0, Classes).Select(c => templates[c].ToArray()).ToList();
        if (backgroundAt is { } place)
        {
            rows.Insert(place, [.. Enumerable.Range(0, templates.Features).Select(feature => isZero ? 0 : Math.Sin(1 + feature))]);
        }

        var matrix = new double[rows.Count, templates.Features];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < templates.Features; column++)
            {
                matrix[row, column] = rows[row][column];
            }
        }

        return matrix;
    }

    protected static (int Actual, int Predicted)[] Backgrounds(int background)
    {
        var dog = background == 0 ? 1 : 0;
        return
        [
            .. Enumerable.Repeat((background, background), 15),
            .. Enumerable.Repeat((background, dog), 5),
            .. Enumerable.Repeat((dog, background), 5),
        ];
    }

    protected static string Csv((int Actual, int Predicted)[] samples) =>
        "true,pred\n" + string.Concat(samples.Select(sample => $"{sample.Actual},{sample.Predicted}\n"));

    protected string Path(string name) => Folder.PathTo(name);

    protected ModelAnalysis Load(string name, string? clustering = null) =>
        ModelAnalysis.Load(Path($"{name}.onnx"), Path($"{name}.txt"), Path($"{name}.csv"), clustering: clustering);

    protected AnalysisInputs Inputs(string name) =>
        new(InputPath.FromUser(Path($"{name}.onnx")))
        {
            Labels = InputPath.FromUser(Path($"{name}.txt")),
            TestData = new Predictions(InputPath.FromUser(Path($"{name}.csv"))),
        };
}
