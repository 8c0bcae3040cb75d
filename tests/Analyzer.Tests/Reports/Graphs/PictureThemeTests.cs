using System.Globalization;
using QualityGate.Reports.Graphs;

namespace QualityGate.Analyzer.Tests.Reports.Graphs;

/// <summary>
/// The colours of pictures are seen on their grounds and told apart, also by people who lack a kind of cones (matrices of Machado,
/// Oliveira and Fernandes 2009 for protanopia, deuteranopia and tritanopia).
/// </summary>
internal sealed class PictureThemeTests
{
    private static readonly double[][] Eyes =
    [
        [1, 0, 0, 0, 1, 0, 0, 0, 1],
        [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
    ];

    private static IEnumerable<TestCaseData> Themes =>
        [
            new TestCaseData(PictureTheme.Light, new[] { "#ffffff", "#f6f8fa", "#eef1f5" }).SetArgDisplayNames("light"),
            new TestCaseData(PictureTheme.Dark, new[] { "#0d1117", "#161b22", "#252b34" }).SetArgDisplayNames("dark"),
        ];

    // WCAG 2.1 asks this contrast of graphics.
    [TestCaseSource(nameof(Themes))]
    public void Lines_are_seen_on_every_ground(PictureTheme theme, string[] grounds)
    {
        string[] lines = [theme.Mistake, theme.Misperception, .. theme.Similarities];
        Assert.That(grounds.SelectMany(ground => lines.Select(line => Contrast(ground, line))), Is.All.AtLeast(3));
        Assert.That(Contrast(theme.Misperception, theme.OnMisperception), Is.AtLeast(4.5), "the depth on its mark");
    }

    [TestCaseSource(nameof(Themes))]
    public void Kinds_of_lines_are_told_apart_by_all_eyes(PictureTheme theme, string[] grounds)
    {
        _ = grounds;
        using (Assert.EnterMultipleScope())
        {
            foreach (var eye in Eyes)
            {
                Assert.That(Difference(theme.Mistake, theme.Misperception, eye), Is.AtLeast(25));
                foreach (var step in theme.Similarities)
                {
                    Assert.That(Difference(theme.Mistake, step, eye), Is.AtLeast(25), step);
                    Assert.That(Difference(theme.Misperception, step, eye), Is.AtLeast(25), step);
                }
            }
        }
    }

    [TestCaseSource(nameof(Themes))]
    public void Steps_go_one_way_in_lightness(PictureTheme theme, string[] grounds)
    {
        var isDark = Lightness(Linear(grounds[0])) < 0.5;
        foreach (var steps in new[] { theme.Similarities, theme.Confusions, theme.Errors })
        {
            var lightness = steps.Select(step => Lightness(Linear(step))).ToArray();
            Assert.That(lightness, Has.Length.EqualTo(PictureTheme.Steps));
            Assert.That(lightness, isDark ? Is.Ordered.Ascending : Is.Ordered.Descending);
        }
    }

    private static double[] Linear(string colour) =>
        [
            .. new[] { 1, 3, 5 }
                .Select(start => int.Parse(colour.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
                .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)),
        ];

    private static double Lightness(double[] linear) => (0.2126 * linear[0]) + (0.7152 * linear[1]) + (0.0722 * linear[2]);

    private static double Contrast(string first, string second)
    {
        var (a, b) = (Lightness(Linear(first)), Lightness(Linear(second)));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    // The distance in CIE L*a*b* as an eye sees both; a just noticeable one is about 2.
    private static double Difference(string first, string second, double[] eye) =>
        Math.Sqrt(Lab(Linear(first), eye).Zip(Lab(Linear(second), eye), (a, b) => (a - b) * (a - b)).Sum());

    private static double[] Lab(double[] linear, double[] eye)
    {
        double Seen(int row) => Math.Clamp(Enumerable.Range(0, 3).Sum(i => eye[(3 * row) + i] * linear[i]), 0, 1);
        var (r, g, b) = (Seen(0), Seen(1), Seen(2));
        static double Root(double t) => t > 0.008856 ? Math.Cbrt(t) : (7.787 * t) + (16.0 / 116);
        var x = Root(((0.4124 * r) + (0.3576 * g) + (0.1805 * b)) / 0.9505);
        var y = Root((0.2126 * r) + (0.7152 * g) + (0.0722 * b));
        var z = Root(((0.0193 * r) + (0.1192 * g) + (0.9505 * b)) / 1.089);
        return [(116 * y) - 16, 500 * (x - y), 200 * (y - z)];
    }
}
