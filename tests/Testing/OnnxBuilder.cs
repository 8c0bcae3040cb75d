using System.Runtime.InteropServices;
using Google.Protobuf;
using QualityGate.Models.Onnx;

namespace QualityGate.Testing;

/// <summary>Builds ONNX models for tests, node by node.</summary>
public sealed class OnnxBuilder
{
    private readonly ModelProto model = new() { IrVersion = 8, ProducerName = "QualityGate tests", Graph = new GraphProto { Name = "test" } };

    public OnnxBuilder() => model.OpsetImport.Add(new OperatorSetIdProto { Version = 13 });

    /// <summary>A model whose classifier is a Gemm with these templates: the smallest that can be gated.</summary>
    public static byte[] Classifier(double[,] templates)
    {
        ArgumentNullException.ThrowIfNull(templates);
        var (classes, features) = (templates.GetLength(0), templates.GetLength(1));
        return new OnnxBuilder()
            .Input("x", 1, features)
            .Weights("w", [classes, features], [.. templates.Cast<double>()])
            .Node("Gemm", ["x", "w"], "y", ("transB", 1))
            .Output("y", 1, classes)
            .ToBytes();
    }

    public OnnxBuilder Input(string name, params int[] shape)
    {
        model.Graph.Input.Add(Value(name, shape));
        return this;
    }

    public OnnxBuilder Output(string name, params int[] shape)
    {
        model.Graph.Output.Add(Value(name, shape));
        return this;
    }

    public OnnxBuilder Weights(string name, int[] shape, double[] values, WeightEncoding encoding = WeightEncoding.Float32Raw)
    {
        model.Graph.Initializer.Add(Tensor(name, shape, values, encoding));
        return this;
    }

    public OnnxBuilder Integers(string name, params long[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var tensor = new TensorProto { Name = name, DataType = (int)TensorProto.Types.DataType.Int64 };
        tensor.Dims.Add(values.Length);
        tensor.Int64Data.AddRange(values);
        model.Graph.Initializer.Add(tensor);
        return this;
    }

    public OnnxBuilder Constant(string name, int[] shape, double[] values, WeightEncoding encoding = WeightEncoding.Float32Raw)
    {
        var node = new NodeProto { OpType = "Constant", Name = $"make_{name}" };
        node.Output.Add(name);
        node.Attribute.Add(new AttributeProto { Name = "value", Type = AttributeProto.Types.AttributeType.Tensor, T = Tensor(name, shape, values, encoding) });
        model.Graph.Node.Add(node);
        return this;
    }

    /// <summary>Adds a node; an attribute is an integer, a float or a list of integers.</summary>
    public OnnxBuilder Node(string type, string[] inputs, string output, params (string Name, object Value)[] attributes) =>
        Node(string.Empty, type, inputs, output, attributes);

    public OnnxBuilder Node(string domain, string type, string[] inputs, string output, params (string Name, object Value)[] attributes)
    {
        var node = new NodeProto { OpType = type, Name = $"{type}_{output}", Domain = domain };
        node.Input.AddRange(inputs);
        node.Output.Add(output);
        node.Attribute.AddRange((attributes ?? []).Select(a => Attribute(a.Name, a.Value)));
        model.Graph.Node.Add(node);
        return this;
    }

    /// <summary>Reverses the order of the nodes: readers must not rely on it.</summary>
    public OnnxBuilder ReverseNodes()
    {
        var nodes = model.Graph.Node.Reverse().ToArray();
        model.Graph.Node.Clear();
        model.Graph.Node.AddRange(nodes);
        return this;
    }

    /// <summary>Gives every tensor of the graph another data type or shape than it was made with.</summary>
    public OnnxBuilder Corrupt(Action<TensorSabotage> sabotage)
    {
        ArgumentNullException.ThrowIfNull(sabotage);
        foreach (var tensor in model.Graph.Initializer)
        {
            sabotage(new TensorSabotage(tensor));
        }

        return this;
    }

    public byte[] ToBytes() => model.ToByteArray();

    private static AttributeProto Attribute(string name, object value)
    {
        var attribute = new AttributeProto { Name = name };
        switch (value)
        {
            case int i:
                (attribute.Type, attribute.I) = (AttributeProto.Types.AttributeType.Int, i);
                break;
            case double f:
                (attribute.Type, attribute.F) = (AttributeProto.Types.AttributeType.Float, (float)f);
                break;
            case int[] ints:
                attribute.Type = AttributeProto.Types.AttributeType.Ints;
                attribute.Ints.AddRange(ints.Select(i => (long)i));
                break;
            default:
                throw new ArgumentException($"no attribute can hold a {value.GetType()}", nameof(value));
        }

        return attribute;
    }

    private static TensorProto Tensor(string name, int[] shape, double[] values, WeightEncoding encoding)
    {
        var tensor = new TensorProto { Name = name };
        tensor.Dims.AddRange(shape.Select(size => (long)size));
        switch (encoding)
        {
            case WeightEncoding.Float32Raw:
                tensor.DataType = (int)TensorProto.Types.DataType.Float;
                tensor.RawData = Raw(values.Select(value => (float)value).ToArray());
                break;
            case WeightEncoding.Float32Typed:
                tensor.DataType = (int)TensorProto.Types.DataType.Float;
                tensor.FloatData.AddRange(values.Select(value => (float)value));
                break;
            case WeightEncoding.DoubleRaw:
                tensor.DataType = (int)TensorProto.Types.DataType.Double;
                tensor.RawData = Raw(values);
                break;
            case WeightEncoding.DoubleTyped:
                tensor.DataType = (int)TensorProto.Types.DataType.Double;
                tensor.DoubleData.AddRange(values);
                break;
            case WeightEncoding.Float16Raw:
                tensor.DataType = (int)TensorProto.Types.DataType.Float16;
                tensor.RawData = Raw(values.Select(value => (Half)value).ToArray());
                break;
            case WeightEncoding.Float16Typed:
                tensor.DataType = (int)TensorProto.Types.DataType.Float16;
                tensor.Int32Data.AddRange(values.Select(value => (int)BitConverter.HalfToUInt16Bits((Half)value)));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(encoding), encoding, message: null);
        }

        return tensor;
    }

    private static ByteString Raw<T>(T[] values)
        where T : struct => ByteString.CopyFrom(MemoryMarshal.AsBytes<T>(values));

    private static ValueInfoProto Value(string name, int[] shape)
    {
        var dimensions = new TensorShapeProto();
        dimensions.Dim.AddRange(shape.Select(size => new TensorShapeProto.Types.Dimension { DimValue = size }));
        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float, Shape = dimensions } },
        };
    }
}

/// <summary>How a tensor's numbers are written in the file.</summary>
public enum WeightEncoding
{
    Float32Raw,
    Float32Typed,
    DoubleRaw,
    DoubleTyped,
    Float16Raw,
    Float16Typed,
}

/// <summary>Ways of breaking a tensor.</summary>
public sealed class TensorSabotage
{
    private readonly TensorProto tensor;

    internal TensorSabotage(TensorProto tensor) => this.tensor = tensor;

    public void SetDataType(int type) => tensor.DataType = type;

    public void SetShape(params long[] shape)
    {
        tensor.Dims.Clear();
        tensor.Dims.AddRange(shape);
    }

    public void MoveOutside() => tensor.DataLocation = TensorProto.Types.DataLocation.External;
}
