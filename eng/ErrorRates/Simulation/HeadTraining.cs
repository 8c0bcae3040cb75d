using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace QualityGate.ErrorRates.Simulation;

/// <summary>
/// Trains a classifier layer on drawn features: the scores are log-probabilities of classes that scatter alike (linear discriminants), with
/// a ridge on the scatter.
/// </summary>
internal static class HeadTraining
{
    /// <summary>The number of training samples of each class.</summary>
    public const int Samples = 100;

    private const double Ridge = 0.01;
    private const int TrainingSet = -2;

    /// <summary>The features that a backbone has of its training samples, by class.</summary>
    public static float[][] Features(Backbone backbone)
    {
        var set = TrainingSet - backbone.Seed;
        return [.. backbone.World.Means.Select((_, index) => backbone.See(backbone.World.Draw(set, index, Samples), set, index))];
    }

    /// <summary>Trains a layer.</summary>
    /// <param name="features">The features of the training samples of each class, row by row.</param>
    public static Head Train(float[][] features)
    {
        var means = DenseMatrix.Create(World.Features, features.Length, 0);
        var scatter = DenseMatrix.Create(World.Features, World.Features, 0);
        for (var index = 0; index < features.Length; index++)
        {
            var rows = new DenseMatrix(World.Features, Samples, Array.ConvertAll(features[index], value => (double)value));
            var mean = rows.RowSums() / Samples;
            means.SetColumn(index, mean);
            for (var sample = 0; sample < Samples; sample++)
            {
                rows.SetColumn(sample, rows.Column(sample) - mean);
            }

            scatter.Add(rows.TransposeAndMultiply(rows), scatter);
        }

        scatter.Divide((double)features.Length * (Samples - 1), scatter);
        scatter.Add(DenseMatrix.CreateDiagonal(World.Features, World.Features, Ridge * scatter.Trace() / World.Features), scatter);
        var whitened = scatter.Cholesky().Solve(means);
        var common = whitened.RowSums() / features.Length;
        return new Head(
            [.. Enumerable.Range(0, features.Length).Select(index => Floats(whitened.Column(index) - common))],
            [
                .. Enumerable
                    .Range(0, features.Length)
                    .Select(index => (float)(-0.5 * whitened.Column(index).DotProduct(means.Column(index)))),
            ]
        );
    }

    private static float[] Floats(Vector<double> values) => [.. values.Select(value => (float)value)];
}
