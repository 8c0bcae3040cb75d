namespace QualityGate.Tool.Tests;

/// <summary>Runs in a world that is not as it should be: each ends with one line and exit code 2, and no stack.</summary>
[Platform("Linux")]
[Category("Build")]
internal sealed class UncleanEndTests : FolderFixture
{
    [SetUp]
    public void FillFolder()
    {
        SmallRepository.Fill(Folder);
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 7 }"));
    }

    [TestCase("dotnet \"$0\" check >&-")]
    [TestCase("dotnet \"$0\" --help > /dev/full")]
    [TestCase("dotnet \"$0\" check --json - > /dev/full")]
    [TestCase("dotnet \"$0\" inspect small.onnx > /dev/full")]
    [TestCase("(dotnet \"$0\" check; echo $? > code) | (exec <&-; sleep 3); exit $(cat code)")]
    public void Output_that_nobody_takes_is_one_error(string script) =>
        AssertOneLine(Shell(script), "error QG0015: the output cannot be written");

    [Test]
    public void Output_that_nobody_takes_does_not_keep_the_report_from_being_written()
    {
        AssertOneLine(Shell("dotnet \"$0\" check --json report.json > /dev/full"), "error QG0015: the output cannot be written");
        Assert.That(File.ReadAllText(Folder.PathTo("report.json")), Does.Contain("\"passed\": true"));
    }

    [TestCase("dotnet \"$0\" check --bogus 2>&-")]
    [TestCase("dotnet \"$0\" check nothing.yml 2> /dev/full")]
    public void Errors_that_nobody_takes_leave_the_exit_code(string script)
    {
        var run = Shell(script);
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, string.Empty)), run.ToString());
    }

    [TestCase("check")]
    [TestCase("inspect small.onnx")]
    [TestCase("analyze small.onnx --labels labels.txt")]
    [TestCase("compare a.onnx b.onnx --labels labels.txt")]
    public void A_current_folder_that_was_deleted(string arguments) =>
        AssertOneLine(
            ToolRun.InDeleted(Directory.CreateDirectory(Folder.PathTo("gone")).FullName, arguments.Split(' ')),
            "error QG0014: the current folder is not there"
        );

    // The runtime starts there, too.
    [Test]
    public void A_process_whose_current_folder_was_deleted() =>
        AssertOneLine(Shell("mkdir gone; cd gone; rmdir ../gone; dotnet \"$0\" check"), "error QG0014: the current folder is not there");

    [Test]
    public void No_home_is_needed_and_full_paths_need_no_current_folder()
    {
        var run = Shell(
            "y=$PWD/thresholds.yml; mkdir gone; cd gone; rmdir ../gone; "
                + "env -i PATH=\"$PATH\" DOTNET_ROOT=\"$DOTNET_ROOT\" dotnet \"$0\" check \"$y\""
        );
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
    }

    [Test]
    public void The_end_of_memory_is_one_error()
    {
        // Affinity propagation takes several matrices of 16 MB for 1,400 classes.
        Folder.Write("large.npy", Npy(1400, 2));
        Folder.Write("large.txt", string.Concat(Enumerable.Repeat("dog.n.01\n", 1400)));
        Folder.Write(
            "large.csv",
            "true,pred\n"
                + string.Concat(Enumerable.Range(0, 1400).Select(i => FormattableString.Invariant($"{i},{((i * 7) + 1) % 1400}\n")))
        );
        Folder.Write(
            "thresholds.yml",
            SmallRepository.Thresholds("similarity-depth: { min: 7 }")
                + "  - name: large\n    model: large.npy\n    labels: large.txt\n    predictions: large.csv\n"
                + "    thresholds: { similarity-depth: { min: 7 } }\n"
        );
        var run = ChildProcess.Dotnet(
            Folder.FullPath,
            new Dictionary<string, string> { ["DOTNET_GCHeapHardLimit"] = "0x03800000" },
            ToolRun.Assembly,
            "check",
            "--json",
            "report.json"
        );
        var report = File.ReadAllText(Folder.PathTo("report.json"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error, Does.Contain("error QG0018: there is not enough memory to analyse 'large'").And.Not.Contain("   at "));
            Assert.That(report, Does.Contain("\"similarity-depth\": 8.2"), "what was measured is in the report");
            Assert.That(report, Does.Contain("\"code\": \"QG0018\""));
        }
    }

    [TestCase("--json", "/dev/null")]
    [TestCase("--markdown", "/dev/null")]
    [TestCase("--comment", "/dev/null")]
    public void Devices_stay_devices(string option, string device)
    {
        Assert.That(Run($"check {option} {device}").ExitCode, Is.Zero);
        Assert.That(Shell($"test -c {device}").ExitCode, Is.Zero);
    }

    [TestCase("/dev/stdout")]
    [TestCase("/dev/fd/1")]
    [TestCase("/proc/self/fd/1")]
    [TestCase("-")]
    public void A_report_on_standard_output_stands_alone(string name)
    {
        var run = Run($"check --json {name}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(run.Output, Does.StartWith("{\n").And.EndWith("}\n"));
        }
    }

    // A pipe and a file: what has a name in /dev must not be opened and written over from its start.
    [Test]
    public void A_report_on_the_standard_output_of_a_process_is_the_same_on_a_pipe_and_in_a_file()
    {
        var (piped, redirected) = (Shell("dotnet \"$0\" check --json -"), Shell("dotnet \"$0\" check --json /dev/stdout > out.json"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((piped.ExitCode, redirected.ExitCode), Is.EqualTo((0, 0)));
            Assert.That(piped.Output, Does.StartWith("{\n").And.EndWith("}\n"));
            Assert.That(File.ReadAllText(Folder.PathTo("out.json")), Is.EqualTo(piped.Output));
        }
    }

    [Test]
    public void A_report_goes_to_what_the_shell_has_open()
    {
        var run = Shell("dotnet \"$0\" check --json /dev/fd/3 3> three.json");
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(File.ReadAllText(Folder.PathTo("three.json")), Does.StartWith("{\n").And.EndWith("}\n"));
    }

    [TestCase("check --json small.onnx")]
    [TestCase("check --markdown ./labels.txt")]
    [TestCase("check --comment predictions.csv")]
    [TestCase("analyze small.onnx --labels labels.txt --json labels.txt")]
    [TestCase("compare small.onnx small.onnx --labels labels.txt --markdown small.onnx")]
    public void No_report_overwrites_an_input(string arguments)
    {
        var before = Files();
        AssertOneLine(Run(arguments), "error QG0020: the report would overwrite");
        Assert.That(Files(), Is.EqualTo(before));

        byte[][] Files() => [.. Directory.GetFiles(Folder.FullPath).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
    }

    // The file cannot be used, so that it is not known what it would have read.
    [TestCase("small.onnx")]
    [TestCase("labels.txt")]
    public void No_report_overwrites_what_may_be_an_input_of_a_file_that_cannot_be_used(string input)
    {
        Folder.Write("thresholds.yml", "version: 1\nmodels: [");
        var before = File.ReadAllBytes(Folder.PathTo(input));
        AssertOneLine(Run($"check --json {input}"), "error QG0020: the report would overwrite");
        Assert.That(File.ReadAllBytes(Folder.PathTo(input)), Is.EqualTo(before));
    }

    // A comparison that fails writes nothing, and leaves nothing.
    [Test]
    public void A_comparison_that_fails_leaves_no_report_of_an_earlier_one()
    {
        Folder.Write("report.json", "{}");
        Assert.That(Run("compare small.onnx gone.onnx --labels labels.txt --json report.json").ExitCode, Is.EqualTo(2));
        Assert.That(File.Exists(Folder.PathTo("report.json")), Is.False);
    }

    [Test]
    public void A_full_disk_leaves_no_report_that_says_passed()
    {
        // Where a file system may be mounted, a real one.
        var script =
            "mkdir disk && mount -t tmpfs -o size=16k none disk || exit 99; trap 'umount disk' EXIT; dotnet \"$0\" check "
            + "--json disk/r.json >/dev/null; head -c 100k /dev/zero > disk/fill 2>/dev/null; "
            + "sed -i 's/min: 7/min: 99/' thresholds.yml; dotnet \"$0\" check --json disk/r.json > /dev/null 2>&1; code=$?; ls "
            + "disk; grep -q '\"passed\": true' disk/r.json 2>/dev/null && exit 98; exit $code";
        var run = Shell(script);
        Assume.That(run.ExitCode, Is.Not.EqualTo(99), "Only who may mount can fill a disk.");
        Assert.That(run.ExitCode, Is.EqualTo(1).Or.EqualTo(2), run.ToString());
    }

    private static void AssertOneLine(ToolRun run, string text)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error.Trim().Split('\n'), Has.Length.EqualTo(1), run.Error);
            Assert.That(run.Error, Does.Contain(text));
        }
    }

    // Version 1.0 of the format: a header of 118 bytes, then numbers.
    private static byte[] Npy(int rows, int columns)
    {
        var header =
            FormattableString.Invariant($"{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows}, {columns}), }}").PadRight(117) + "\n";
        var numbers = Enumerable.Range(0, rows * columns).SelectMany(k => BitConverter.GetBytes((float)Math.Sin(k)));
        return [0x93, .. "NUMPY"u8, 1, 0, 118, 0, .. System.Text.Encoding.ASCII.GetBytes(header), .. numbers];
    }

    private ToolRun Run(string arguments) => ToolRun.In(Folder.FullPath, arguments.Split(' '));

    private ToolRun Shell(string script) =>
        ToolRun.Of(ChildProcess.Run("bash", Folder.FullPath, new Dictionary<string, string>(), "-c", script, ToolRun.Assembly));
}
