using System.Text;
using QualityGate.Inference.Images;

namespace QualityGate.Tool.Tests.Images;

/// <summary>Image files of many kinds, against Pillow; <c>eng/ImageGoldens/formats.py</c> writes what is compared with.</summary>
internal sealed class DecoderTests
{
    // JPEG decoders differ by one or two among each other.
    private const int MostOfJpeg = 3;

    private static string Folder => Repository.PathTo("tests/Tool.Tests/Images/Golden/Formats");

    private static IEnumerable<string> Files =>
        Directory
            .GetFiles(Folder)
            .Where(file => !file.EndsWith(".out.png", StringComparison.Ordinal))
            .Select(file => Path.GetFileName(file)!);

    [TestCaseSource(nameof(Files))]
    public void Pixels_are_those_of_Pillow(string name)
    {
        var image = Decode(name)!;
        var expected = Decode(name + ".out.png")!;
        var most = name.EndsWith(".jpg", StringComparison.Ordinal) ? MostOfJpeg : 0;
        Assert.That((image.Height, image.Width), Is.EqualTo((expected.Height, expected.Width)));
        Assert.That(
            Enumerable.Range(0, image.Height * image.Width * 3).Max(at => Math.Abs(image.Bytes[at] - expected.Bytes[at])),
            Is.LessThanOrEqualTo(most)
        );
    }

    [TestCaseSource(nameof(Files))]
    public void A_file_that_is_cut_off_is_no_image(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder, name));
        Assert.That(ImageDecoder.Decode(bytes[..(bytes.Length / 3)]), Is.Null);
    }

    [TestCase("", TestName = "empty")]
    [TestCase("no image", TestName = "a text")]
    [TestCase("\0\0\u0005\u0005\0\0\0\0\0\0\0\0", TestName = "zeros, which a format of telephones begins with")]
    [TestCase("II*\0", TestName = "TIFF")]
    public void A_text_is_no_image(string text) => Assert.That(ImageDecoder.Decode(Encoding.Latin1.GetBytes(text)), Is.Null);

    // 20,000 × 20,000 pixels would take 1.6 GB; a bitmap says so in its header.
    [Test]
    public void A_bomb_is_refused_before_it_takes_memory()
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder, "bitmap.bmp"));
        BitConverter.GetBytes(20_000).CopyTo(bytes, 18);
        BitConverter.GetBytes(20_000).CopyTo(bytes, 22);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(ImageDecoder.Decode(bytes), Is.Null);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1 << 20));
    }

    private static PixelImage? Decode(string name) => ImageDecoder.Decode(File.ReadAllBytes(Path.Combine(Folder, name)));
}
