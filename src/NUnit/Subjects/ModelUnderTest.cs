using System.Globalization;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Files;

namespace QualityGate.NUnit;

/// <summary>
/// A model to assert on: a name in thresholds.yml, a file, or bytes; where wanted with labels and test data that are given here
/// and not taken from thresholds.yml. Nothing is read before a constraint asks, and models with the same files share one analysis.
/// Where nothing but the model is given, all is as if its name, path or bytes were asserted on.
/// </summary>
public sealed class ModelUnderTest
{
    private readonly AnalysisInputs? inputs;

    private ModelUnderTest(AnalysisInputs? inputs, bool isMoreThanAFile, string? name = null)
    {
        this.inputs = inputs;
        IsMoreThanAFile = isMoreThanAFile;
        Name = name;
    }

    /// <summary>The name in thresholds.yml, where that is all that is given.</summary>
    internal string? Name { get; }

    /// <summary>The given files and choices, where no name is given.</summary>
    internal AnalysisInputs Inputs => inputs ?? throw new InvalidOperationException($"'{Name}' is only a name.");

    /// <summary>True when anything is given beside the model itself; else all is as it is for its path.</summary>
    internal bool IsMoreThanAFile { get; }

    /// <summary>True when the clustering was given, and is not only the usual one.</summary>
    internal bool HasClustering { get; private init; }

    /// <summary>True when the hierarchy was given, and is not only the usual one.</summary>
    internal bool HasHierarchy { get; private init; }

    /// <summary>A model in a file.</summary>
    /// <param name="path">The model file, absolute, or relative to the folder of the nearest thresholds.yml, to the current one, to the
    /// test assembly's, to the project's, or to one above these.</param>
    /// <param name="labels">The labels file; when null that of the model's entry in the nearest thresholds.yml, else the labels in the
    /// model's own metadata. Files are looked for as the model is.</param>
    /// <param name="predictions">Predictions with the columns <c>true</c> and <c>pred</c>, if there are any: a file, a folder or a
    /// pattern.</param>
    /// <param name="confusion">A CSV file with a confusion matrix, if there is one; not together with predictions.</param>
    /// <param name="clustering">The name of the clustering algorithm; affinity propagation when null.</param>
    /// <param name="classifier">The name of an output or of weights that tells the classifier layer, where the graph leaves a
    /// choice.</param>
    /// <param name="labelsOrder"><c>file</c> or <c>model</c>: whose order of the classes counts where the model names its classes, too;
    /// when null both must agree.</param>
    /// <param name="orientation">The meaning of the confusion matrix's rows: <c>true-rows</c> or <c>predicted-rows</c>; null where the file
    /// leaves no doubt that they are true classes.</param>
    /// <param name="maxMemory">The MiB of memory that the classifier's weights may take, where that is more than usual.</param>
    /// <param name="hierarchy"><c>wordnet</c>, <c>none</c>, or a file with a hierarchy of one's own; when null that of the entry that the
    /// labels are taken from, else WordNet.</param>
    /// <param name="images">Images for the model to predict: their folder, or <c>folder=data/test;preset=imagenet</c> with the keys of
    /// docs/images.md. It takes the package QualityGate.Inference.</param>
    /// <param name="columns">The names of the predictions' columns where they are not the usual ones, such as
    /// <c>true=gold;predicted=answer</c>.</param>
    /// <param name="scores">A .npy file with the scores of the predictions' samples, samples × classes.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentException">
    /// A path is blank, both predictions and confusion are given, an orientation without a confusion matrix is, or the clustering, the
    /// order or the orientation is unknown.
    /// </exception>
    public static ModelUnderTest At(
        string path,
        string? labels = null,
        string? predictions = null,
        string? confusion = null,
        string? clustering = null,
        string? classifier = null,
        string? labelsOrder = null,
        string? orientation = null,
        double? maxMemory = null,
        string? hierarchy = null,
        string? images = null,
        string? columns = null,
        string? scores = null
    ) =>
        Choose(
            Input(path),
            (nameof(labels), labels),
            (nameof(labelsOrder), labelsOrder),
            (nameof(predictions), predictions),
            (nameof(columns), columns),
            (nameof(scores), scores),
            (nameof(confusion), confusion),
            (nameof(images), images),
            (nameof(orientation), orientation),
            (nameof(hierarchy), hierarchy),
            (nameof(clustering), clustering),
            (nameof(classifier), classifier),
            (nameof(maxMemory), maxMemory?.ToString(CultureInfo.InvariantCulture))
        );

    /// <summary>A model whose bytes are at hand.</summary>
    /// <param name="model">The bytes of an ONNX, safetensors or .npy file; they are copied.</param>
    /// <param name="labels">The labels file; when null that of the model's entry in the nearest thresholds.yml, else the labels in the
    /// model's own metadata.</param>
    /// <param name="predictions">Predictions with the columns <c>true</c> and <c>pred</c>, if there are any: a file, a folder or a
    /// pattern.</param>
    /// <param name="confusion">A CSV file with a confusion matrix, if there is one; not together with predictions.</param>
    /// <param name="clustering">The name of the clustering algorithm; affinity propagation when null.</param>
    /// <param name="classifier">The name of an output or of weights that tells the classifier layer, where the graph leaves a
    /// choice.</param>
    /// <param name="labelsOrder"><c>file</c> or <c>model</c>: whose order of the classes counts where the model names its classes, too;
    /// when null both must agree.</param>
    /// <param name="orientation">The meaning of the confusion matrix's rows: <c>true-rows</c> or <c>predicted-rows</c>; null where the file
    /// leaves no doubt that they are true classes.</param>
    /// <param name="maxMemory">The MiB of memory that the classifier's weights may take, where that is more than usual.</param>
    /// <param name="hierarchy"><c>wordnet</c>, <c>none</c>, or a file with a hierarchy of one's own; when null that of the entry that the
    /// labels are taken from, else WordNet.</param>
    /// <param name="images">Images for the model to predict: their folder, or <c>folder=data/test;preset=imagenet</c> with the keys of
    /// docs/images.md. It takes the package QualityGate.Inference.</param>
    /// <param name="columns">The names of the predictions' columns where they are not the usual ones, such as
    /// <c>true=gold;predicted=answer</c>.</param>
    /// <param name="scores">A .npy file with the scores of the predictions' samples, samples × classes.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentException">
    /// A path is blank, both predictions and confusion are given, an orientation without a confusion matrix is, or the clustering, the
    /// order or the orientation is unknown.
    /// </exception>
    public static ModelUnderTest Of(
        ReadOnlySpan<byte> model,
        string? labels = null,
        string? predictions = null,
        string? confusion = null,
        string? clustering = null,
        string? classifier = null,
        string? labelsOrder = null,
        string? orientation = null,
        double? maxMemory = null,
        string? hierarchy = null,
        string? images = null,
        string? columns = null,
        string? scores = null
    ) =>
        Choose(
            InputPath.FromBytes(model.ToArray()),
            (nameof(labels), labels),
            (nameof(labelsOrder), labelsOrder),
            (nameof(predictions), predictions),
            (nameof(columns), columns),
            (nameof(scores), scores),
            (nameof(confusion), confusion),
            (nameof(images), images),
            (nameof(orientation), orientation),
            (nameof(hierarchy), hierarchy),
            (nameof(clustering), clustering),
            (nameof(classifier), classifier),
            (nameof(maxMemory), maxMemory?.ToString(CultureInfo.InvariantCulture))
        );

    /// <summary>A model of the nearest thresholds.yml.</summary>
    /// <param name="name">Its name there.</param>
    /// <returns>The model; whether there is one of that name is found out when a constraint asks.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank.</exception>
    public static ModelUnderTest Named(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new ModelUnderTest(inputs: null, isMoreThanAFile: false, name);
    }

    /// <summary>The model's name, for messages.</summary>
    /// <returns>The file's name without its folder, or its name in thresholds.yml.</returns>
    public override string ToString() => Name ?? Inputs.Model.FileName;

    // Of a file that is nowhere the analysis says that it is not there.
    private static InputPath Input(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var testFolder = TestFolder.Current;
        return InputPath.FromUser(testFolder.Find(path) ?? testFolder.FindFolder(path) ?? testFolder.Expect(path));
    }

    private static InputPath Data(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return TestFolder.Current.FindData(path) is { } found ? InputPath.FromUser(found) : Input(path);
    }

    private static ModelUnderTest Choose(InputPath model, params (string Argument, string? Value)[] arguments)
    {
        bool Has(string key) => arguments.Any(given => given.Value is not null && EntryKeys.OfArgument(given.Argument).Name == key);
        return new ModelUnderTest(
            EntryReader.Apply(new AnalysisInputs(model), Data, arguments),
            isMoreThanAFile: arguments.Any(given => given.Value is not null)
        )
        {
            HasClustering = Has(EntryKeyNames.Clustering),
            HasHierarchy = Has(EntryKeyNames.Hierarchy),
        };
    }
}
