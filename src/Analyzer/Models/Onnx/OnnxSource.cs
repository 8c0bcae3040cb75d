using QualityGate.Diagnostics;
using QualityGate.Inputs;
using QualityGate.Models.Onnx.Constants;
using QualityGate.Models.Onnx.Graphs;
using QualityGate.Models.Onnx.Layers;
using QualityGate.Models.Onnx.Search;

namespace QualityGate.Models.Onnx;

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
    public override long BytesRead => File.BytesRead;

    /// <inheritdoc/>
    public override IReadOnlyList<TemplateCandidate> Candidates(string? classifier) => [.. Layers(classifier).Select(Candidate)];

    /// <summary>The layers that could be the classifier; at least one.</summary>
    /// <exception cref="QualityGateException">There are none; the exception says what was found instead.</exception>
    public IReadOnlyList<FoundLayer> Layers(string? classifier)
    {
        if (classifier is not null)
        {
            return Named(classifier);
        }

        var result = new ClassifierSearch(Context).From(Context.Model.Main.Outputs);
        return Usable(result.Layers) is { Count: > 0 } usable ? usable : throw Nothing(result);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        File.Dispose();
        input.Dispose();
    }

    private static TemplateCandidate Candidate(FoundLayer found) => new(found.Node.Operator, found.Layer!.Matrix)
    {
        Node = found.Node.Proto.Name,
        Output = found.Output,
        Doubt = found.Layer.Doubt,
        Factors = found.Factors,
    };

    private List<FoundLayer> Named(string name)
    {
        if (Context.Model.Main.Outputs.Contains(name))
        {
            var result = new ClassifierSearch(Context).From([name]);
            return Usable(result.Layers) is { Count: > 0 } usable ? usable : throw Nothing(result);
        }

        var search = new ClassifierSearch(Context);
        var everywhere = search.Everywhere().ToList();
        var named = everywhere.Where(found => NamesOf(found).Contains(name)).ToList();
        if (named.Count == 0)
        {
            throw Failure(path, DiagnosticCodes.ClassifierNotFound, $"'{path.FileName}' has no output, weights or layer named '{name}'."
                + Suggestion.For(name, everywhere.SelectMany(NamesOf).Concat(Context.Model.Main.Outputs))
                + $" Its outputs are {Names(Context.Model.Main.Outputs)}; layers with weights are {Names(everywhere.Select(found => found.Layer?.Matrix.Origin.Name ?? found.Node.Proto.Name))}");
        }

        return Usable(named) is { Count: > 0 } readable ? readable : throw Unreadable(named[0]);
    }

    private static IEnumerable<string> NamesOf(FoundLayer found) =>
        new[] { found.Layer?.Matrix.Origin.Name ?? string.Empty, found.Node.Proto.Name }.Concat(found.Node.Proto.Output).Concat(found.Node.Proto.Input).Where(name => name.Length > 0);

    private static string Names(IEnumerable<string> names) =>
        CutList.OfLast([.. names.Where(name => name.Length > 0).Distinct().Select(name => $"'{name}'")], 12);

    private static List<FoundLayer> Usable(IEnumerable<FoundLayer> layers) => [.. layers.Where(found => found.Layer is not null)];

    private QualityGateException Nothing(SearchResult result)
    {
        if (result.Layers.Count > 0)
        {
            return Unreadable(result.Layers[0]);
        }

        if (result.Foreign.Count > 0)
        {
            return Failure(path, DiagnosticCodes.NoClassTemplates, $"'{path.FileName}' is {result.Foreign[0]}; such a model has no class templates (a row of weights per class), "
                + "so Similarity Depth cannot be computed from it. Measure its errors with other metrics, or gate a neural network or linear classifier");
        }

        var others = new ClassifierSearch(Context).Everywhere().Where(found => found.Layer is not null).Select(Candidate).TakeLast(3).ToList();
        return Failure(path, DiagnosticCodes.NoClassifierLayer, $"no classifier layer in '{path.FileName}': "
            + (result.Obstacles.Count > 0 ? string.Join("; ", result.Obstacles) : "the graph has no output")
            + (others.Count > 0 ? $". Layers with weights are there, such as {CandidateChoice.List(others)}; if one is the classifier, name its weights with 'classifier:' or --classifier" : string.Empty));
    }

    private QualityGateException Unreadable(FoundLayer found) => Failure(path, DiagnosticCodes.WeightsUnreadable,
        $"the weights of {found.Node.Describe()}, the classifier layer of '{path.FileName}', cannot be read: {found.Failure}");

    private static QualityGateException Failure(InputPath path, string code, string message) => new(Diagnostic.Error(code, path.NamedAt, message + "."));
}
