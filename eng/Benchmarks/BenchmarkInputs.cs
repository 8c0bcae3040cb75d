using QualityGate.Files;

namespace QualityGate.Benchmarks;

/// <summary>The model that is measured: SqueezeNet on ImageNet-1k, which lies beside the checkout, in ../shared/real.</summary>
internal static class BenchmarkInputs
{
    public static InputPath Model => Find("squeezenet1.1-fp16.onnx");

    public static InputPath Labels => Find("imagenet_class_index.json");

    public static bool Exist => Folder is not null;

    private static string? Folder
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                var real = Path.Combine(folder.FullName, "shared", "real");
                if (File.Exists(Path.Combine(real, "squeezenet1.1-fp16.onnx")))
                {
                    return real;
                }
            }

            return null;
        }
    }

    private static InputPath Find(string name) =>
        InputPath.FromUser(Path.Combine(Folder ?? throw new InvalidOperationException("../shared/real is not there."), name));
}
