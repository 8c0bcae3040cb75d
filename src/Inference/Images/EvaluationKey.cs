using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using QualityGate.Files;
using QualityGate.TestData.Images;

namespace QualityGate.Inference.Images;

/// <summary>
/// The key of an evaluation: the hash of all that decides its predictions, which is the model, the images and their classes, the settings,
/// this program, and the version of ONNX Runtime. Paths from the root don't belong to it, so that several machines can share the work. Of
/// the images of other parts only names, sizes, beginnings and ends count, so that a part doesn't read all images.
/// </summary>
internal static class EvaluationKey
{
    private const int Length = 32;

    /// <summary>Computes the key.</summary>
    /// <param name="request">The model and the settings.</param>
    /// <param name="model">The hash of the model.</param>
    /// <param name="files">The images.</param>
    /// <param name="prints">The fingerprint of each.</param>
    /// <param name="classes">The class of each.</param>
    /// <param name="names">The texts that stand for the classes.</param>
    public static string Of(
        ImageRequest request,
        string model,
        ImmutableArray<ImageFile> files,
        ImmutableArray<string> prints,
        ImmutableArray<int> classes,
        ImageClasses names
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string line) => hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));

        Add($"program {typeof(EvaluationKey).Module.ModuleVersionId}");
        Add($"runtime {ImageSession.VersionFor(request.Model)}");
        Add($"model {model} {request.Classifier}");
        var settings = request.Data.Settings;
        Add(
            $"settings {settings.Describe()}; preprocessor {(settings.Preprocessor is { } file ? InputHash.TryOf(file) ?? "absent" : "-")}"
        );
        for (var index = 0; index < request.Labels.Count; index++)
        {
            Add($"class {names[index]}");
        }

        for (var place = 0; place < files.Length; place++)
        {
            Add(string.Create(CultureInfo.InvariantCulture, $"image {classes[place]} {prints[place]} {files[place].Name}"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Length];
    }

    /// <summary>The hash of the contents of a part's images.</summary>
    public static string Of(IEnumerable<string> contents) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', contents))))[..Length];
}
