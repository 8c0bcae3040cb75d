namespace QualityGate.Tool.Tests;

/// <summary>The messages of the tool about a command line that it does not take.</summary>
internal sealed class UsageTests : FolderFixture
{
    [Test]
    public void The_tool_alone_prints_its_help_and_exits_with_2_since_nothing_was_gated()
    {
        var (alone, help) = (Run(), Run("--help"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(alone.ExitCode, Is.EqualTo(2));
            Assert.That(help.ExitCode, Is.Zero);
            Assert.That(alone.Output, Is.EqualTo(help.Output).And.Contains("check <thresholds>"));
            Assert.That(
                alone.Error,
                Is.EqualTo(
                    "qualitygate: error QG0014: A command is missing; the commands are init, check, analyze, compare, baseline, inspect, "
                        + "labels, evaluate, report; see 'qualitygate --help'.\n"
                )
            );
        }
    }

    [TestCase(
        "Unrecognized option '--htlm'; reports are written with --json FILE, --markdown FILE and --report FORMAT=FILE, such as "
            + "html=report.html; see 'qualitygate check --help'.",
        "check",
        "--htlm",
        "out.html"
    )]
    [TestCase(
        "Unrecognized option '--html'; reports are written with --json FILE, --markdown FILE and --report FORMAT=FILE, such as "
            + "html=report.html; see 'qualitygate analyze --help'.",
        "analyze",
        "a.onnx",
        "--html=out.html"
    )]
    [TestCase(
        "Unrecognized option '--sarfi'; reports are written with --json FILE, --markdown FILE and --report FORMAT=FILE, such as "
            + "html=report.html; see 'qualitygate compare --help'.",
        "compare",
        "a",
        "b",
        "--sarfi",
        "x"
    )]
    [TestCase(
        "Unrecognized option '--html'; reports are written with --json FILE, --markdown FILE and --report FORMAT=FILE, such as "
            + "html=report.html; see 'qualitygate compare --help'.",
        "compare",
        "a",
        "b",
        "--labels",
        "labels.txt",
        "--html",
        "x"
    )]
    [TestCase(
        "Unrecognized option '--html'; the options are --classifier, --max-memory, --classes, --verify, --help; see "
            + "'qualitygate inspect --help'.",
        "inspect",
        "a.onnx",
        "--html"
    )]
    [TestCase("Unrecognized option '--jsno'. Did you mean '--json'? See 'qualitygate check --help'.", "check", "--jsno", "out.json")]
    [TestCase(
        "Unrecognized option '--htlm' in front of a command; the commands are init, check, analyze, compare, baseline, inspect, labels, "
            + "evaluate, report; see 'qualitygate --help'.",
        "--htlm"
    )]
    [TestCase("There is no command 'analyse'. Did you mean 'analyze'? See 'qualitygate --help'.", "analyse", "a.onnx")]
    [TestCase("There is no command 'help'. Did you mean '--help'? See 'qualitygate --help'.", "help")]
    [TestCase(
        "--clustering cannot be 'louvian'. Did you mean 'louvain'? It is one of: affinity-propagation, louvain, optics, "
            + "hdbscan, none; see 'qualitygate analyze --help'.",
        "analyze",
        "a.onnx",
        "--labels",
        "l",
        "--clustering",
        "louvian"
    )]
    [TestCase(
        "--confidence is a share from 0.5 to 0.999, not '95'. Did you mean 0.95? See 'qualitygate analyze --help'.",
        "analyze",
        "a.onnx",
        "--labels",
        "l",
        "--confidence",
        "95"
    )]
    [TestCase(
        "--confidence is a share from 0.5 to 0.999, not 'high'; see 'qualitygate analyze --help'.",
        "analyze",
        "a.onnx",
        "--labels",
        "l",
        "--confidence",
        "high"
    )]
    [TestCase("--classes is a number of classes, not 'ten'; see 'qualitygate inspect --help'.", "inspect", "a.onnx", "--classes", "ten")]
    [TestCase("--classes is a number of classes, not '-1'; see 'qualitygate inspect --help'.", "inspect", "a.onnx", "--classes", "-1")]
    public void A_mistake_is_one_line_that_names_what_is_near(string message, params string[] arguments)
    {
        var run = Run(arguments);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.All, Is.EqualTo($"qualitygate: error QG0014: {message}\n"));
        }
    }

    [TestCase("https://example.org/a.onnx", "analyze", "https://example.org/a.onnx", "--labels", "labels.txt")]
    [TestCase("s3://bucket/labels.txt", "analyze", "small.onnx", "--labels", "s3://bucket/labels.txt")]
    [TestCase("hf://org/model.safetensors", "inspect", "hf://org/model.safetensors")]
    [TestCase("gs://bucket/b.onnx", "compare", "small.onnx", "gs://bucket/b.onnx", "--labels", "labels.txt")]
    [TestCase("https://example.org/thresholds.yml", "check", "https://example.org/thresholds.yml")]
    [TestCase(
        "https://example.org/report.json",
        "analyze",
        "small.onnx",
        "--labels",
        "labels.txt",
        "--json",
        "https://example.org/report.json"
    )]
    public void A_URL_is_refused_as_one(string url, params string[] arguments)
    {
        SmallRepository.Fill(Folder);
        var run = Run(arguments);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error, Does.StartWith($"{url}: error QG0021: '{url}' is a URL, "));
            Assert.That(Directory.GetDirectories(Folder.FullPath), Is.Empty);
        }
    }

    [Test]
    public void A_thresholds_file_with_the_other_ending_is_pointed_out_once()
    {
        var file = Folder.Write("thresholds.yaml", "version: 1\n");
        Assert.That(
            Run("check").Error,
            Is.EqualTo(
                $"thresholds.yml: error QG0001: there is no thresholds.yml in '{Folder.FullPath}' or above. There is a "
                    + $"'{file}': rename it to thresholds.yml, or name it as the file to use.\n"
            )
        );
    }

    // The advice of a violation must not send anybody to a report that this run has not written.
    [TestCase(true)]
    [TestCase(false, "--explain")]
    [TestCase(false, "--json", "report.json")]
    public void A_violation_says_how_to_see_what_is_behind_it_unless_it_is_there(bool hint, params string[] options)
    {
        SmallRepository.Fill(Folder);
        Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 99 }"));
        var run = Run(["check", .. options]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(
                run.Error,
                Does.Contain("below its minimum of 99; look at the structural edges of least depth, or change the limit.\n")
            );
            Assert.That(
                run.Error.Contains("is shown by --explain, and written by --json FILE or --markdown FILE.", StringComparison.Ordinal),
                Is.EqualTo(hint)
            );
        }
    }

    private ToolRun Run(params string[] arguments) => ToolRun.In(Folder.FullPath, arguments);
}
