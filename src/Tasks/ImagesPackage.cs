using System.Runtime.InteropServices;
using System.Runtime.Loader;
using QualityGate.TestData.Images;

namespace QualityGate.Tasks;

/// <summary>
/// The package QualityGate.Tasks.Images: a folder with what runs models on images, native libraries included. Nothing of it is loaded
/// before a model with images is gated.
/// </summary>
/// <param name="folder">The folder.</param>
internal sealed class ImagesPackage(string folder) : IImagePredictor
{
    /// <summary>The line that adds the package.</summary>
    public const string HowToAdd = "<PackageReference Include=\"QualityGate.Tasks.Images\" PrivateAssets=\"all\" />";

    private readonly Lazy<IImagePredictor?> predictor = new(() => Load(folder));

    /// <summary>The runner of models; null where the package is not there.</summary>
    public static IImagePredictor? In(string folder) =>
        folder.Length > 0 && File.Exists(Path.Combine(folder, ImagePredictors.Assembly + ".dll")) ? new ImagesPackage(folder) : null;

    /// <inheritdoc/>
    public EvaluatedImages Predict(ImageRequest request, CancellationToken cancellationToken) =>
        (
            predictor.Value
            ?? throw new Diagnostics.QualityGateException(
                Diagnostics.Diagnostic.Error(
                    Diagnostics.DiagnosticCodes.ImagesNotSupported,
                    request.Data.Path.NamedAt,
                    "QualityGate.Tasks.Images is of another version than QualityGate.Tasks; give both the same."
                )
            )
        ).Predict(request, cancellationToken);

    private static IImagePredictor? Load(string folder)
    {
        var context = AssemblyLoadContext.GetLoadContext(typeof(ImagesPackage).Assembly) ?? AssemblyLoadContext.Default;
        context.Resolving += (loading, name) => Find(folder, name.Name + ".dll") is { } path ? loading.LoadFromAssemblyPath(path) : null;
        context.ResolvingUnmanagedDll += (_, name) => LoadNative(folder, name);
        return ImagePredictors.In(context.LoadFromAssemblyPath(Path.Combine(folder, ImagePredictors.Assembly + ".dll")));
    }

    // The core and what it needs are those of the task.
    private static string? Find(string folder, string file) => Path.Combine(folder, file) is var path && File.Exists(path) ? path : null;

    private static nint LoadNative(string folder, string name)
    {
        foreach (var file in new[] { name, $"{name}.dll", $"lib{name}.so", $"{name}.so", $"lib{name}.dylib", $"{name}.dylib" })
        {
            // Libraries of macOS may be for all processors.
            foreach (var runtime in new[] { RuntimeIdentifier, "osx" })
            {
                var path = Path.Combine(folder, "runtimes", runtime, "native", Path.GetFileName(file));
                if (File.Exists(path) && NativeLibrary.TryLoad(path, out var handle))
                {
                    return handle;
                }
            }
        }

        return 0;
    }

    private static string RuntimeIdentifier =>
        (
            OperatingSystem.IsWindows() ? "win-"
            : OperatingSystem.IsMacOS() ? "osx-"
            : "linux-"
        ) + RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
}
