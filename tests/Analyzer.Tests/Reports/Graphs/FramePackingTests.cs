using QualityGate.Reports.Graphs;

namespace QualityGate.Analyzer.Tests.Reports.Graphs;

/// <summary>The places of frames: none lies on another, and frames that are confused are near each other.</summary>
internal sealed class FramePackingTests
{
    private const double Gap = 16;

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(15)]
    [TestCase(150)]
    [TestCase(1200)]
    public void Frames_stand_apart_and_confused_ones_together(int count)
    {
        var frames = Frames(count, isLinked: true);
        var (near, anywhere) = (FramePacking.Pack(frames), FramePacking.Pack(Frames(count, isLinked: false)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Overlaps(frames, near), Is.False);
            Assert.That(near.Width * near.Height, Is.LessThan(1.5 * frames.Area), "a picture is compact");
            Assert.That(FramePacking.Pack(Frames(count, isLinked: true)).Places, Is.EqualTo(near.Places), "always the same");
            if (count > 2)
            {
                Assert.That(Ways(frames, near), Is.LessThan(0.8 * Ways(frames, anywhere)));
            }
        }
    }

    [Test]
    public void Frames_of_one_size_fill_the_picture()
    {
        var frames = new FrameSet([.. Enumerable.Repeat((100.0, 50.0), 12)], [], Gap);
        var packed = FramePacking.Pack(frames);
        Assert.That(packed.Width * packed.Height, Is.LessThan(1.05 * frames.Area));
    }

    // Sizes as clusters have them, and each frame confused with two that come much later in any order of sizes.
    private static FrameSet Frames(int count, bool isLinked)
    {
        static uint Hash(int value) => (uint)value * 2_654_435_761u;
        return new FrameSet(
            [.. Enumerable.Range(0, count).Select(i => (100.0 + (Hash(i) % 300), 80.0 + (Hash(i + 7) % 200)))],
            isLinked ? [.. Enumerable.Range(0, count - 1).Select(i => new FrameLink(i, i + 1, 0.1 + (Hash(i + 3) % 10 / 10.0)))] : [],
            Gap
        );
    }

    private static double Ways(FrameSet frames, PackedFrames packed) =>
        frames.Links.Sum(link => link.Weight * frames.Way(packed.Places, link.A, link.B));

    private static bool Overlaps(FrameSet frames, PackedFrames packed)
    {
        Box[] boxes =
        [
            .. packed.Places.Select((place, i) => new Box(place.X, place.Y, frames.Sizes[i].Width + Gap, frames.Sizes[i].Height + Gap)),
        ];
        return boxes.Index().Any(box => boxes.Skip(box.Index + 1).Any(other => box.Item.Overlaps(other)));
    }
}
