using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Reports.Graphs;
using QualityGate.Reports.Pictures;
using QualityGate.Reports.Tables;
using QualityGate.Results;
using QualityGate.Runs;
using QualityGate.Text;

namespace QualityGate.Analyzer.Tests.Reports;

/// <summary>The drawing of the graphs: as a document, and as a browser shows it.</summary>
internal sealed class SvgReportTests : FolderFixture
{
    private const string Browser = "/usr/bin/chromium";

    private static readonly string[] Hostile =
    [
        "<img src=x onerror=alert(1)>",
        "a|b",
        "]]>",
        "\"quoted\" 'and' so",
        "two\nlines\u0001\uFFFE",
        "\u0643\u0644\u0628",
    ];

    [Test]
    public void Each_class_and_each_edge_is_drawn_with_its_facts()
    {
        var analysis = Small();
        var svg = Drawing(analysis);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(svg.Attribute("role")!.Value, Is.EqualTo("img"));
            foreach (var edge in TestInputs.ResultOf(analysis).Structural!.Edges)
            {
                Assert.That(
                    svg.Descendants(svg.Name.Namespace + "title").Select(title => title.Value),
                    Has.One.StartsWith($"{edge.AName} and {edge.BName}: similarity {Figure.Format(edge.Similarity)}, depth {edge.Depth} ")
                );
            }

            Assert.That(
                svg.Descendants(svg.Name.Namespace + "text")
                    .Where(text => text.Attribute("class")!.Value == "t")
                    .Select(text => text.Value),
                Is.EquivalentTo(SmallRepository.Labels.Select(label => label.Split('.')[0]))
            );
        }
    }

    [Test]
    public void The_picture_of_the_sample_in_the_README_is_what_the_report_writes() =>
        GoldenFile.Compare("docs/images/shapes.svg", SvgReport.Write(Gate.Check(InputPath.FromUser(Repository.PathTo("thresholds.yml")))));

    // Labels come from users' files: they are texts in every format, cut where they are drawn, and whole where a mouse points.
    [Test]
    public void Names_cannot_become_markup()
    {
        var names = Hostile.Select(name => name.ReplaceLineEndings("\n")).ToArray();
        names[1] = new string('w', 300) + "|";
        var classes = names.Select((name, i) => $"\"{i}\": [\"{SmallRepository.Labels[i]}\", {JsonSerializer.Serialize(name)}]");
        var result = Result(Small($"{{ {string.Join(", ", classes)} }}"));
        var (svg, graphml, dot) = (
            XDocument.Parse(SvgReport.Write(result)),
            XDocument.Parse(GraphMLReport.Write(result)),
            DotReport.Write(result)
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                svg.Descendants().Select(element => element.Name.LocalName).Distinct(),
                Is.SubsetOf(new[] { "svg", "title", "desc", "style", "rect", "text", "path", "circle", "g" })
            );
            Assert.That(
                graphml.Descendants().Select(element => element.Name.LocalName).Distinct(),
                Is.EquivalentTo(new[] { "graphml", "key", "graph", "node", "edge", "data" })
            );
            foreach (var name in names.Select(XmlText.Line))
            {
                Assert.That(svg.Descendants().Where(e => e.Name.LocalName == "title").Select(e => e.Value), Has.Some.StartsWith(name));
                Assert.That(graphml.Descendants().Where(e => e.Name.LocalName == "data").Select(e => e.Value), Has.Some.EqualTo(name));
                var quoted = name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
                Assert.That(dot, Does.Contain(quoted));
            }

            Assert.That(
                svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value),
                Has.Some.StartsWith("<img src=x ").And.Some.EndsWith("w…").And.None.Length.GreaterThan(120)
            );
        }
    }

    [Test]
    public void One_cluster_of_one_model_is_drawn_where_it_is_asked_for()
    {
        var (result, place) = (Result(Small(clustering: "affinity-propagation")), new SourceLocation("report.json"));
        var model = result.Models[0];
        var members = model.Structural!.Clusters.First(cluster => cluster.Length > 1);
        var svg = SvgReport.Write(PictureChoice.Narrow(result, model.Name, members[0], place));
        using (Assert.EnterMultipleScope())
        {
            foreach (var label in SmallRepository.Labels)
            {
                Assert.That(svg.Contains($">{label.Split('.')[0]}<", StringComparison.Ordinal), Is.EqualTo(members.Contains(label)), label);
            }

            Assert.That(svg, Does.Contain(" of a model with 6 classes in "));
            TestInputs.AssertFailure(
                () => PictureChoice.Narrow(result, "smal.onnx", cluster: null, place),
                "QG0075",
                (0, 0),
                $"no model 'smal.onnx'. Did you mean '{model.Name}'? It has 1 model: {model.Name}."
            );
            TestInputs.AssertFailure(
                () => PictureChoice.Narrow(result, model: null, "dg.n.01", place),
                "QG0076",
                (0, 0),
                "has no class 'dg.n.01'. Did you mean 'dog.n.01'?"
            );
            TestInputs.AssertFailure(
                () => PictureChoice.Narrow(GateResult.Of(string.Empty, [], []), model: null, "dog.n.01", place),
                "QG0075",
                (0, 0),
                "--cluster needs --model, since the report has 0 models."
            );
        }
    }

    [Test]
    [Category("Build")]
    public void No_text_lies_on_another_in_a_browser()
    {
        if (!File.Exists(Browser))
        {
            Assert.Ignore($"{Browser} is not there");
        }

        var page = Folder.Write(
            "page.html",
            $$"""
            <!DOCTYPE html><meta charset="utf-8"><body style="margin:0">{{SvgReport.Write(
                Result(Small())
            )}}<pre id="out"></pre><script>
            const boxes = [...document.querySelectorAll("svg text")].map(t => ({ text: t.textContent, box: t.getBoundingClientRect() }));
            const size = document.querySelector("svg").getBoundingClientRect();
            const bad = [];
            for (const a of boxes) {
              if (a.box.right > size.right || a.box.bottom > size.bottom) bad.push("outside: " + a.text);
              for (const b of boxes) {
                const beside = a.box.left >= b.box.right || b.box.left >= a.box.right;
                const above = a.box.top + 3 >= b.box.bottom || b.box.top + 3 >= a.box.bottom;
                if (a !== b && !beside && !above) bad.push(a.text + " on " + b.text);
              }
            }
            document.getElementById("out").textContent = "texts " + boxes.length + "; bad " + bad.length + " " + bad.join("; ");
            </script></body>
            """
        );
        using var process = Process.Start(
            new ProcessStartInfo(
                Browser,
                ["--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={Folder.PathTo("profile")}", "--dump-dom", page]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        Assert.That(process.WaitForExit(TimeSpan.FromMinutes(1)), Is.True, "the browser has ended");
        var texts = Drawing(Small()).Descendants().Count(element => element.Name.LocalName == "text");
        Assert.That(
            output.GetAwaiter().GetResult(),
            Does.Contain(string.Create(CultureInfo.InvariantCulture, $"texts {texts}; bad 0 ")),
            error.GetAwaiter().GetResult()
        );
    }

    private static GateResult Result(ModelAnalysis analysis) => GateResult.Of(string.Empty, [TestInputs.ResultOf(analysis)], []);

    private static XElement Drawing(ModelAnalysis analysis) => XDocument.Parse(SvgReport.Write(Result(analysis))).Root!;

    private ModelAnalysis Small(string? labels = null, string clustering = "none")
    {
        SmallRepository.Fill(Folder);
        if (labels is not null)
        {
            Folder.Write("labels.txt", labels);
        }

        return ModelAnalysis.Load(Folder.PathTo("small.onnx"), Folder.PathTo("labels.txt"), clustering: clustering);
    }
}
