using System.Numerics.Tensors;
using QualityGate.Labels;

namespace QualityGate.ErrorRates.Simulation;

/// <summary>
/// The classes as a network could see them: a mean for each, made of a direction for each concept that it is a kind of and one of its own,
/// so that siblings lie near each other. Samples scatter around the means of their classes, some farther than others.
/// </summary>
internal sealed class World
{
    /// <summary>The number of features.</summary>
    public const int Features = 64;

    // The length of a class's own direction is 1.
    private const double ConceptLength = 0.45;
    private const double Scatter = 0.33;
    private const double Difficulty = 0.35;

    private World(ClassLabels labels, int seed, float[][] means) => (Labels, Seed, Means) = (labels, seed, means);

    /// <summary>The classes.</summary>
    public ClassLabels Labels { get; }

    /// <summary>The number that tells this world from others.</summary>
    public int Seed { get; }

    /// <summary>The mean of each class.</summary>
    public float[][] Means { get; }

    /// <summary>Makes a world of classes; always the same for a seed.</summary>
    public static World Create(ClassLabels labels, int seed)
    {
        var random = Chance.For(seed);
        var directions = new Dictionary<int, float[]>();
        float[] Direction(double length) => Chance.Normals(random, Features, length / Math.Sqrt(Features));
        return new World(
            labels,
            seed,
            [
                .. labels.Items.Select(label =>
                {
                    var mean = Direction(length: 1);
                    foreach (var (node, _) in labels.Hierarchy.Graph!.AncestorsOf(label.Node!.Value))
                    {
                        if (node != label.Node)
                        {
                            var shared = directions.TryGetValue(node, out var known) ? known : directions[node] = Direction(ConceptLength);
                            TensorPrimitives.Add(mean, shared, mean);
                        }
                    }

                    return mean;
                }),
            ]
        );
    }

    /// <summary>Draws samples of a class, row by row; the same for the same set.</summary>
    public float[] Draw(int set, int index, int samples)
    {
        var random = Chance.For(Seed, set, index);
        var values = Chance.Normals(random, samples * Features, Scatter);
        var difficulties = Chance.Normals(random, samples, Difficulty);
        for (var sample = 0; sample < samples; sample++)
        {
            var row = values.AsSpan(sample * Features, Features);
            TensorPrimitives.MultiplyAdd(row, MathF.Exp(difficulties[sample]), Means[index], row);
        }

        return values;
    }
}
