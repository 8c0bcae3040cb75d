using CsCheck;
using MathNet.Numerics.Random;
using QualityGate.Analysis;

namespace QualityGate.Analyzer.Tests.Analysis;

/// <summary>Figures that were drawn before stay as they are: the generator's numbers are those of Math.NET Numerics.</summary>
internal sealed class SeededRandomTests
{
    [Test]
    public void Every_number_is_that_of_the_same_generator_in_Math_NET() =>
        Gen.Select(Gen.Int, Gen.OneOf(Gen.Int[1, 70], Gen.Int[1, int.MaxValue - 1], Gen.Int[0, 30].Select(bits => 1 << bits)))
            .Sample(
                (seed, bound) =>
                {
                    var (own, other) = (new SeededRandom(seed), new Xoshiro256StarStar(seed, threadSafe: false));
                    return Enumerable
                        .Range(0, 30)
                        .All(time => own.Next(bound) == other.Next(bound) && (time % 3 > 0 || own.NextDouble() == other.NextDouble()));
                },
                iter: Thoroughness.Times(300)
            );

    [Test]
    public void A_bound_that_leaves_no_number_is_refused() =>
        Assert.That(() => new SeededRandom(1).Next(0), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
