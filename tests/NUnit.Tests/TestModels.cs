namespace QualityGate.Constraints.Tests;

/// <summary>
/// Two models of the same six classes, in a folder of their own: small.onnx (Similarity Depth 8.2, error alignment 0.75, accuracy
/// 0.8), and mixed.onnx, whose templates stand in another order, so that what it considers similar has little in common, and
/// which takes dogs for cars.
/// </summary>
internal sealed class TestModels : IDisposable
{
    public TestModels()
    {
        SmallRepository.Fill(Folder);
        Folder.Write("mixed.onnx", OnnxBuilder.Classifier(Plane(0, 100, 10, 115, 50, 58)));
        Folder.Write(
            "mixed.csv",
            File.ReadAllText(Folder.PathTo("predictions.csv")).Replace("0,0\n0,0\n", "0,2\n0,2\n", StringComparison.Ordinal)
        );
        Folder.Write("thresholds.yml", Thresholds);
        Small = At("small.onnx", "predictions.csv");
        Mixed = At("mixed.onnx", "mixed.csv");
    }

    public TemporaryFolder Folder { get; } = new();

    public ModelUnderTest Small { get; }

    public ModelUnderTest Mixed { get; }

    public void Dispose() => Folder.Dispose();

    /// <summary>Templates that are angles in a plane, in degrees.</summary>
    public static double[,] Plane(params double[] angles)
    {
        var templates = new double[angles.Length, 2];
        for (var c = 0; c < angles.Length; c++)
        {
            (templates[c, 0], templates[c, 1]) = (Math.Cos(angles[c] * Math.PI / 180), Math.Sin(angles[c] * Math.PI / 180));
        }

        return templates;
    }

    private ModelUnderTest At(string model, string predictions) =>
        ModelUnderTest.At(Folder.PathTo(model), Folder.PathTo("labels.txt"), Folder.PathTo(predictions), clustering: "none");

    private const string Thresholds = """
        version: 1
        models:
          - name: small
            model: small.onnx
            labels: labels.txt
            predictions: predictions.csv
            clustering: none
            thresholds:
              similarity-depth: { min: 8 }
              accuracy: { min: 0.7 }
          - name: mixed
            model: mixed.onnx
            labels: labels.txt
            predictions: mixed.csv
            clustering: none
            thresholds:
              similarity-depth: { min: 8 }
              accuracy: { min: 0.7 }

        """;
}
