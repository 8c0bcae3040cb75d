using System.Numerics;

namespace QualityGate.Analysis;

/// <summary>
/// The generator xoshiro256** of David Blackman and Sebastiano Vigna, seeded by splitmix64: number for number the one of Math.NET Numerics.
/// That one asks the system for cryptographic random numbers whenever it is made, and each drawn test set and each permutation has a
/// generator of its own.
/// </summary>
internal sealed class SeededRandom : Random
{
    private ulong s0;
    private ulong s1;
    private ulong s2;
    private ulong s3;

    /// <summary>Makes the generator of a seed.</summary>
    public SeededRandom(int seed)
        : base(seed)
    {
        var state = (ulong)seed;
        (s0, s1, s2, s3) = (Split(ref state), Split(ref state), Split(ref state), Split(ref state));
    }

    /// <inheritdoc/>
    public override double NextDouble() => (Draw() >> 11) * (1.0 / (1UL << 53));

    /// <inheritdoc/>
    public override int Next(int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxValue, 1);
        if (maxValue == 1)
        {
            return 0;
        }

        // As many bits as the bound has, drawn again where they reach it: all numbers are alike likely.
        var bits = BitOperations.Log2((uint)maxValue - 1) + 1;
        int drawn;
        do
        {
            drawn = (int)(Draw() >> (64 - bits));
        } while (drawn >= maxValue);

        return drawn;
    }

    /// <inheritdoc/>
    protected override double Sample() => NextDouble();

    private static ulong Split(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private ulong Draw()
    {
        var drawn = BitOperations.RotateLeft(s1 * 5, 7) * 9;
        var shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= shifted;
        s3 = BitOperations.RotateLeft(s3, 45);
        return drawn;
    }
}
