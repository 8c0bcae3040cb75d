namespace QualityGate.Models.Onnx.Wire;

/// <summary>The fields of a message that are kept, that hold messages in turn, and that hold numbers that stay in the file.</summary>
/// <param name="Copied">Fields that are kept as they are.</param>
/// <param name="Nested">Fields that hold messages, and their shapes.</param>
/// <param name="Bulk">Fields whose place in the file is noted in place of their content.</param>
/// <param name="BulkFrom">
/// 0: each bulk field is noted. Otherwise, messages of at least so many bytes are noted as one, and smaller ones kept.
/// </param>
internal sealed record MessageShape(int[] Copied, Dictionary<int, MessageShape> Nested, int[] Bulk, long BulkFrom = 0)
{
    /// <summary>The shapes of ONNX's messages (field numbers: onnx.proto), from the model down.</summary>
    public static MessageShape Model()
    {
        const long LongList = 64 * 1024;
        var tensor = new MessageShape([1, 2, 8, 13, 14], [], [4, 5, 7, 9, 10, 11]);
        var attribute = new MessageShape([1, 2, 3, 4, 20, 21], [], [7, 8, 9], LongList);
        var node = new MessageShape([1, 2, 3, 4, 7], new() { [5] = attribute }, []);
        var graph = new MessageShape([2, 11, 12, 13], new() { [1] = node, [5] = tensor }, []);
        foreach (var (field, shape) in new[] { (5, tensor), (10, tensor), (6, graph), (11, graph) })
        {
            attribute.Nested.Add(field, shape);
        }

        var function = new MessageShape([1, 4, 5, 6, 9, 10], new() { [7] = node, [11] = attribute }, []);
        return new MessageShape([1, 2, 3, 4, 5, 8, 14], new() { [7] = graph, [25] = function }, []);
    }
}
