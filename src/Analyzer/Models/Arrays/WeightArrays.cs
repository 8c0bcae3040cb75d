using System.Text.Json;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Arrays;

/// <summary>
/// Finds out which arrays of a file are weights, and which only belong to weights: the scales, zero points and shapes of quantised
/// ones, by the names that libraries give them.
/// </summary>
internal sealed class WeightArrays
{
    private readonly List<(StoredArray Array, ArrayName Name)> arrays;
    private readonly ILookup<string, (StoredArray Array, ArrayName Name)> belongings;
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    private WeightArrays(IEnumerable<StoredArray> stored)
    {
        arrays = [.. stored.Select(array => (array, ArrayName.Of(array.Name)))];
        belongings = arrays
            .Where(array => array.Name.Role != ArrayRole.Weights)
            .ToLookup(array => array.Name.Owner, StringComparer.Ordinal);
    }

    /// <summary>The weights among arrays, in their order.</summary>
    public static IReadOnlyList<WeightArray> Among(IReadOnlyList<StoredArray> arrays) => new WeightArrays(arrays).Find();

    private List<WeightArray> Find()
    {
        var weights = arrays
            .Where(array => array.Name.Role == ArrayRole.Weights)
            .Select(array => array.Array)
            .ToDictionary(array => array, Weights);
        return
        [
            .. arrays
                .Where(array => !used.Contains(array.Array.Name))
                .Select(array => weights.TryGetValue(array.Array, out var found) ? found : Alone(array.Array, array.Name.Role)),
        ];
    }

    private WeightArray Weights(StoredArray array)
    {
        var own = array.Shape.Length > 1 ? Belongings(array) : [];
        return array.IsFloat ? Real(array, own)
            : own.Count > 0 ? Quantised(array, own)
            : Alone(array, ArrayRole.Weights);
    }

    private WeightArray Real(StoredArray array, List<(StoredArray Array, ArrayName Name)> own)
    {
        // Scales beside real numbers are those of something else, such as the observers of a training, but no weights.
        own.RemoveAll(other => other.Name.Role is not (ArrayRole.Scale or ArrayRole.Norm));
        used.UnionWith(own.Select(other => other.Array.Name));
        var norms = own.Where(other => other.Name.Role == ArrayRole.Norm)
            .Select(other => other.Array.Numbers)
            .OfType<Tensor>()
            .Where(norm => array.Shape.Length > 0 && norm.Count == array.Shape[0]);
        return new WeightArray(array, array.Numbers is { } numbers ? norms.Aggregate(numbers, Scaled) : null, Failure: null);
    }

    // PyTorch's weight norm keeps a length beside the direction of each row. Only its sign matters to cosines; a row of length 0 is no
    // template.
    private static Tensor Scaled(Tensor rows, Tensor norms) =>
        new(
            rows.Shape,
            rows.Origin,
            () =>
            {
                var (values, lengths) = (rows.Values(), norms.Values());
                var features = values.Length / lengths.Length;
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] *= lengths[i / features] is > 0 or < 0 ? Math.Sign(lengths[i / features]) : lengths[i / features];
                }

                return values;
            }
        );

    private WeightArray Quantised(StoredArray array, List<(StoredArray Array, ArrayName Name)> own)
    {
        used.UnionWith(own.Select(other => other.Array.Name));
        var (numbers, failure) = QuantisedWeights.Read(array, own, classAxis: null);
        if (failure is null && Unknown(array, own) is { } unknown)
        {
            (numbers, failure) = (null, $"has '{unknown.Name}' beside it, and it is not known what that does to the integers");
        }

        return new WeightArray(array, numbers, failure)
        {
            Companions = [.. own.Select(other => other.Array)],
            TrueShape = failure is null ? null : WrittenShape(own),
            ReadAlong = axis => QuantisedWeights.Read(array, own, axis),
        };
    }

    // Zero points may have a name of their own: an array with a number for each row or group that is called after the weights, or integers
    // of that size in the same module.
    private StoredArray? Unknown(StoredArray array, List<(StoredArray Array, ArrayName Name)> own)
    {
        var module = ArrayName.ModuleOf(ArrayName.Of(array.Name).Owner);
        var sizes = own.Where(other => other.Name.Role == ArrayRole.Scale)
            .Select(other => SizeOf(other.Array))
            .Append(array.Shape[0])
            .Append(array.Shape[^1])
            .ToHashSet();
        bool MayBeZeroPoints((StoredArray Array, ArrayName Name) other) =>
            other.Name.Role == ArrayRole.Weights
            && other.Array.Name != array.Name
            && SizeOf(other.Array) > 1
            && sizes.Contains(SizeOf(other.Array))
            && (
                IsCalledAfter(other.Array.Name, array.Name)
                || (!other.Array.IsFloat && ArrayName.ModuleOf(other.Name.Owner) == module && !IsCounting(other.Array))
            );
        return arrays.Where(MayBeZeroPoints).Select(other => other.Array).FirstOrDefault();
    }

    private static bool IsCalledAfter(string name, string owner) =>
        name.StartsWith($"{owner}_", StringComparison.Ordinal) || name.StartsWith($"{owner}.", StringComparison.Ordinal);

    private static long SizeOf(StoredArray array) => array.Shape.Aggregate(1L, (product, size) => product * size);

    // The indices of the classes, such as scripts save beside the weights.
    private static bool IsCounting(StoredArray array) =>
        array.Numbers?.Values() is { } values && values.Index().All(value => value.Item == value.Index);

    // Arrays belong to weights by their whole name, by their name without marks, or to the only integers of a module.
    private List<(StoredArray Array, ArrayName Name)> Belongings(StoredArray array)
    {
        var name = ArrayName.Of(array.Name).Owner;
        var module = ArrayName.ModuleOf(name);
        var isOnly =
            !array.IsFloat
            && arrays.Count(other =>
                other.Name.Role == ArrayRole.Weights
                && !other.Array.IsFloat
                && other.Array.Shape.Length > 1
                && ArrayName.ModuleOf(other.Name.Owner) == module
            ) == 1;
        return
        [
            .. new[] { name, ArrayName.StemOf(name) }
                .Concat(isOnly ? [module] : [])
                .Distinct(StringComparer.Ordinal)
                .SelectMany(owner => belongings[owner]),
        ];
    }

    private static WeightArray Alone(StoredArray array, ArrayRole role)
    {
        var failure =
            role == ArrayRole.Scale && array.Shape.Length > 1 ? "is called a scale, and the integers that it belongs to are not there"
            : array.IsFloat || array.Element == ElementType.Float8E4M3 || array.Element == ElementType.Float8E5M2 ? null
            : array.Element is { IsInteger: true } ? QuantisedWeights.NoScale
            : $"is of the type {array.Type}, which is not read";
        return new WeightArray(array, failure is null ? array.Numbers : null, failure);
    }

    // bitsandbytes writes the shape of weights of four bits as JSON in an array of bytes.
    private static int[]? WrittenShape(List<(StoredArray Array, ArrayName Name)> own)
    {
        const int Longest = 65_536;
        if (
            own.FirstOrDefault(other => other.Name.Word.StartsWith("quant_state", StringComparison.Ordinal)).Array
                is not { Numbers: { Count: < Longest } text, Element: var type }
            || type != ElementType.UInt8
        )
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(text.Values().Select(value => (byte)value).ToArray());
            return Tensor.CheckShape([.. json.RootElement.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())]);
        }
        catch (Exception e)
            when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or InvalidDataException)
        {
            return null;
        }
    }
}
