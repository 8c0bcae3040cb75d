namespace QualityGate.Tool.Tests.Images;

/// <summary>Tests with a model of colours, its labels and images in a folder of their own.</summary>
internal abstract class ImageFixture : FolderFixture
{
    protected void WriteAll(int each, byte[]? model = null)
    {
        Folder.Write("colours.onnx", model ?? ColourModel.Bytes());
        Folder.Write("labels.txt", ColourModel.Labels);
        ColourModel.WriteImages(Folder, each);
    }

    protected ToolRun Evaluate(string images = "folder=images;preset=raw", params string[] more) =>
        ToolRun.In(Folder.FullPath, ["evaluate", "colours.onnx", "--labels", "labels.txt", "--images", images, .. more]);

    protected ToolRun Analyze(params string[] more) =>
        ToolRun.In(Folder.FullPath, ["analyze", "colours.onnx", "--labels", "labels.txt", "--clustering", "none", .. more]);

    /// <summary>The predictions of a file: the true class, the predicted and the image, without the mark.</summary>
    protected string[] Rows(string file) =>
        [
            .. from line in File.ReadAllLines(Folder.PathTo(file)).Skip(1)
            let fields = line.Split(',')
            select $"{fields[0]},{fields[1]},{fields[4]}",
        ];

    /// <summary>The expected predictions, worked out by hand: every fifth image is taken for the next class.</summary>
    protected static string[] Expected(int each) =>
        [
            .. from c in Enumerable.Range(0, 3)
            let name = ColourModel.Classes[c]
            orderby name, c
            from number in Enumerable.Range(0, each)
            let predicted = ColourModel.Classes[number % 5 == 4 ? (c + 1) % 3 : c]
            select FormattableString.Invariant($"{name},{predicted},{name}/{number:0000}.png"),
        ];
}
