using System.Diagnostics;
using QualityGate.Configuration;
using QualityGate.Files;
using QualityGate.Gates;
using QualityGate.Reports.Formats;
using QualityGate.Results;
using QualityGate.Runs;
using QualityGate.Runs.Caching;

namespace QualityGate.Analyzer.Tests.Reports;

/// <summary>The places that reports are written to, what they must not replace, and what is left of earlier ones.</summary>
internal sealed class ReportPlaceTests : FolderFixture
{
    [SetUp]
    public void FillFolder() => SmallRepository.Fill(Folder);

    [Test]
    public void A_link_stays_and_the_file_that_it_leads_to_is_replaced([Values(true, false)] bool exists)
    {
        if (exists)
        {
            Folder.Write("reports/real.json", "old");
        }

        File.CreateSymbolicLink(Folder.PathTo("second"), "reports/real.json");
        File.CreateSymbolicLink(Folder.PathTo("first"), "second");
        ReportFile.Write(Folder.PathTo("first"), "new");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new FileInfo(Folder.PathTo("first")).LinkTarget, Is.EqualTo("second"));
            Assert.That(new FileInfo(Folder.PathTo("second")).LinkTarget, Is.EqualTo("reports/real.json"));
            Assert.That(File.ReadAllText(Folder.PathTo("reports/real.json")), Is.EqualTo("new"));
            Assert.That(Directory.GetFiles(Folder.PathTo("reports")), Has.Length.EqualTo(1));
        }
    }

    [Test]
    [Platform("Linux")]
    public void A_device_stays_a_device()
    {
        File.CreateSymbolicLink(Folder.PathTo("link"), "/dev/null");
        ReportFile.Write("/dev/null", "x");
        ReportFile.Write(Folder.PathTo("link"), "x");
        TestInputs.AssertFailure(() => ReportFile.Write("/dev/full", "x"), "QG0015", (0, 0), "cannot be written");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.ReadAllBytes("/dev/null"), Is.Empty);
            Assert.That(new FileInfo(Folder.PathTo("link")).LinkTarget, Is.EqualTo("/dev/null"));
            Assert.That(File.Exists("/dev/full"), Is.True);
        }
    }

    [Test]
    [Platform("Linux")]
    public void A_pipe_is_written_into()
    {
        var pipe = Folder.PathTo("pipe");
        using (var mkfifo = Process.Start("mkfifo", [pipe]))
        {
            mkfifo.WaitForExit();
        }

        var read = Task.Run(() => File.ReadAllText(pipe));
        ReportFile.Write(pipe, "through");
        Assert.That(read.Wait(TimeSpan.FromSeconds(30)), Is.True);
        Assert.That(read.Result, Is.EqualTo("through"));
        Assert.That(new FileInfo(pipe).Length, Is.Zero);
    }

    [Test]
    public void An_empty_file_is_replaced_as_any_other_file()
    {
        Folder.Write("empty", string.Empty);
        ReportFile.Write(Folder.PathTo("empty"), "new");
        Assert.That(File.ReadAllText(Folder.PathTo("empty")), Is.EqualTo("new"));
    }

    [Test]
    public void A_folder_and_a_circle_are_refused()
    {
        Directory.CreateDirectory(Folder.PathTo("folder"));
        File.CreateSymbolicLink(Folder.PathTo("circle"), "circle");
        TestInputs.AssertFailure(() => ReportFile.Write(Folder.PathTo("folder"), "x"), "QG0015", (0, 0), "is a folder");
        TestInputs.AssertFailure(() => ReportFile.Write(Folder.PathTo("circle"), "x"), "QG0015", (0, 0), "links");
        TestInputs.AssertFailure(() => Check(Folder.PathTo("circle")), "QG0015", (0, 0), "links");
        Assert.That(Directory.GetFileSystemEntries(Folder.PathTo("folder")), Is.Empty);
    }

    [TestCase("small.onnx")]
    [TestCase("labels.txt")]
    [TestCase("predictions.csv")]
    [TestCase("thresholds.yml")]
    [TestCase("weights.bin")]
    [TestCase("sub/../labels.txt")]
    [TestCase("to-the-labels")]
    [TestCase("here/small.onnx")]
    public void An_input_of_the_run_is_not_overwritten(string report)
    {
        var builder = new OnnxBuilder()
            .Input("x", 1, 2)
            .Output("y", 1, 6)
            .Weights("w", [2, 6], [1, 0.9, 0.6, 0.5, -0.2, -0.4, 0, 0.2, 0.8, 0.9, 1, 0.9])
            .Node("MatMul", ["x", "w"], "y");
        Folder.Write("weights.bin", builder.MoveOutside("w", "weights.bin"));
        Folder.Write("small.onnx", builder.ToBytes());
        File.CreateSymbolicLink(Folder.PathTo("to-the-labels"), "labels.txt");
        Directory.CreateSymbolicLink(Folder.PathTo("here"), ".");
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 3 }"));
        var before = Bytes();
        TestInputs.AssertFailure(() => Check(Path.Combine(Folder.FullPath, report)), "QG0020", (0, 0), "which this run reads");
        Assert.That(Bytes(), Is.EqualTo(before));

        byte[][] Bytes() => [.. Directory.GetFiles(Folder.FullPath).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
    }

    [Test]
    public void A_report_of_a_build_does_not_overwrite_an_input_either()
    {
        Folder.Write("out/report.json", File.ReadAllText(Folder.PathTo("labels.txt")));
        Folder.Write(
            "thresholds.yml",
            SmallRepository
                .Thresholds("similarity-depth: { min: 3 }")
                .Replace("labels: labels.txt", "labels: out/report.json", StringComparison.Ordinal)
        );
        var output = CachedGate.Check(
            new GateRequest(InputPath.FromUser(Folder.PathTo("thresholds.yml"))),
            new GateFiles(Folder.PathTo("out"), ReportFormat.All, Folder.PathTo("cache"))
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That((output.State, output.Diagnostics.Single().Code), Is.EqualTo((VerdictState.NotMeasured, "QG0020")));
            Assert.That(File.ReadAllText(Folder.PathTo("out/report.json")), Is.EqualTo(File.ReadAllText(Folder.PathTo("labels.txt"))));
            Assert.That(File.Exists(Folder.PathTo("out/report.md")), Is.False);
        }
    }

    [Test]
    public void Two_reports_do_not_overwrite_each_other()
    {
        File.CreateSymbolicLink(Folder.PathTo("b"), "a");
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 3 }"));
        TestInputs.AssertFailure(() => Check(Folder.PathTo("a"), Folder.PathTo("b")), "QG0020", (0, 0), "another report");
    }

    // A report that is found after an aborted run (a full disk, a signal, no memory) is not the verdict of another run.
    [Test]
    public void An_earlier_report_is_gone_before_models_are_analysed()
    {
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 3 }"));
        Folder.Write("real.json", "\"passed\": true");
        File.CreateSymbolicLink(Folder.PathTo("report.json"), "real.json");
        var seen = new List<bool>();
        Gate.Check(
            new GateRequest(InputPath.FromUser(Folder.PathTo("thresholds.yml"))) { Reports = [Folder.PathTo("report.json")] },
            new Watch(() => seen.Add(File.Exists(Folder.PathTo("real.json"))))
        );
        Assert.That(seen, Is.Not.Empty.And.All.False);
        Assert.That(new FileInfo(Folder.PathTo("report.json")).LinkTarget, Is.EqualTo("real.json"));
    }

    [Test]
    public void A_build_that_is_stopped_leaves_no_report_of_an_earlier_one()
    {
        var files = new GateFiles(Folder.PathTo("out"), ReportFormat.All, Folder.PathTo("cache"));
        var request = new GateRequest(InputPath.FromUser(Folder.PathTo("thresholds.yml")));
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 3 }"));
        CachedGate.Check(request, files);
        Assert.That(File.ReadAllText(Folder.PathTo("out/report.json")), Does.Contain("\"passed\": true"));

        Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 99 }"));
        using var stop = new CancellationTokenSource();
        Assert.That(
            () => CachedGate.Check(request, files, new Watch(stop.Cancel), stop.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That(Directory.GetFiles(Folder.PathTo("out")), Is.Empty);
    }

    [Test]
    public void A_report_that_cannot_be_written_leaves_no_earlier_one()
    {
        // A name that has no room for that of the file beside it: as a full disk, it fails when the new report is written.
        var name = Folder.PathTo(new string('r', 250));
        File.WriteAllText(name, "\"passed\": true");
        TestInputs.AssertFailure(() => ReportFile.Write(name, "x"), "QG0015", (0, 0), "cannot be written");
        Assert.That(File.Exists(name), Is.False);
    }

    private GateResult Check(params string[] reports) =>
        Gate.Check(
            new GateRequest(InputPath.FromUser(Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 3 }"))))
            {
                Reports = [.. reports],
            }
        );

    private sealed class Watch(Action see) : IProgress<string>
    {
        public void Report(string value) => see();
    }
}
