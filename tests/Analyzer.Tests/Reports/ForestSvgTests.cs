using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Reports;

namespace QualityGate.Analyzer.Tests.Reports;

/// <summary>The drawing of a forest: against a golden file, as a document, and as a browser shows it.</summary>
internal sealed class ForestSvgTests : FolderFixture
{
    private const string Browser = "/usr/bin/chromium";

    [Test]
    public void The_drawing_is_the_golden_one()
    {
        var golden = Repository.PathTo("tests/Analyzer.Tests/Golden/forest.svg");
        var svg = ForestSvg.Write(TestInputs.ResultOf(Small()));
        if (Environment.GetEnvironmentVariable("QUALITYGATE_GOLDEN") == "write")
        {
            File.WriteAllText(golden, svg);
        }

        Assert.That(svg, Is.EqualTo(File.ReadAllText(golden).ReplaceLineEndings("\n")));
    }

    [Test]
    public void Each_class_has_a_node_and_each_edge_a_line()
    {
        var analysis = Small();
        var svg = XDocument.Parse(ForestSvg.Write(TestInputs.ResultOf(analysis))).Root!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(svg.Elements(svg.Name.Namespace + "circle").Count(), Is.EqualTo(analysis.Labels.Count));
            Assert.That(svg.Elements(svg.Name.Namespace + "path").Count(), Is.EqualTo(analysis.Structural.Edges.Length));
            Assert.That(svg.Elements(svg.Name.Namespace + "text").Select(text => text.Value), Is.SupersetOf(SmallRepository.Labels));
        }
    }

    // Labels come from users' files.
    [Test]
    public void Names_cannot_become_markup()
    {
        var analysis = Small(
            """
            {
              "0": ["dog.n.01", "<script>&\""], "1": ["cat.n.01", "b"], "2": ["car.n.01", "c"],
              "3": ["truck.n.01", "d"], "4": ["apple.n.01", "e"], "5": ["pear.n.01", "f"]
            }
            """
        );
        var svg = XDocument.Parse(ForestSvg.Write(TestInputs.ResultOf(analysis)));
        Assert.That(
            svg.Root!.Elements().Select(element => element.Name.LocalName).Distinct(),
            Is.EquivalentTo(new[] { "title", "rect", "text", "line", "path", "circle" })
        );
        Assert.That(svg.Root.Elements().Select(element => element.Value), Does.Contain("<script>&\""));
    }

    [Test]
    public void No_text_lies_on_another_in_a_browser()
    {
        if (!File.Exists(Browser))
        {
            Assert.Ignore($"{Browser} is not there");
        }

        var page = Folder.Write(
            "page.html",
            $$"""
            <!DOCTYPE html><meta charset="utf-8"><body style="margin:0">{{ForestSvg.Write(
                TestInputs.ResultOf(Small())
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
        var texts = XDocument
            .Parse(ForestSvg.Write(TestInputs.ResultOf(Small())))
            .Root!.Elements()
            .Count(element => element.Name.LocalName == "text");
        Assert.That(
            output.GetAwaiter().GetResult(),
            Does.Contain(string.Create(CultureInfo.InvariantCulture, $"texts {texts}; bad 0 ")),
            error.GetAwaiter().GetResult()
        );
    }

    private ModelAnalysis Small(string? labels = null)
    {
        SmallRepository.Fill(Folder);
        if (labels is not null)
        {
            Folder.Write("labels.txt", labels);
        }

        return ModelAnalysis.Load(Folder.PathTo("small.onnx"), Folder.PathTo("labels.txt"), clustering: "none");
    }
}
