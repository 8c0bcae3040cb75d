using System.Globalization;
using QualityGate.Models.Onnx.Graphs;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Onnx.Layers;

/// <summary>LinearClassifier of ai.onnx.ml, as scikit-learn's linear models are exported: a row of coefficients per class.</summary>
internal sealed class LinearClassifierForm : LayerForm
{
    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Operators { get; } = ["ai.onnx.ml.LinearClassifier"];

    /// <inheritdoc/>
    public override ClassifierLayer? Recognise(GraphNode node, LayerContext context)
    {
        if (node.Find("coefficients") is not { } attribute || node.Input(0) is not { } input)
        {
            return null;
        }

        var coefficients = AttributeList.Floats(context.File, attribute);
        var intercepts = node.Find("intercepts") is { } given ? AttributeList.Floats(context.File, given) : [];
        string[] names = node.Find("classlabels_strings") is { Strings.Count: > 0 } texts
            ? [.. texts.Strings.Select(text => text.ToStringUtf8())]
            : [.. (node.Integers("classlabels_ints") ?? []).Select(number => number.ToString(CultureInfo.InvariantCulture))];
        var rows = intercepts.Length > 0 ? intercepts.Length : names.Length;
        if (rows == 0 || coefficients.Length == 0 || coefficients.Length % rows != 0)
        {
            throw new InvalidDataException($"{coefficients.Length} coefficients are not those of {rows} classes");
        }

        var transform = node.Text("post_transform");
        var matrix = new Tensor(
            [rows, coefficients.Length / rows],
            new TensorOrigin("coefficients", ElementType.Float32.Name),
            () => [.. coefficients]
        );
        return new ClassifierLayer(node, matrix, input, new AxisGeometry([-1], -1))
        {
            Bias = intercepts.Length > 0 ? Tensor.Of([rows], intercepts) : null,
            ScoresOutput = 1,
            ClassNames = names,
            Transform = transform switch
            {
                "SOFTMAX" => Softmax,
                "LOGISTIC" => scores => [.. scores.Select(score => 1 / (1 + Math.Exp(-score)))],
                _ => null,
            },
        };
    }

    private static double[] Softmax(double[] scores)
    {
        double[] powers = [.. scores.Select(score => Math.Exp(score - scores.Max()))];
        return [.. powers.Select(power => power / powers.Sum())];
    }
}
