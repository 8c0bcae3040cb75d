using QualityGate.Files;
using QualityGate.Graphs.Clustering;
using QualityGate.Hierarchies;
using QualityGate.Labels;
using QualityGate.TestData;
using QualityGate.TestData.Images;

namespace QualityGate.Analysis;

/// <summary>The inputs of an analysis: the files, and the choices that they leave.</summary>
/// <param name="Model">The model file: ONNX, safetensors, .npy or .npz.</param>
public sealed record AnalysisInputs(InputPath Model)
{
    /// <summary>The labels file; null for the labels in the model's own metadata.</summary>
    public InputPath? Labels { get; init; }

    /// <summary>Predictions or a confusion matrix; null when only the model itself is analysed.</summary>
    public TestDataFile? TestData { get; init; }

    /// <summary>The hierarchy whose concepts the labels name.</summary>
    public HierarchySource Hierarchy { get; init; } = HierarchySource.WordNet;

    /// <summary>The algorithm that partitions the classes.</summary>
    public ClusteringAlgorithm Clustering { get; init; } = Clusterings.Default;

    /// <summary>
    /// The name of an output, of weights, of a node or of an array, which tells the classifier layer; null where the graph does.
    /// </summary>
    public string? Classifier { get; init; }

    /// <summary>The name of the model in messages, such as that in thresholds.yml; null where it has none but its file's.</summary>
    public string? Name { get; init; }

    /// <summary>The model in messages: its name, and the file where that is called otherwise.</summary>
    internal string Called => Name is null || Name == Model.FileName ? $"'{Model.FileName}'" : $"'{Name}' ({Model.FileName})";

    /// <summary>The number of bytes that the weights may take in memory; null for what is usual.</summary>
    public long? MostMemory { get; init; }

    /// <summary>Whose order of the classes counts where the model names its classes, too.</summary>
    public LabelsOrder LabelsOrder { get; init; }

    /// <summary>The runner of the model on images, where these are the test data; null where no front has given one.</summary>
    internal ImageRun? ImageRun { get; init; }
}
