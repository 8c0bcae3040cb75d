using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace QualityGate.ErrorRates.Simulation;

/// <summary>
/// Generators of random numbers, each seeded by what its numbers are for: whatever is drawn is the same in any order, on any number of
/// threads.
/// </summary>
internal static class Chance
{
    /// <summary>A generator for a purpose, told by a few numbers.</summary>
    public static Xoshiro256StarStar For(params ReadOnlySpan<int> purpose)
    {
        // The finaliser of SplitMix64: seeds that differ in one bit give numbers that have nothing in common.
        var state = 0x9E3779B97F4A7C15UL;
        foreach (var part in purpose)
        {
            state = (state ^ (uint)part) * 0xBF58476D1CE4E5B9UL;
            state = (state ^ (state >> 27)) * 0x94D049BB133111EBUL;
            state ^= state >> 31;
        }

        return new Xoshiro256StarStar((int)(state & int.MaxValue), threadSafe: false);
    }

    /// <summary>Normal numbers around 0.</summary>
    public static float[] Normals(Random random, int count, double deviation)
    {
        var values = new double[count];
        Normal.Samples(random, values, 0, deviation);
        return Array.ConvertAll(values, value => (float)value);
    }
}
