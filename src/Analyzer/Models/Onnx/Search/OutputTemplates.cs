using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Models.Onnx.Graphs;
using QualityGate.Models.Onnx.Layers;
using QualityGate.Models.Onnx.Rows;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Onnx.Search;

/// <summary>
/// Makes the templates of an output out of the rows that arrive there. A positive factor turns no template, so rows of one layer
/// stay as they are, or are turned round. Of several layers that are added up, the templates stand side by side, each times its
/// factor; those of layers with the same features are added.
/// </summary>
internal static class OutputTemplates
{
    /// <summary>The classifier of an output, or why there is none.</summary>
    public static (FoundClassifier? Classifier, LostScores? Problem) Make(
        string output,
        ImmutableArray<ImmutableArray<RowTerm>> rows,
        IReadOnlyDictionary<int, IReadOnlyList<ClassifierLayer>> layers,
        IReadOnlySet<string> sourcesOfConstants,
        WorkBudget budget
    )
    {
        if (rows.IndexOf([], new IsEmpty()) is var constant && constant >= 0)
        {
            return (
                null,
                new LostScores(
                    DiagnosticCodes.OutputOrderUnknown,
                    $"holds a constant at place {constant} (counted from 0), put there by "
                        + $"{string.Join(" or ", sourcesOfConstants.Order(StringComparer.Ordinal).Take(3))}, which belongs to no class"
                )
            );
        }

        var remarks = new List<string>();
        var distinct = rows.Select(terms => string.Join(';', terms)).Distinct(StringComparer.Ordinal).Count();
        if (distinct < rows.Length)
        {
            remarks.Add($"{rows.Length} scores of output '{output}' are those of {distinct} rows, so some templates are the same");
        }

        Tensor matrix;
        if (rows.IsEmpty)
        {
            // No rows, or too many: either is complained about by the shape.
            matrix = layers.Values.First()[0].Matrix;
        }
        else if (layers.Count == 1 && rows.All(terms => terms.Length == 1))
        {
            matrix = OfOneLayer(layers.Values.First()[0].Matrix, rows, remarks, budget);
        }
        else if (Blocks(rows, layers) is { } blocks)
        {
            matrix = SideBySide(rows, layers, blocks, budget);
            remarks.Add(
                $"the sum of {layers.Count} layers "
                    + $"({string.Join(", ", layers.Values.Select(same => $"'{same[0].Matrix.Origin.Name}'"))}), whose templates are "
                    + "taken together"
            );
        }
        else
        {
            var named = layers.Values.Select(same => $"{same[0].Node.Describe()} with weights '{same[0].Matrix.Origin.Name}'");
            return (
                null,
                new LostScores(
                    DiagnosticCodes.HeadsCannotBeJoined,
                    $"joins classes of several layers ({string.Join(", ", named)}) that look at different features"
                )
            );
        }

        return (
            new FoundClassifier(output, rows, layers, matrix)
            {
                Doubt = layers.Values.Select(same => same[0].Doubt).FirstOrDefault(doubt => doubt is not null),
                Remarks = [.. remarks],
            },
            null
        );
    }

    private static Tensor OfOneLayer(Tensor weights, ImmutableArray<ImmutableArray<RowTerm>> rows, List<string> remarks, WorkBudget budget)
    {
        int[] picked = [.. rows.Select(terms => terms[0].Row)];
        bool[] turned = [.. rows.Select(terms => terms[0].Factor < 0)];
        var count = turned.Count(isTurned => isTurned);
        if (rows.Length > 1 && count == rows.Length)
        {
            // All templates turned round have the cosines of those that are not.
            (turned, count) = (new bool[rows.Length], 0);
        }

        if (rows.Length == 2 && picked[0] == picked[1] && count == 1)
        {
            remarks.Add("one output row, read as two opposed templates (a binary head)");
        }
        else if (count > 0)
        {
            remarks.Add($"a factor per class behind the layer is negative for {count} classes, whose templates are turned round");
        }

        if (count == 0 && picked.SequenceEqual(Enumerable.Range(0, weights.Shape[0])))
        {
            return weights;
        }

        var features = weights.Shape[1];
        return new Tensor(
            Tensor.CheckShape([rows.Length, features]),
            weights.Origin,
            () =>
            {
                budget.Charge((long)rows.Length * features);
                var (values, result) = (weights.Values(), new double[rows.Length * features]);
                for (var c = 0; c < picked.Length; c++)
                {
                    for (var f = 0; f < features; f++)
                    {
                        result[(c * features) + f] = turned[c] ? -values[(picked[c] * features) + f] : values[(picked[c] * features) + f];
                    }
                }

                return result;
            }
        );
    }

    // Where the features of each layer begin in a template; null when not all classes look at the same features.
    private static Dictionary<int, (int Start, int Features)>? Blocks(
        ImmutableArray<ImmutableArray<RowTerm>> rows,
        IReadOnlyDictionary<int, IReadOnlyList<ClassifierLayer>> layers
    )
    {
        var starts = new Dictionary<int, (int, int)>();
        var spaces = new Dictionary<(GraphValue?, int, int), int>();
        (GraphValue?, int, int) Space(int layer) => layers[layer] is [var only] ? (only.Input, only.Features, -1) : (null, 0, layer);
        var width = 0;
        foreach (var number in layers.Keys.Order())
        {
            var features = layers[number][0].Features;
            if (!spaces.TryGetValue(Space(number), out var start))
            {
                start = width;
                spaces.Add(Space(number), start);
                width = checked(width + features);
            }

            starts.Add(number, (start, features));
        }

        return rows.All(terms => terms.Select(term => Space(term.Layer)).Distinct().Count() == spaces.Count) ? starts : null;
    }

    private static Tensor SideBySide(
        ImmutableArray<ImmutableArray<RowTerm>> rows,
        IReadOnlyDictionary<int, IReadOnlyList<ClassifierLayer>> layers,
        Dictionary<int, (int Start, int Features)> blocks,
        WorkBudget budget
    )
    {
        var width = blocks.Values.Max(block => block.Start + block.Features);
        var origin = new TensorOrigin(
            string.Join(" + ", layers.OrderBy(pair => pair.Key).Select(pair => pair.Value[0].Matrix.Origin.Name)),
            layers.OrderBy(pair => pair.Key).First().Value[0].Matrix.Origin.Encoding
        );
        return new Tensor(
            Tensor.CheckShape([rows.Length, width]),
            origin,
            () =>
            {
                budget.Charge((long)rows.Length * width);
                var result = new double[rows.Length * width];
                foreach (var (number, (start, features)) in blocks)
                {
                    var weights = layers[number][0].Matrix.Values();
                    for (var c = 0; c < rows.Length; c++)
                    {
                        foreach (var term in rows[c].Where(term => term.Layer == number))
                        {
                            for (var f = 0; f < features; f++)
                            {
                                result[(c * width) + start + f] += term.Factor * weights[(term.Row * features) + f];
                            }
                        }
                    }
                }

                return result;
            }
        );
    }

    private sealed class IsEmpty : IEqualityComparer<ImmutableArray<RowTerm>>
    {
        public bool Equals(ImmutableArray<RowTerm> x, ImmutableArray<RowTerm> y) => x.IsEmpty && y.IsEmpty;

        public int GetHashCode(ImmutableArray<RowTerm> terms) => terms.Length;
    }
}
