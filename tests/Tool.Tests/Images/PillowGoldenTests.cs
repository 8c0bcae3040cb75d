using QualityGate.Configuration;
using QualityGate.Inference.Images;

namespace QualityGate.Tool.Tests.Images;

/// <summary>Scaling and cutting, byte by byte, against Pillow; <c>eng/ImageGoldens/make.py</c> writes what is compared with.</summary>
internal sealed class PillowGoldenTests
{
    private static string Folder => Repository.PathTo("tests/Tool.Tests/Images/Golden");

    private static IEnumerable<TestCaseData> Cases() =>
        File.ReadAllLines(Path.Combine(Folder, "cases.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .Select(part => new TestCaseData(part[0], part[1], part[2], part[3]).SetArgDisplayNames(part[0]));

    [TestCaseSource(nameof(Cases))]
    public void Images_become_what_Pillow_makes_of_them(string name, string resize, string crop, string filter)
    {
        var image = Read(name + ".png");
        var expected = Read(name + ".out.png");
        var preparation = new Preparation(
            ImageSizeText.Resize(resize)!.Value,
            ImageSizeText.Crop(crop)!.Value,
            filter,
            "rgb",
            "0..255",
            [0, 0, 0],
            [1, 1, 1],
            CropsDown: false,
            default
        );
        var prepared = preparation.Apply(image)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((prepared.Height, prepared.Width), Is.EqualTo((expected.Height, expected.Width)));
            Assert.That(Pixels(prepared), Is.EqualTo(Pixels(expected)));
        }
    }

    [Test]
    public void Grey_is_that_of_Pillow() => Assert.That(Read("luma.png").ToGrey().Bytes, Is.EqualTo(Read("luma.out.png").ToGrey().Bytes));

    [Test]
    public void Half_a_pixel_is_rounded_to_even_or_down()
    {
        var image = new PixelImage(7, 1, 1, [0, 1, 2, 3, 4, 5, 6]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(CentreCrop.Of(image, new(1, 4), roundsDown: false).Bytes, Is.EqualTo(new byte[] { 2, 3, 4, 5 }));
            Assert.That(CentreCrop.Of(image, new(1, 4), roundsDown: true).Bytes, Is.EqualTo(new byte[] { 1, 2, 3, 4 }));
        }
    }

    private static byte[] Pixels(PixelImage image) => image.Bytes[..(image.Width * image.Height * image.Channels)];

    private static PixelImage Read(string name) => ImageDecoder.Decode(File.ReadAllBytes(Path.Combine(Folder, name)))!;
}
