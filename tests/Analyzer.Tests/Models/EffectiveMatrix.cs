using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace QualityGate.Analyzer.Tests.Models;

/// <summary>The matrix that a linear model applies to its input, found by running it on each unit vector.</summary>
internal static class EffectiveMatrix
{
    /// <summary>Rows: the places of an output in row-major order; columns: the numbers of the input.</summary>
    public static double[][] Of(byte[] model, int features, string output = "y", string input = "x")
    {
        using var options = new SessionOptions { GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL };
        using var session = new InferenceSession(model, options);
        double[] Run(int unit)
        {
            var values = Enumerable.Range(0, features).Select(i => i == unit ? 1f : 0f).ToArray();
            using var results = session.Run(
                [NamedOnnxValue.CreateFromTensor(input, new DenseTensor<float>(values, [1, features]))],
                [output]
            );
            return [.. results[0].AsEnumerable<float>().Select(value => (double)value)];
        }

        var zero = Run(-1);
        var columns = Enumerable.Range(0, features).Select(Run).ToArray();
        return [.. zero.Select((shift, place) => columns.Select(column => column[place] - shift).ToArray())];
    }

    /// <summary>Checks that templates are the rows of such a matrix, each up to a positive factor, or all turned round.</summary>
    public static void AssertTemplates(QualityGate.Models.ClassTemplates templates, double[][] rows)
    {
        Assert.That(templates.Classes, Is.EqualTo(rows.Length));
        var cosines = rows.Select((row, c) => Cosine(templates[c].ToArray(), row)).ToArray();
        Assert.That(cosines.Select(Math.Abs), Is.All.EqualTo(1).Within(1e-5), string.Join(", ", cosines));
        Assert.That(cosines.Select(Math.Sign).Distinct().Count(), Is.EqualTo(1), string.Join(", ", cosines));
    }

    private static double Cosine(double[] a, double[] b) =>
        a.Zip(b, (x, y) => x * y).Sum() / Math.Sqrt(a.Sum(x => x * x) * b.Sum(y => y * y));
}
