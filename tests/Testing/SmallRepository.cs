using System.Globalization;

namespace QualityGate.Testing;

/// <summary>
/// The smallest repository that can be gated: a classifier of six classes whose templates are angles in a plane, its
/// labels, 60 predictions, and a thresholds.yml. Similarity Depth is 8.2, error alignment 3/4, accuracy 0.8.
/// </summary>
public static class SmallRepository
{
    private static readonly double[] Angles = [0, 10, 50, 58, 100, 115];

    // Rows: true class; columns: predicted class.
    private static readonly int[][] Confusion =
    [
        [8, 2, 0, 0, 0, 0],
        [1, 9, 0, 0, 0, 0],
        [0, 0, 6, 4, 0, 0],
        [0, 0, 1, 9, 0, 0],
        [1, 0, 0, 0, 8, 1],
        [0, 0, 0, 0, 2, 8],
    ];

    /// <summary>The labels, in the order of the classes.</summary>
    public static string[] Labels => ["dog.n.01", "cat.n.01", "car.n.01", "truck.n.01", "apple.n.01", "pear.n.01"];

    /// <summary>Writes small.onnx, labels.txt and predictions.csv.</summary>
    public static void Fill(TemporaryFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var templates = new double[Angles.Length, 2];
        for (var c = 0; c < Angles.Length; c++)
        {
            (templates[c, 0], templates[c, 1]) = (Math.Cos(Angles[c] * Math.PI / 180), Math.Sin(Angles[c] * Math.PI / 180));
        }

        folder.Write("small.onnx", OnnxBuilder.Classifier(templates));
        folder.Write("labels.txt", string.Join('\n', Labels) + "\n");
        var rows =
            from i in Enumerable.Range(0, 6)
            from j in Enumerable.Range(0, 6)
            from n in Enumerable.Range(0, Confusion[i][j])
            select FormattableString.Invariant($"{i},{j}\n");
        folder.Write("predictions.csv", "true,pred\n" + string.Concat(rows));
    }

    /// <summary>The text of a thresholds.yml that demands this of the model; the first threshold stands in line 9, column 7.</summary>
    public static string Thresholds(params string[] thresholds) =>
        "version: 1\nmodels:\n  - name: small\n    model: small.onnx\n    labels: labels.txt\n    predictions: "
        + "predictions.csv\n    clustering: none\n    thresholds:\n"
        + string.Concat(thresholds.Select(threshold => string.Create(CultureInfo.InvariantCulture, $"      {threshold}\n")));
}
