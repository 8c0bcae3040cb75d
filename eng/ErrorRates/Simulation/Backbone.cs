using System.Numerics.Tensors;

namespace QualityGate.ErrorRates.Simulation;

/// <summary>
/// The layers before the classifier as one training left them: they see each class a little off its place, and each sample with some noise
/// of their own. Another training of the same world is another seed.
/// </summary>
internal sealed class Backbone
{
    private const double OffsetLength = 0.15;
    private const double Noise = 0.12;

    private readonly World world;
    private readonly int seed;
    private readonly float[][] offsets;

    /// <summary>Makes the layers of a training.</summary>
    public Backbone(World world, int seed)
    {
        (this.world, this.seed) = (world, seed);
        var random = Chance.For(world.Seed, seed, -1);
        offsets = [.. world.Means.Select(_ => Chance.Normals(random, World.Features, OffsetLength / Math.Sqrt(World.Features)))];
    }

    /// <summary>The number of this training.</summary>
    public int Seed => seed;

    /// <summary>The world that it was trained on.</summary>
    public World World => world;

    /// <summary>The features of samples of a class, which are left as they are, row by row.</summary>
    public float[] See(float[] samples, int set, int index)
    {
        var seen = Chance.Normals(Chance.For(world.Seed, set, index, seed), samples.Length, Noise);
        TensorPrimitives.Add<float>(seen, samples, seen);
        for (var start = 0; start < seen.Length; start += World.Features)
        {
            var row = seen.AsSpan(start, World.Features);
            TensorPrimitives.Add(row, offsets[index], row);
        }

        return seen;
    }
}
