using System.Text.RegularExpressions;

namespace QualityGate.Initialisation.Finding;

/// <summary>The parts that a file may play, by its name. Its content decides; the name only says where to look.</summary>
internal static partial class FileRoles
{
    private static readonly string[] Models = [".onnx", ".safetensors"];
    private static readonly string[] Arrays = [".npy", ".npz"];
    private static readonly string[] ForeignModels = [".pt", ".pth", ".ckpt", ".h5", ".hdf5", ".keras", ".tflite", ".ort", ".gguf"];
    private static readonly string[] Texts = [".txt", ".csv", ".tsv", ".json", ".yaml", ".yml", ".pbtxt", ".names"];
    private static readonly string[] Tables = [".csv", ".tsv", ".jsonl", ".ndjson", ".parquet"];
    private static readonly string[] Compressions = [".gz", ".zst"];

    /// <summary>True when a file is a model by its name.</summary>
    public static bool IsModel(string file) => (Has(file, Models) && !ShardName.IsMatch(file)) || IsIndex(file);

    /// <summary>True when a file is an array, which may be weights, scores or a confusion matrix.</summary>
    public static bool IsArray(string file) => Has(file, Arrays);

    /// <summary>True when a file is a model of a format that is not read, so that it is said what to do.</summary>
    public static bool IsForeignModel(string file) => Has(file, ForeignModels);

    /// <summary>True when a file may hold labels.</summary>
    public static bool MayBeLabels(string file) =>
        Has(file, Texts) && !IsIndex(file) && !Path.GetFileName(file).StartsWith("thresholds.", StringComparison.OrdinalIgnoreCase);

    /// <summary>True when a file that may hold labels is called so.</summary>
    public static bool IsCalledLabels(string file) => LabelsName.IsMatch(Path.GetFileName(file)) && !IsCalledTestData(file);

    /// <summary>True when a file may hold predictions or a confusion matrix.</summary>
    public static bool MayBeTestData(string file)
    {
        var plain = Has(file, Compressions) ? Path.GetFileNameWithoutExtension(file) : file;
        return Has(plain, Tables) || (Has(plain, [".json", ".txt"]) && IsCalledTestData(file));
    }

    /// <summary>True when a file is called as test data are.</summary>
    public static bool IsCalledTestData(string file) => TestDataName.IsMatch(Path.GetFileName(file));

    private static bool IsIndex(string file) => file.EndsWith(".safetensors.index.json", StringComparison.OrdinalIgnoreCase);

    private static bool Has(string file, string[] extensions) =>
        extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // A part of a model that an index beside it puts together.
    [GeneratedRegex(@"-\d{5}-of-\d{5}\.safetensors$", Options, 1000)]
    private static partial Regex ShardName { get; }

    [GeneratedRegex(@"label|class|categor|synset|wnid|names|id2|_to_idx|^config\.json$|^data\.ya?ml$", Options, 1000)]
    private static partial Regex LabelsName { get; }

    [GeneratedRegex("pred|confusion|matrix|result|scores|eval", Options, 1000)]
    private static partial Regex TestDataName { get; }
}
