namespace QualityGate.Testing;

/// <summary>
/// A repository whose test data are images: a model that predicts red, green or blue, its labels, an image of each colour, and a
/// thresholds.yml that asks for an accuracy of 1, which it has.
/// </summary>
public static class ColourRepository
{
    // 8 × 8 pixels of red, green and blue.
    private static readonly string[] Images =
    [
        "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mM8wYAdMDEMKQkAooAA2HHQTx0AAAAASUVORK5CYII=",
        "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAE0lEQVR42mNkOMGAFTAxMAwlCQChuADYrODkmQAAAABJRU5ErkJggg==",
        "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAFUlEQVR42mNkYDjBgA0wMeAAg1MCAKDwANjFun2EAAAAAElFTkSuQmCC",
    ];

    /// <summary>Writes it: colours.onnx, labels.txt, images and thresholds.yml.</summary>
    public static void Fill(TemporaryFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        folder.Write(
            "colours.onnx",
            new OnnxBuilder()
                .TypedInput("x", 1, 0, 3, 8, 8)
                .Node("GlobalAveragePool", ["x"], "mean")
                .Node("Flatten", ["mean"], "features", ("axis", 1))
                .Weights("w", [3, 3], [1, 0, 0, 0, 1, 0, 0, 0, 1])
                .Node("Gemm", ["features", "w"], "y", ("transB", 1))
                .TypedOutput("y", 1, 0, 3)
                .ToBytes()
        );
        folder.Write("labels.txt", "dog.n.01\ncat.n.01\ncar.n.01\n");
        foreach (var (image, label) in Images.Zip(new[] { "dog.n.01", "cat.n.01", "car.n.01" }))
        {
            folder.Write($"images/{label}/1.png", Convert.FromBase64String(image));
        }

        folder.Write(
            "thresholds.yml",
            """
            version: 1
            models:
              - name: colours
                model: colours.onnx
                labels: labels.txt
                images: { folder: images, preset: raw }
                clustering: none
                thresholds: { accuracy: { min: 1 } }
            """
        );
    }
}
