using CsCheck;
using QualityGate.Configuration.Reading;
using QualityGate.Files;
using QualityGate.Hierarchies.Reading;
using QualityGate.Reports.Ranking;
using QualityGate.Results;
using QualityGate.Runs;

namespace QualityGate.Analyzer.Tests.Reports;

/// <summary>The scatter plots of several models, and the axes that they stand on.</summary>
internal sealed class ScatterTests
{
    [TestCase(new[] { 0.0, 1.0 }, 0, 1, 0.2, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [TestCase(new[] { 5.57, 7.13 }, 5.5, 7.5, 0.5, "5.5 6.0 6.5 7.0 7.5")]
    [TestCase(new[] { -0.31, 0.12 }, -0.4, 0.2, 0.1, "-0.4 -0.3 -0.2 -0.1 0.0 0.1 0.2")]
    [TestCase(new[] { 1200.0, 4700.0 }, 1000, 5000, 1000, "1000 2000 3000 4000 5000")]
    public void Axis_has_round_ticks(double[] values, double low, double high, double step, string ticks)
    {
        var axis = NiceAxis.Of(values);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(axis.Low, Is.EqualTo(low).Within(1e-12));
            Assert.That(axis.High, Is.EqualTo(high).Within(1e-12));
            Assert.That(axis.Step, Is.EqualTo(step).Within(1e-12));
            Assert.That(string.Join(' ', axis.Ticks.Select(axis.Text)), Is.EqualTo(ticks));
        }
    }

    [Test]
    public void Axis_holds_its_values_and_few_ticks() =>
        Gen.Double[-1000, 1000]
            .Array[1, 20]
            .Sample(
                values =>
                {
                    var axis = NiceAxis.Of(values);
                    return values.All(value => axis.PlaceOf(value) is >= -1e-9 and <= 1 + 1e-9) && axis.Ticks.Length is >= 2 and <= 12;
                },
                iter: Thoroughness.Times(100)
            );

    [Test]
    public void Correlation_is_that_of_Pearson()
    {
        var plot = new ScatterPlot("x", "y", [new(1, 1, 2), new(2, 2, 1), new(3, 3, 4), new(4, 4, 3)]);
        using (Assert.EnterMultipleScope())
        {
            // By hand: sum of products 3, sums of squares 5 and 5.
            Assert.That(plot.Correlation, Is.EqualTo(0.6).Within(1e-12));
            Assert.That((plot with { Points = plot.Points[..2] }).Correlation, Is.Null);
            Assert.That((plot with { Points = [new(1, 1, 5), new(2, 2, 5), new(3, 3, 5)] }).Correlation, Is.Null);
        }
    }

    [Test]
    public void Svg_draws_a_point_a_model_and_names_as_text()
    {
        using var folder = TemporaryFolder.InMemory();
        SmallRepository.Fill(folder);
        var inputs = GateReader.Read(InputPath.FromUser(Write(folder))).Entries[0];
        var hierarchies = new LoadedHierarchies();
        GateEntry[] entries = [inputs with { Name = "plain" }, inputs with { Name = "<img src=x onerror=alert(1)> \"]]>\n\u202e" }];
        var result = GateResult.Of(folder.FullPath, [.. entries.Select(entry => ModelGate.Check(entry, hierarchies))], []);
        var svg = ScatterSvg.Write(result);
        using (Assert.EnterMultipleScope())
        {
            var document = System.Xml.Linq.XDocument.Parse(svg);
            // Two plots of two points, and a list of two.
            Assert.That(document.Descendants().Count(element => element.Name.LocalName == "circle"), Is.EqualTo(6));
            Assert.That(svg, Does.Not.Contain("<img").And.Not.Contain("\u202e"));
            Assert.That(svg, Does.Contain("plain: similarity-depth 8.2000, error-alignment 0.7500, accuracy 0.8000"));
            Assert.That(svg, Is.EqualTo(ScatterSvg.Write(result)));
            Assert.That(ScatterSvg.Write(result with { Models = result.Models[..1] }), Does.Contain("no two models"));
        }
    }

    private static string Write(TemporaryFolder folder)
    {
        folder.Write("thresholds.yml", SmallRepository.Thresholds("accuracy: { min: 0.5 }"));
        return folder.PathTo("thresholds.yml");
    }
}
