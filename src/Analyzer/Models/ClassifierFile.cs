using System.Security.Cryptography;
using Google.Protobuf;
using QualityGate.Diagnostics;
using QualityGate.Inputs;
using QualityGate.Models.Onnx;

namespace QualityGate.Models;

/// <summary>Reads the class templates out of an ONNX file.</summary>
public static class ClassifierFile
{
    // Similarities are held for all pairs: 8 GiB a matrix at this many classes.
    private const int MostClasses = 32_768;
    private const int MatricesAtOnce = 5;

    /// <summary>Reads the classifier layer of a model.</summary>
    /// <param name="path">The ONNX file.</param>
    /// <param name="classes">
    /// The number of classes, where it is known: it decides between several layers that could be the classifier.
    /// </param>
    /// <returns>The classifier.</returns>
    /// <exception cref="QualityGateException">The file cannot be read, or has no classifier layer (codes QG2xxx).</exception>
    public static Classifier Read(InputPath path, int? classes = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        var bytes = InputFile.ReadModel(path);
        var graph = new OnnxGraph(Parse(path, bytes));
        var candidates = Candidates(path, graph);
        var layer = Choose(path, candidates, classes);
        return new Classifier(
            path,
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            layer.Layer.Operator,
            graph.NameOfConstant(layer.Layer.Weights),
            Templates(path, graph, layer));
    }

    private static GraphProto Parse(InputPath path, byte[] bytes)
    {
        try
        {
            var model = ModelProto.Parser.WithDiscardUnknownFields(true).ParseFrom(bytes);
            return model.Graph ?? throw Failure(path, DiagnosticCodes.ModelDamaged, bytes.Length == 0
                ? $"'{path.FullPath}' is empty; export the model again."
                : $"'{path.FullPath}' holds no graph; it is not an ONNX model.");
        }
        catch (InvalidProtocolBufferException e)
        {
            throw Failure(path, DiagnosticCodes.ModelDamaged, $"'{path.FullPath}' ({bytes.Length} bytes) is not an ONNX model, or "
                + "is truncated or damaged; compare its size with the original, or export it again.", e);
        }
    }

    private static List<Candidate> Candidates(InputPath path, OnnxGraph graph)
    {
        var (layers, obstacles) = ClassifierSearch.Find(graph);
        if (layers.Count == 0)
        {
            throw Failure(path, DiagnosticCodes.NoClassifierLayer, $"no classifier layer in '{path.FileName}': "
                + (obstacles.Count > 0 ? string.Join("; ", obstacles) : "the graph has no output") + ".");
        }

        // A layer that cannot be read may be none that is meant (a feature map beside the class scores): it only counts when
        // nothing else is left.
        QualityGateException? unreadable = null;
        var candidates = new List<Candidate>();
        foreach (var layer in layers)
        {
            try
            {
                var (classes, features, values) = layer.ReadMatrix(graph);
                candidates.Add(new Candidate(layer, classes, features, values));
            }
            catch (InvalidDataException e)
            {
                unreadable ??= Failure(path, DiagnosticCodes.WeightsUnreadable, $"the weights '{graph.NameOfConstant(layer.Weights)}' of the "
                    + $"classifier layer in '{path.FileName}' cannot be read: {e.Message}.", e);
            }
        }

        return candidates.Count > 0 || unreadable is null ? candidates : throw unreadable;
    }

    private static Candidate Choose(InputPath path, List<Candidate> candidates, int? classes)
    {
        var fitting = candidates.Where(candidate => candidate.Classes == classes).ToList();
        return (candidates, fitting) switch
        {
            ([var only], _) => only,
            (_, [var only]) => only,
            _ => throw Failure(path, DiagnosticCodes.SeveralClassifierLayers, $"'{path.FileName}' has several layers that could be the "
                + $"classifier: {string.Join(", ", candidates.Select(c => $"{c.Layer.Operator} '{c.Layer.Weights}' with {c.Classes} classes"))}; "
                + "export the model with its class scores as the only output."),
        };
    }

    private static ClassTemplates Templates(InputPath path, OnnxGraph graph, Candidate candidate)
    {
        var name = graph.NameOfConstant(candidate.Layer.Weights);
        if (candidate.Classes < 2 || candidate.Features < 1)
        {
            throw Failure(path, DiagnosticCodes.TooFewClasses, $"the classifier layer '{name}' in '{path.FileName}' is "
                + $"{candidate.Classes} x {candidate.Features} (classes x features); at least two classes are needed.");
        }

        var needed = MatricesAtOnce * sizeof(double) * (long)candidate.Classes * candidate.Classes;
        if (candidate.Classes > MostClasses || needed > GC.GetGCMemoryInfo().TotalAvailableMemoryBytes)
        {
            throw Failure(path, DiagnosticCodes.TooManyClasses, $"the classifier layer '{name}' in '{path.FileName}' has "
                + $"{candidate.Classes} classes; comparing them pair by pair takes {needed >> 20} MiB of memory (and at most {MostClasses} can be).");
        }

        if (ClassTemplates.FirstDefect(candidate.Classes, candidate.Features, candidate.Values) is { } defect)
        {
            throw Failure(path, defect.IsZero ? DiagnosticCodes.ZeroTemplate : DiagnosticCodes.WeightsNotFinite,
                $"the class template of class {defect.Class} (counted from 0) in '{path.FileName}' {defect.Description}; "
                + (defect.IsZero ? "the class was never trained, or was pruned away." : "the training diverged, or the export is faulty."));
        }

        return ClassTemplates.Create(candidate.Classes, candidate.Features, candidate.Values);
    }

    private static QualityGateException Failure(InputPath path, string code, string message, Exception? cause = null) =>
        new(Diagnostic.Error(code, path.NamedAt, message), cause);

    private sealed record Candidate(ClassifierLayer Layer, int Classes, int Features, double[] Values);
}
