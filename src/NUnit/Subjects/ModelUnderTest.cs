using QualityGate.Clustering;
using QualityGate.Evaluation;
using QualityGate.Inputs;

namespace QualityGate.NUnit;

/// <summary>
/// A model to assert on, with labels and test data that are given here and not taken from thresholds.yml. Nothing is read
/// before a constraint asks, and models with the same files share one analysis.
/// </summary>
public sealed class ModelUnderTest
{
    private ModelUnderTest(AnalysisInputs inputs) => Inputs = inputs;

    internal AnalysisInputs Inputs { get; }

    /// <summary>A model in a file.</summary>
    /// <param name="path">The model file, absolute, or relative to the current folder, the test assembly's, or that of the nearest thresholds.yml.</param>
    /// <param name="labels">The labels file; the labels in the model's own metadata when null. Files are looked for as the model is.</param>
    /// <param name="predictions">A CSV file with the columns <c>true</c> and <c>pred</c>, if there is one.</param>
    /// <param name="confusion">A CSV file with a confusion matrix, if there is one; not together with predictions.</param>
    /// <param name="clustering">The name of the clustering algorithm; affinity propagation when null.</param>
    /// <param name="classifier">The name of an output or of weights that tells the classifier layer, where the graph leaves a choice.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentException">A path is blank, both predictions and confusion are given, or the clustering is unknown.</exception>
    public static ModelUnderTest At(
        string path, string? labels = null, string? predictions = null, string? confusion = null, string? clustering = null, string? classifier = null) =>
        new(Choose(Input(path), labels, predictions, confusion, clustering, classifier));

    /// <summary>A model whose bytes are at hand.</summary>
    /// <param name="model">The bytes of an ONNX, safetensors or .npy file; they are copied.</param>
    /// <param name="labels">The labels file; the labels in the model's own metadata when null.</param>
    /// <param name="predictions">A CSV file with the columns <c>true</c> and <c>pred</c>, if there is one.</param>
    /// <param name="confusion">A CSV file with a confusion matrix, if there is one; not together with predictions.</param>
    /// <param name="clustering">The name of the clustering algorithm; affinity propagation when null.</param>
    /// <param name="classifier">The name of an output or of weights that tells the classifier layer, where the graph leaves a choice.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentException">A path is blank, both predictions and confusion are given, or the clustering is unknown.</exception>
    public static ModelUnderTest Of(
        ReadOnlySpan<byte> model, string? labels = null, string? predictions = null, string? confusion = null, string? clustering = null, string? classifier = null) =>
        new(Choose(InputPath.FromBytes(model.ToArray()), labels, predictions, confusion, clustering, classifier));

    /// <summary>The model's name, for messages.</summary>
    /// <returns>The file's name without its folder.</returns>
    public override string ToString() => Inputs.Model.FileName;

    // A file that is nowhere is named as it would be in the current folder: the analysis says that it is not there.
    private static InputPath Input(string path) => InputPath.FromUser(TestFolder.Find(path) ?? path);

    private static AnalysisInputs Choose(InputPath model, string? labels, string? predictions, string? confusion, string? clustering, string? classifier)
    {
        if (predictions is not null && confusion is not null)
        {
            throw new ArgumentException("Give predictions or a confusion matrix, not both.", nameof(confusion));
        }

        var algorithm = clustering is null ? Clusterings.Default : Clusterings.Find(clustering)
            ?? throw new ArgumentException($"There is no clustering '{clustering}'.", nameof(clustering));
        var testData = TestData.From(predictions is null ? null : Input(predictions), confusion is null ? null : Input(confusion));
        return new AnalysisInputs(model, labels is null ? null : Input(labels), testData, algorithm) { Classifier = classifier };
    }
}
