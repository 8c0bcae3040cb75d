using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf;
using QualityGate.Models.Onnx;

namespace QualityGate.Testing;

/// <summary>Builds ONNX models for tests, node by node.</summary>
public sealed class OnnxBuilder
{
    private readonly ModelProto model = new()
    {
        IrVersion = 8,
        ProducerName = "QualityGate tests",
        Graph = new GraphProto { Name = "test" },
    };

    public OnnxBuilder(int opset = 13)
    {
        model.OpsetImport.Add(new OperatorSetIdProto { Version = opset });
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "com.microsoft", Version = 1 });
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "ai.onnx.ml", Version = 3 });
        model.IrVersion = opset > 13 ? 10 : 8;
    }

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

    /// <summary>An input of a type, as ONNX numbers types; a size of 0 is left open.</summary>
    public OnnxBuilder TypedInput(string name, int type, params int[] shape)
    {
        model.Graph.Input.Add(Value(name, shape, type));
        return this;
    }

    /// <summary>An output of a type, as ONNX numbers types; a size of 0 is left open.</summary>
    public OnnxBuilder TypedOutput(string name, int type, params int[] shape)
    {
        model.Graph.Output.Add(Value(name, shape, type));
        return this;
    }

    /// <summary>An output about which the file says nothing but its name.</summary>
    public OnnxBuilder UntypedOutput(string name)
    {
        model.Graph.Output.Add(new ValueInfoProto { Name = name });
        return this;
    }

    /// <summary>An entry of the metadata.</summary>
    public OnnxBuilder Metadata(string key, string value)
    {
        model.MetadataProps.Add(new StringStringEntryProto { Key = key, Value = value });
        return this;
    }

    /// <summary>A model-local function, whose body is the nodes of another builder.</summary>
    public OnnxBuilder Function(string domain, string name, string[] inputs, string[] outputs, OnnxBuilder body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var function = new FunctionProto { Domain = domain, Name = name };
        function.Input.AddRange(inputs);
        function.Output.AddRange(outputs);
        function.Node.AddRange(body.model.Graph.Node);
        function.OpsetImport.AddRange(body.model.OpsetImport);
        function.OpsetImport.Add(new OperatorSetIdProto { Domain = domain, Version = 1 });
        function.Attribute.AddRange(
            body.model.Graph.Node.SelectMany(node => node.Attribute)
                .Select(attribute => attribute.RefAttrName)
                .Where(reference => reference.Length > 0)
                .Distinct()
        );
        model.Functions.Add(function);
        if (model.OpsetImport.All(opset => opset.Domain != domain))
        {
            model.OpsetImport.Add(new OperatorSetIdProto { Domain = domain, Version = 1 });
        }

        return this;
    }

    /// <summary>Moves an initialiser's bytes to a data file, which is returned.</summary>
    public byte[] MoveOutside(string name, string location, long offset = 0)
    {
        var tensor = model.Graph.Initializer.Single(initializer => initializer.Name == name);
        var bytes = tensor.RawData.ToByteArray();
        tensor.RawData = ByteString.Empty;
        tensor.DataLocation = TensorProto.Types.DataLocation.External;
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = location });
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "offset", Value = offset.ToString(CultureInfo.InvariantCulture) });
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "length", Value = bytes.Length.ToString(CultureInfo.InvariantCulture) });
        return [.. new byte[offset], .. bytes];
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

    /// <summary>Integers of a shape.</summary>
    public OnnxBuilder IntegersOfShape(string name, int[] shape, params long[] values)
    {
        Integers(name, values);
        model.Graph.Initializer[^1].Dims.Clear();
        model.Graph.Initializer[^1].Dims.AddRange(shape.Select(size => (long)size));
        return this;
    }

    public OnnxBuilder Constant(string name, int[] shape, double[] values, WeightEncoding encoding = WeightEncoding.Float32Raw)
    {
        var node = new NodeProto { OpType = "Constant", Name = $"make_{name}" };
        node.Output.Add(name);
        node.Attribute.Add(
            new AttributeProto
            {
                Name = "value",
                Type = AttributeProto.Types.AttributeType.Tensor,
                T = Tensor(name, shape, values, encoding),
            }
        );
        model.Graph.Node.Add(node);
        return this;
    }

    /// <summary>Adds a node with several outputs.</summary>
    public OnnxBuilder Nodes(string domain, string type, string[] inputs, string[] outputs, params (string Name, object Value)[] attributes)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        Node(domain, type, inputs, outputs[0], attributes);
        model.Graph.Node[^1].Output.AddRange(outputs.Skip(1));
        return this;
    }

    /// <summary>Adds a node; an attribute is an integer, a float or a list of integers.</summary>
    public OnnxBuilder Node(string type, string[] inputs, string output, params (string Name, object Value)[] attributes) =>
        Node(string.Empty, type, inputs, output, attributes);

    public OnnxBuilder Node(string domain, string type, string[] inputs, string output, params (string Name, object Value)[] attributes)
    {
        var node = new NodeProto
        {
            OpType = type,
            Name = $"{type}_{output}",
            Domain = domain,
        };
        node.Input.AddRange(inputs);
        node.Output.Add(output);
        node.Attribute.AddRange((attributes ?? []).Select(a => Attribute(a.Name, a.Value)));
        model.Graph.Node.Add(node);
        return this;
    }

    /// <summary>Leaves out an input of a node.</summary>
    public OnnxBuilder LeaveOut(int node, int input)
    {
        model.Graph.Node[node].Input[input] = string.Empty;
        return this;
    }

    /// <summary>The number of inputs of each node.</summary>
    public IReadOnlyList<int> InputCounts => [.. model.Graph.Node.Select(node => node.Input.Count)];

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
            case string text:
                (attribute.Type, attribute.S) = (AttributeProto.Types.AttributeType.String, ByteString.CopyFromUtf8(text));
                break;
            case string[] texts:
                attribute.Type = AttributeProto.Types.AttributeType.Strings;
                attribute.Strings.AddRange(texts.Select(ByteString.CopyFromUtf8));
                break;
            case double[] floats:
                attribute.Type = AttributeProto.Types.AttributeType.Floats;
                attribute.Floats.AddRange(floats.Select(value => (float)value));
                break;
            case OnnxBuilder graph:
                (attribute.Type, attribute.G) = (AttributeProto.Types.AttributeType.Graph, graph.model.Graph);
                break;
            case Reference reference:
                (attribute.Type, attribute.RefAttrName) = (
                    reference.IsFloat ? AttributeProto.Types.AttributeType.Float : AttributeProto.Types.AttributeType.Int,
                    reference.Name
                );
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
            case WeightEncoding.BFloat16Raw:
                tensor.DataType = (int)TensorProto.Types.DataType.Bfloat16;
                tensor.RawData = Raw(values.Select(value => (ushort)BFloat16Bits(value)).ToArray());
                break;
            case WeightEncoding.BFloat16Typed:
                tensor.DataType = (int)TensorProto.Types.DataType.Bfloat16;
                tensor.Int32Data.AddRange(values.Select(BFloat16Bits));
                break;
            case WeightEncoding.Int8Raw:
                tensor.DataType = (int)TensorProto.Types.DataType.Int8;
                tensor.RawData = Raw(values.Select(value => (sbyte)value).ToArray());
                break;
            case WeightEncoding.Int8Typed:
                tensor.DataType = (int)TensorProto.Types.DataType.Int8;
                tensor.Int32Data.AddRange(values.Select(value => (int)value));
                break;
            case WeightEncoding.UInt8Raw:
                tensor.DataType = (int)TensorProto.Types.DataType.Uint8;
                tensor.RawData = Raw(values.Select(value => (byte)value).ToArray());
                break;
            case WeightEncoding.Int32Raw:
                tensor.DataType = (int)TensorProto.Types.DataType.Int32;
                tensor.RawData = Raw(values.Select(value => (int)value).ToArray());
                break;
            case WeightEncoding.Int4Raw or WeightEncoding.UInt4Raw:
                tensor.DataType = (int)(
                    encoding == WeightEncoding.Int4Raw ? TensorProto.Types.DataType.Int4 : TensorProto.Types.DataType.Uint4
                );
                tensor.RawData = Raw(Pairs(values));
                break;
            case WeightEncoding.Int4Typed:
                tensor.DataType = (int)TensorProto.Types.DataType.Int4;
                tensor.Int32Data.AddRange(Pairs(values).Select(pair => (int)pair));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(encoding), encoding, message: null);
        }

        return tensor;
    }

    // To nearest: half of what the lower 16 bits can say is added before they are cut off.
    private static int BFloat16Bits(double value) => (int)((BitConverter.SingleToUInt32Bits((float)value) + 0x8000) >> 16);

    private static byte[] Pairs(double[] values) =>
        [.. values.Chunk(2).Select(pair => (byte)(((int)pair[0] & 0xF) | ((pair.Length > 1 ? (int)pair[1] & 0xF : 0) << 4)))];

    private static ByteString Raw<T>(T[] values)
        where T : struct => ByteString.CopyFrom(MemoryMarshal.AsBytes<T>(values));

    private static ValueInfoProto Value(string name, int[] shape, int type = (int)TensorProto.Types.DataType.Float)
    {
        var dimensions = new TensorShapeProto();
        dimensions.Dim.AddRange(
            shape.Select(
                (size, axis) =>
                    size > 0
                        ? new TensorShapeProto.Types.Dimension { DimValue = size }
                        : new TensorShapeProto.Types.Dimension { DimParam = FormattableString.Invariant($"open{axis}") }
            )
        );
        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto
            {
                TensorType = new TypeProto.Types.Tensor { ElemType = type, Shape = dimensions },
            },
        };
    }
}

/// <summary>The form in which a tensor's numbers are written in the file.</summary>
public enum WeightEncoding
{
    Float32Raw,
    Float32Typed,
    DoubleRaw,
    DoubleTyped,
    Float16Raw,
    Float16Typed,
    BFloat16Raw,
    BFloat16Typed,
    Int8Raw,
    Int8Typed,
    UInt8Raw,
    Int32Raw,
    Int4Raw,
    Int4Typed,
    UInt4Raw,
}

/// <summary>An attribute of a function's node whose value the call of the function gives.</summary>
public sealed record Reference(string Name, bool IsFloat = false);

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

    public void MoveTo(long offset) =>
        tensor.ExternalData.Single(entry => entry.Key == "offset").Value = offset.ToString(CultureInfo.InvariantCulture);

    public void MoveOutside() => tensor.DataLocation = TensorProto.Types.DataLocation.External;
}
