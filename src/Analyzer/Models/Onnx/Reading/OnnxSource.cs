using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Models.Onnx.Constants;
using QualityGate.Models.Onnx.Graphs;
using QualityGate.Models.Onnx.Layers;
using QualityGate.Models.Onnx.Outputs;
using QualityGate.Models.Onnx.Search;
using QualityGate.Text;

namespace QualityGate.Models.Onnx.Reading;

/// <summary>An ONNX model as a source of class templates.</summary>
internal sealed class OnnxSource : ModelSource
{
    private readonly InputPath path;
    private readonly BinaryInput input;

    public OnnxSource(InputPath path, BinaryInput input, OnnxFile file)
    {
        if (file.Model.Graph is null)
        {
            throw Failure(path, DiagnosticCodes.ModelDamaged, $"'{path.FullPath}' holds no graph; it is not an ONNX model");
        }

        this.path = path;
        this.input = input;
        File = file;
        Context = new LayerContext(file, new OnnxModel(file.Model), new ConstantFolder(file));
    }

    /// <inheritdoc/>
    public override string Kind => "ONNX";

    /// <summary>The file.</summary>
    public OnnxFile File { get; }

    /// <summary>The graph, and what is constant in it.</summary>
    public LayerContext Context { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Metadata =>
        File
            .Model.MetadataProps.DistinctBy(entry => entry.Key, StringComparer.Ordinal)
            .ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override long BytesRead => File.BytesRead;

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Locations => [.. DataLocations.Of(File.Model)];

    /// <inheritdoc/>
    public override IReadOnlyList<TemplateCandidate> Candidates(string? classifier, int? classes) =>
        [
            .. from found in Classifiers(classifier)
            let candidate = Candidate(found)
            select candidate with
            {
                OtherTask = OtherTasks.Of(found, Context, classes),
                Remarks = OtherTasks.Doubt(found, Context) is { } doubt ? [.. candidate.Remarks, doubt] : candidate.Remarks,
            },
        ];

    /// <summary>The classifiers that the model could have; at least one.</summary>
    /// <exception cref="QualityGateException">There are none; the exception says what was found instead.</exception>
    public IReadOnlyList<FoundClassifier> Classifiers(string? classifier)
    {
        if (classifier is not null)
        {
            return Named(classifier);
        }

        return Found(new ClassifierSearch(Context).From(Context.Model.Main.Outputs));
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        File.Dispose();
        input.Dispose();
    }

    private static TemplateCandidate Candidate(FoundClassifier found) =>
        new(found.Applications.First().Node.Operator, found.Matrix)
        {
            Node = found.Applications.First().Node.Proto.Name,
            Output = found.Output,
            Doubt = found.Doubt,
            Remarks = found.Remarks,
        };

    // Outputs that cannot be followed are no classifiers, but it must be known that they are there.
    private IReadOnlyList<FoundClassifier> Found(SearchResult result) =>
        result.Classifiers.Count == 0
            ? throw Nothing(result)
            :
            [
                .. result.Classifiers.Select(found =>
                    found with
                    {
                        Remarks =
                        [
                            .. found.Remarks,
                            .. result.Lost.Select(lost =>
                                $"{lost.Sentence}, so the templates are not in its order but in that of '{found.Output}'"
                            ),
                        ],
                    }
                ),
            ];

    private IReadOnlyList<FoundClassifier> Named(string name)
    {
        if (Context.Model.Main.Outputs.Contains(name))
        {
            return Found(new ClassifierSearch(Context).From([name]));
        }

        var search = new ClassifierSearch(Context);
        var everywhere = search.Everywhere().ToList();
        var named = everywhere.Where(found => NamesOf(found).Contains(name)).ToList();
        if (named.Count == 0)
        {
            var layers = everywhere.Select(found => found.Layer?.Matrix.Origin.Name ?? found.Node.Proto.Name);
            throw Failure(
                path,
                DiagnosticCodes.ClassifierNotFound,
                $"'{path.FileName}' has no output, weights or layer named '{name}'."
                    + Suggestion.For(name, everywhere.SelectMany(NamesOf).Concat(Context.Model.Main.Outputs))
                    + $" It has {Names("outputs", Context.Model.Main.Outputs)} and {Names("layers with weights", layers)}"
            );
        }

        // A layer whose rows arrive at an output is read in the order in which they do, by whatever name it was chosen.
        var nodes = named.Select(found => found.Node).ToHashSet();
        FoundClassifier[] behindOutputs =
        [
            .. search
                .From(Context.Model.Main.Outputs)
                .Classifiers.Where(found => found.Applications.Any(layer => nodes.Contains(layer.Node))),
        ];
        if (behindOutputs.Length > 0)
        {
            return behindOutputs;
        }

        var readable = named.Where(found => found.Layer is not null).Select(InOwnOrder).ToList();
        return readable.Count > 0 ? readable : throw Unreadable(named[0]);
    }

    private static FoundClassifier InOwnOrder(FoundLayer found) =>
        FoundClassifier.Of(found.Layer!) with
        {
            Remarks = ["no output could be followed to this layer, so the templates are in the order of its rows, and the labels must be"],
        };

    private static IEnumerable<string> NamesOf(FoundLayer found) =>
        new[] { found.Layer?.Matrix.Origin.Name ?? string.Empty, found.Node.Proto.Name }
            .Concat(found.Node.Proto.Output)
            .Concat(found.Node.Proto.Input)
            .Where(name => name.Length > 0);

    private static string Names(string what, IEnumerable<string> names) =>
        names.Where(name => name.Length > 0).Distinct().Select(name => $"'{name}'").ToList() is { Count: > 0 } list
            ? $"the {what} {CutList.OfLast(list, 12)}"
            : $"no {what} with a name";

    private QualityGateException Nothing(SearchResult result)
    {
        if (OtherTasks.OfModel(Context) is { } task)
        {
            return Failure(path, DiagnosticCodes.NoImageClassifier, $"'{path.FileName}' is no image classifier: {task}");
        }

        if (result.Lost.Count > 0)
        {
            return Failure(
                path,
                result.Lost[0].Code,
                $"the classes of '{path.FileName}' cannot be followed from its layers to its outputs: "
                    + $"{string.Join("; ", result.Lost.Select(lost => lost.Sentence).Take(3))}. "
                    + "Export the model with the class scores as an output, choose another output with 'classifier: OUTPUT', or, "
                    + "if the labels are in the order of the layer's rows, give the name of its weights there "
                    + "(--classifier on the command line)"
            );
        }

        if (result.Unreadable.Count > 0)
        {
            return Unreadable(result.Unreadable[0]);
        }

        if (result.Foreign.Count > 0)
        {
            return Failure(
                path,
                DiagnosticCodes.NoClassTemplates,
                $"'{path.FileName}' is {result.Foreign[0]}; such a model has no class templates (a row of weights per class), "
                    + "so Similarity Depth cannot be computed from it. Measure its errors with other metrics, or gate a neural "
                    + "network or linear classifier"
            );
        }

        var others = new ClassifierSearch(Context)
            .Everywhere()
            .Where(found => found.Layer is not null)
            .Select(found => Candidate(FoundClassifier.Of(found.Layer!)))
            .ToList();
        return Failure(
            path,
            DiagnosticCodes.NoClassifierLayer,
            $"no classifier layer in '{path.FileName}': "
                + (result.Obstacles.Count > 0 ? string.Join("; ", result.Obstacles) : "the graph has no output")
                + (
                    others.Count > 0
                        ? $". Layers with weights are there, such as {CutList.OfLast(others, 3)}; if one is the classifier, name "
                            + "its weights with 'classifier:' or --classifier"
                        : string.Empty
                )
        );
    }

    private QualityGateException Unreadable(FoundLayer found) =>
        Failure(
            path,
            DiagnosticCodes.WeightsUnreadable,
            $"the weights of {found.Node.Describe()}, the classifier layer of '{path.FileName}', cannot be read: {found.Failure}"
        );

    private static QualityGateException Failure(InputPath path, string code, string message) =>
        new(Diagnostic.Error(code, path.NamedAt, message + "."));
}
