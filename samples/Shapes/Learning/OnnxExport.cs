using System.Runtime.InteropServices;
using Google.Protobuf;
using QualityGate.Models.Onnx;

namespace Shapes.Learning;

/// <summary>Writes a network as an ONNX model: image [N, channels, size, size] in, class probabilities [N, classes] out.</summary>
internal static class OnnxExport
{
    public static byte[] Write(Network network, string name, int channels, int size)
    {
        var graph = new GraphProto { Name = name };
        graph.Input.Add(Value("image", channels, size, size));
        graph.Output.Add(Value("probabilities", network.Layers[^1].Channels));

        var value = "image";
        for (var i = 0; i < network.Layers.Count; i++)
        {
            var layer = network.Layers[i];
            var kernel = (int)Math.Sqrt(layer.PatchSize / channels);
            var isConvolution = layer.OutputSize > layer.Channels;
            if (!isConvolution && size > 1)
            {
                value = Node(graph, "Flatten", "flat", [value]);
                size = 1;
            }

            string[] inputs = [value, $"layer{i}.weight", $"layer{i}.bias"];
            graph.Initializer.Add(
                Tensor(
                    inputs[1],
                    layer.Weights.Values,
                    isConvolution ? [layer.Channels, channels, kernel, kernel] : [layer.Channels, layer.PatchSize]
                )
            );
            graph.Initializer.Add(Tensor(inputs[2], layer.Biases.Values, [layer.Channels]));
            value = isConvolution
                ? Node(
                    graph,
                    "Conv",
                    $"layer{i}",
                    inputs,
                    Integers("kernel_shape", kernel, kernel),
                    Integers("strides", 2, 2),
                    Integers("pads", kernel / 2, kernel / 2, kernel / 2, kernel / 2)
                )
                : Node(
                    graph,
                    "Gemm",
                    $"layer{i}",
                    inputs,
                    new AttributeProto
                    {
                        Name = "transB",
                        Type = AttributeProto.Types.AttributeType.Int,
                        I = 1,
                    }
                );
            value = layer.Rectified ? Node(graph, "Relu", $"active{i}", [value]) : value;
            (size, channels) = (isConvolution ? size / 2 : 1, layer.Channels);
        }

        Node(
            graph,
            "Softmax",
            "probabilities",
            [value],
            new AttributeProto
            {
                Name = "axis",
                Type = AttributeProto.Types.AttributeType.Int,
                I = 1,
            }
        );
        var model = new ModelProto
        {
            IrVersion = 8,
            ProducerName = "QualityGate sample",
            Graph = graph,
        };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = 13 });
        return model.ToByteArray();
    }

    private static string Node(GraphProto graph, string type, string output, string[] inputs, params AttributeProto[] attributes)
    {
        var node = new NodeProto { OpType = type, Name = $"{type}_{output}" };
        node.Input.AddRange(inputs);
        node.Output.Add(output);
        node.Attribute.AddRange(attributes);
        graph.Node.Add(node);
        return output;
    }

    private static AttributeProto Integers(string name, params int[] values)
    {
        var attribute = new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Ints };
        attribute.Ints.AddRange(values.Select(value => (long)value));
        return attribute;
    }

    private static TensorProto Tensor(string name, float[] values, int[] shape)
    {
        var tensor = new TensorProto
        {
            Name = name,
            DataType = (int)TensorProto.Types.DataType.Float,
            RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<float>(values)),
        };
        tensor.Dims.AddRange(shape.Select(size => (long)size));
        return tensor;
    }

    private static ValueInfoProto Value(string name, params int[] shape)
    {
        var dimensions = new TensorShapeProto();
        dimensions.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = "N" });
        dimensions.Dim.AddRange(shape.Select(size => new TensorShapeProto.Types.Dimension { DimValue = size }));
        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto
            {
                TensorType = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float, Shape = dimensions },
            },
        };
    }
}
