using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Reports.Formats;
using QualityGate.Reports.Graphs;
using QualityGate.Reports.Pictures;
using QualityGate.Results;
using QualityGate.Tool.Pictures;
using SkiaSharp;

namespace QualityGate.Tool.Tests.Pictures;

/// <summary>The PNG of a result, decoded again, beside the SVG of the same.</summary>
internal sealed class PngReportTests : FolderFixture
{
    private GateResult result = null!;

    [OneTimeSetUp]
    public void Measure()
    {
        using var folder = TemporaryFolder.InMemory();
        SmallRepository.Fill(folder);
        folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 7 }"));
        ToolRun.In(folder.FullPath, "check", "--json", "report.json");
        result = StoredResult.Read(InputPath.FromUser(folder.PathTo("report.json")));
    }

    [Test]
    public void A_PNG_shows_the_SVG_at_twice_the_pixels()
    {
        var svg = XDocument.Parse(SvgReport.Write(result)).Root!;
        using var bitmap = Decode(result);
        var group = svg.Elements().Single(element => element.Attribute("transform") is not null);
        var offset = group.Attribute("transform")!.Value.Split('(', ' ', ')');
        var (left, top) = (Parse(offset[1]), Parse(offset[2]));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(bitmap.Width, Is.EqualTo((int)Math.Ceiling(2 * Number(svg, "width"))));
            Assert.That(bitmap.Height, Is.EqualTo((int)Math.Ceiling(2 * Number(svg, "height"))));
            Assert.That(bitmap.GetPixel(2, 2), Is.EqualTo(SKColors.White), "a light ground");
            var marks = group.Descendants().Where(element => element.Attribute("class")?.Value == "o").ToArray();
            Assert.That(marks, Has.Length.EqualTo(result.Models[0].Structural!.Members.Sum(members => members.Length)));
            foreach (var mark in marks)
            {
                Assert.That(
                    Pixel(mark, "cx", "cy", 0, 0),
                    Is.EqualTo(SKColor.Parse(PictureTheme.Light.Mistake)),
                    $"the error of a class at {mark}"
                );
            }

            foreach (var frame in group.Elements().Where(element => element.Attribute("class")?.Value == "c"))
            {
                Assert.That(Pixel(frame, "x", "y", 6, 8), Is.EqualTo(SKColor.Parse("#f6f8fa")), $"the ground of {frame}");
            }

            // The end of a word, where the line of an edge would be.
            foreach (var box in group.Descendants().Where(element => element.Attribute("class")?.Value == "n"))
            {
                Assert.That(Pixel(box, "x", "y", 16, 3), Is.EqualTo(SKColors.White), $"the ground of {box}");
            }
        }

        SKColor Pixel(XElement element, string x, string y, double right, double down) =>
            bitmap.GetPixel((int)(2 * (left + Number(element, x) + right)), (int)(2 * (top + Number(element, y) + down)));
    }

    [Test]
    public void A_PNG_is_identical_on_every_run_and_names_its_program()
    {
        var png = Write(result);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Write(result), Is.EqualTo(png));
            Assert.That(ReportFormat.IsReport(Encoding.UTF8.GetString(png, 0, 256)), Is.True);
            Assert.That(ReportFormat.IsReport(Encoding.UTF8.GetString([.. png[..33], .. png[70..256]])), Is.False);
            Assert.That(
                PngText.Insert(png, "a\0b")[33..48],
                Is.EqualTo("\0\0\0\u0003tEXta\0b"u8.ToArray().Concat(Sum).ToArray()),
                "the sum of zlib"
            );
        }
    }

    // The result of Python's zlib.crc32(b"tEXta\0b").
    private static byte[] Sum => [0xDC, 0x49, 0xA2, 0x3B];

    [Test]
    public void Hostile_names_are_drawn_as_text()
    {
        using var plain = Decode(Renamed("plain"));
        var bytes = plain.Bytes;
        using (Assert.EnterMultipleScope())
        {
            foreach (
                var name in new[]
                {
                    "<img src=x onerror=alert(1)>",
                    "]]>&amp;\u0001\uFFFE",
                    "\uD800 alone",
                    "עברית 123 مثال abc",
                    "line\nbreak",
                }
            )
            {
                using var bitmap = Decode(Renamed(name));
                Assert.That(bitmap.Bytes.AsSpan().SequenceEqual(bytes), Is.False, name);
            }
        }
    }

    [Test]
    public void A_letter_that_no_font_has_is_told()
    {
        // A letter of a private area.
        using var bitmap = Decode(Renamed("\U0010FFFDx"));
        using var plain = Decode(Renamed("plain"));
        Assert.That(bitmap.Height, Is.GreaterThan(plain.Height).And.LessThan(plain.Height + 80), "a note below");
    }

    // Letters of a private area, which are all drawn as the same box.
    [Test]
    public void Classes_of_names_that_no_font_has_bear_their_numbers()
    {
        using var fonts = new PictureFonts();
        var (first, second) = ("\U0010FFFC", "a name with \U0010FFFD");
        var svg = SvgReport.Write(
            Renamed(output =>
                output switch
                {
                    0 => first,
                    1 => second,
                    _ => $"legible {output}",
                }
            ),
            fonts.HaveAll
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(svg, Does.Contain($">{first} (class 0)</text>").And.Contain($">{second} (class 1)</text>"));
            Assert.That(svg, Does.Contain(">legible 2</text>"));
            Assert.That(fonts.HasMissed, Is.False, "they were asked for, not drawn");
        }
    }

    [TestCase("abc", "abc")]
    [TestCase("אבג", "גבא")]
    [TestCase("x אב גד y", "x דג בא y")]
    [TestCase("אב 12 cd", "בא 12 cd")]
    [TestCase("א\u05B7ב", "בא\u05B7")]
    public void Words_from_the_right_are_drawn_from_the_right(string text, string drawn) =>
        Assert.That(string.Concat(DrawnOrder.Of(text)), Is.EqualTo(drawn));

    [TestCase(700, 400, 2)]
    [TestCase(3000, 2000, 1.15)]
    [TestCase(6000, 4000, 1)]
    [TestCase(12_000, 8000, 0.57)]
    [TestCase(800, 60_000, 0.26)]
    public void A_large_picture_has_fewer_pixels_and_says_so(double width, double height, double scale)
    {
        var size = PictureSize.Of(width, height, new SourceLocation("a.png"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(size.Scale, Is.EqualTo(scale).Within(1e-6));
            Assert.That((double)size.Width * size.Height, Is.LessThanOrEqualTo(PictureSize.MostPixels * 1.01));
            Assert.That(size.Note, scale < 1 ? Does.Contain("% of its size") : Is.Null);
        }
    }

    [Test]
    public void A_picture_in_which_nothing_would_be_recognised_is_refused()
    {
        var many = result with { Models = [.. Enumerable.Repeat(result.Models[0], 300)] };
        var error = Assert.Throws<QualityGateException>(() => Write(many))!;
        Assert.That(error.Diagnostics[0].Code, Is.EqualTo("QG0095"));
        Assert.That(error.Diagnostics[0].Message, Does.Contain("--model").And.Contain("svg"));
    }

    [Test]
    public void The_font_is_that_of_the_package()
    {
        using var font = typeof(PngReport).Assembly.GetManifestResourceStream("DejaVuSans.ttf")!;
        Assert.That(
            Convert.ToHexStringLower(SHA256.HashData(font)),
            Is.EqualTo("7da195a74c55bef988d0d48f9508bd5d849425c1770dba5d7bfc6ce9ed848954"),
            "as in eng/vendor/dejavu.sh"
        );
    }

    [TestCase(new[] { "--report", "png=out/picture.png" }, 0, "")]
    [TestCase(new[] { "--report", "png=out/picture.png", "--cluster", "dog.n.01" }, 0, "")]
    [TestCase(new[] { "--report", "png=-" }, 2, "png is no text for standard output; give it a file, such as png=picture.png")]
    public void The_tool_writes_it_from_a_stored_report(string[] options, int exitCode, string words)
    {
        File.WriteAllText(Folder.PathTo("report.json"), ReportFormat.Find("json")!.ToText(result));
        var run = ToolRun.In(Folder.FullPath, ["report", "report.json", .. options]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.ToString());
            Assert.That(run.Error, Does.Contain(words));
            Assert.That(File.Exists(Folder.PathTo("out/picture.png")), Is.EqualTo(exitCode == 0));
        }
    }

    private GateResult Renamed(string name) => Renamed(_ => name);

    private GateResult Renamed(Func<int, string> name)
    {
        var model = result.Models[0];
        var classes = model
            .Explanation!.Classes.Select((found, output) => found with { Label = name(output), Name = name(output) })
            .ToImmutableArray();
        return result with { Models = [model with { Explanation = model.Explanation with { Classes = classes } }] };
    }

    private static byte[] Write(GateResult result)
    {
        using var stream = new MemoryStream();
        PngReport.Write(result, stream);
        return stream.ToArray();
    }

    private static SKBitmap Decode(GateResult result) => SKBitmap.Decode(Write(result));

    private static double Number(XElement element, string attribute) => Parse(element.Attribute(attribute)!.Value);

    private static double Parse(string value) => double.Parse(value, CultureInfo.InvariantCulture);
}
