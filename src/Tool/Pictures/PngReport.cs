using System.Globalization;
using System.Xml;
using QualityGate.Diagnostics;
using QualityGate.Reports.Formats;
using QualityGate.Reports.Pictures;
using QualityGate.Results;
using QualityGate.Text;
using SkiaSharp;

namespace QualityGate.Tool.Pictures;

/// <summary>
/// Draws what SvgReport draws as PNG, for places that take nothing else: on a light ground, since a PNG does not know in what window it is
/// shown.
/// </summary>
internal static class PngReport
{
    /// <summary>The format.</summary>
    public static ReportFormat Format { get; } =
        new(ToolFormat.Png, "report.png", Write, DrawsGraphs: true) { Sign = ToolFormat.PngSign, IsBinary = true };

    private const float NoteFont = 20;
    private const int NoteHeight = 36;
    private const int NoteMargin = 24;
    private static readonly SourceLocation Place = new("report.png");

    /// <summary>Draws.</summary>
    /// <param name="result">The result.</param>
    /// <param name="stream">Where the PNG goes; it stays open.</param>
    /// <exception cref="QualityGateException">The picture is too large, or what draws it does not run on this machine (QG0095).</exception>
    public static void Write(GateResult result, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            stream.Write(PngText.Insert(Draw(result), ToolFormat.PngSign));
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException or EntryPointNotFoundException)
        {
            var reason = SingleLine.Of((e as TypeInitializationException)?.InnerException?.Message ?? e.Message, 300).TrimEnd('.');
            throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.PictureNotDrawn,
                    Place,
                    $"SkiaSharp, which draws PNG, does not run on this machine: {reason}. Take svg or html instead."
                )
            );
        }
    }

    private static byte[] Draw(GateResult result)
    {
        using var fonts = new PictureFonts();
        var document = SvgReport.Write(result, name => fonts.HaveAll(SingleLine.Of(name)));
        using var svg = XmlReader.Create(new StringReader(document), new XmlReaderSettings { IgnoreWhitespace = true });
        svg.MoveToContent();
        var size = PictureSize.Of(Number(svg.GetAttribute("width")!), Number(svg.GetAttribute("height")!), Place);
        svg.Read();
        using var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Scale(size.Scale);
            new SvgDrawing(svg, canvas, fonts).Draw();
        }

        string[] notes =
        [
            .. new[]
            {
                size.Note,
                fonts.HasMissed
                    ? "A box stands for a letter that no font of this machine has; classes of such names bear their numbers."
                    : null,
            }.OfType<string>(),
        ];
        return notes.Length == 0 ? Encode(bitmap) : Encode(bitmap, notes, fonts);
    }

    // Notes have their own size, whatever that of the picture is.
    private static byte[] Encode(SKBitmap picture, string[] notes, PictureFonts fonts)
    {
        using var paint = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        var lines = notes.Select(note => fonts.Parts(note, NoteFont, isBold: false)[0]).ToArray();
        var width = lines.Max(line => (int)line.Font.MeasureText(line.Text)) + (2 * NoteMargin);
        using var bitmap = new SKBitmap(
            picture.Info.WithSize(Math.Max(picture.Width, width), picture.Height + (NoteHeight * notes.Length))
        );
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        canvas.DrawBitmap(picture, 0, 0, SKSamplingOptions.Default);
        for (var i = 0; i < lines.Length; i++)
        {
            using var font = lines[i].Font;
            canvas.DrawText(lines[i].Text, NoteMargin, picture.Height + (NoteHeight * i) + NoteFont, SKTextAlign.Left, font, paint);
        }

        return Encode(bitmap);
    }

    private static byte[] Encode(SKBitmap bitmap)
    {
        using var pixels = bitmap.PeekPixels();
        using var data = pixels!.Encode(SKPngEncoderOptions.Default);
        return data!.ToArray();
    }

    private static double Number(string value) => double.Parse(value, CultureInfo.InvariantCulture);
}
