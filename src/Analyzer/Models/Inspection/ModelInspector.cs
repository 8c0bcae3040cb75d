using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Models.Onnx;
using QualityGate.Models.Onnx.Outputs;
using QualityGate.Models.Onnx.Reading;
using QualityGate.Models.Reading;
using QualityGate.Text;

namespace QualityGate.Models.Inspection;

/// <summary>Describes a model file: what goes in and out, which layer is the classifier, what the file says about labels.</summary>
internal static class ModelInspector
{
    /// <summary>Inspects a file.</summary>
    /// <param name="path">The model file.</param>
    /// <param name="classes">The number of classes, where it is known.</param>
    /// <param name="classifier">A name that decides between candidates, or null.</param>
    /// <param name="mostMemory">How many bytes the weights may take in memory; null for what is usual.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The description; that no classifier layer was found is part of it.</returns>
    /// <exception cref="QualityGateException">The file cannot be read at all.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static ModelInspection Inspect(
        InputPath path,
        int? classes = null,
        string? classifier = null,
        long? mostMemory = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(path);
        using var source = ModelFormats.Open(path, cancellationToken);
        ImmutableArray<string> candidates = [];
        Classifier? found = null;
        Diagnostic? problem = null;
        try
        {
            candidates =
            [
                .. ClassifierFile
                    .Guard(path, $"'{path.FileName}' has constants that", () => source.Candidates(classifier, classes))
                    .Select(candidate => candidate.ToString()),
            ];
            found = ClassifierFile.Guard(
                path,
                $"'{path.FileName}' has constants that",
                () => ClassifierFile.Read(source, path, classes, classifier, mostMemory)
            );
            problem = OtherNumber(found, classes);
        }
        catch (QualityGateException e)
        {
            problem = e.Diagnostics[0];
        }

        var proto = (source as OnnxSource)?.File.Model;
        return new ModelInspection(
            path,
            source.Kind,
            path.Content?.Length ?? new FileInfo(path.FullPath).Length,
            source.BytesRead,
            proto is null ? [] : Facts(proto),
            proto is null
                ? []
                : [.. proto.Graph.Input.Where(input => proto.Graph.Initializer.All(tensor => tensor.Name != input.Name)).Select(Describe)],
            proto is null ? [] : [.. proto.Graph.Output.Select(Describe)],
            found,
            candidates,
            proto is null ? LabelHints.Find(source.Metadata) : LabelHints.Find(proto),
            problem
        );
    }

    private static Diagnostic? OtherNumber(Classifier found, int? classes) =>
        classes is null || found.Templates.Classes == classes
            ? null
            : Diagnostic.Error(
                DiagnosticCodes.NoClassifierLayer,
                found.Path.NamedAt,
                $"no layer of '{found.Path.FileName}' has {classes} classes: its classifier '{found.Weights}' has "
                    + $"{found.Templates.Classes}."
            );

    private static ImmutableArray<KeyValuePair<string, string>> Facts(ModelProto proto)
    {
        var facts = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        void Add(string name, string value)
        {
            if (value.Trim().Length > 0)
            {
                facts.Add(new(name, SingleLine.Of(value.Trim(), longest: 200)));
            }
        }

        Add("producer", $"{proto.ProducerName} {proto.ProducerVersion}");
        Add(
            "operators",
            string.Join(
                ", ",
                proto.OpsetImport.Select(opset =>
                    string.Create(CultureInfo.InvariantCulture, $"{(opset.Domain.Length == 0 ? "ai.onnx" : opset.Domain)} {opset.Version}")
                )
            )
        );
        Add(
            "graph",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{proto.Graph.Node.Count} nodes, {proto.Graph.Initializer.Count} "
                    + $"initialisers{(proto.Functions.Count > 0 ? $", {proto.Functions.Count} functions" : string.Empty)}"
            )
        );
        return facts.ToImmutable();
    }

    private static ModelValue Describe(ValueInfoProto value)
    {
        if (value.Type?.TensorType is not { } tensor)
        {
            return new ModelValue(value.Name, value.Type is null ? "of unknown type" : "a sequence or map");
        }

        string type;
        try
        {
            type = TensorReader.TypeOf(tensor.ElemType).Name;
        }
        catch (InvalidDataException)
        {
            type = ((TensorProto.Types.DataType)tensor.ElemType).ToString().ToLowerInvariant();
        }

        return new ModelValue(
            value.Name,
            tensor.Shape is null
                ? type
                : $"{type} [{string.Join(", ", tensor.Shape.Dim.Select(size => size.ValueCase switch
        {
            TensorShapeProto.Types.Dimension.ValueOneofCase.DimValue => size.DimValue.ToString(CultureInfo.InvariantCulture),
            TensorShapeProto.Types.Dimension.ValueOneofCase.DimParam when size.DimParam.Length > 0 => size.DimParam,
            _ => "?",
        }))}]"
        );
    }
}
