using System.Text;
using System.Text.Json;

namespace QualityGate.Tool.Tests;

/// <summary>The tool's output and files where a CI system reads along.</summary>
internal sealed class CiOutputTests : FolderFixture
{
    [SetUp]
    public void FillFolder()
    {
        SmallRepository.Fill(Folder);
        Folder.Write(
            "gates/thresholds.yml",
            SmallRepository
                .Thresholds("accuracy: { min: 0.9, severity: warning }", "similarity-depth: { min: 99 }")
                .Replace(": small.onnx", ": ../small.onnx", StringComparison.Ordinal)
                .Replace("labels: ", "labels: ../", StringComparison.Ordinal)
                .Replace("predictions: ", "predictions: ../", StringComparison.Ordinal)
        );
    }

    [Test]
    public void GitHub_gets_annotations_from_the_root_of_the_checkout_errors_first()
    {
        var run = Run(GitHub, "check", "gates/thresholds.yml");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(Commands(run.Output, "::"), Has.Length.EqualTo(2), run.Output);
            Assert.That(
                Commands(run.Output, "::")[0],
                Does.StartWith(
                    "::error file=gates/thresholds.yml,line=10,col=7,title=QG1001::similarity-depth of 'small' is 8.2000, "
                        + "90.8000 below its minimum of 99; "
                )
            );
            Assert.That(
                Commands(run.Output, "::")[1],
                Does.StartWith("::warning file=gates/thresholds.yml,line=9,col=7,title=QG1001::accuracy of 'small' is 0.8000")
            );
            Assert.That(run.Error, Does.Contain("gates/thresholds.yml(10,7): error QG1001: "), "the lines for people stay");
        }
    }

    [Test]
    public void Azure_gets_annotations()
    {
        var run = Run(Azure, "check", "gates/thresholds.yml");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(
                Commands(run.Output, "##vso")[0],
                Does.StartWith(
                    "##vso[task.logissue "
                        + "type=error;sourcepath=gates/thresholds.yml;linenumber=10;columnnumber=7;code=QG1001]similarity-depth of "
                        + "'small'"
                )
            );
        }
    }

    [Test]
    public void Analyze_annotates_and_says_where_a_relative_path_is()
    {
        var inner = Directory.CreateDirectory(Folder.PathTo("deep")).FullName;
        var run = ToolRun.In(inner, GitHub, "analyze", "missing.onnx", "--labels", "../labels.txt");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(Commands(run.Output, "::")[0], Does.StartWith("::error file=deep/missing.onnx,title=QG2001::"));
        }
    }

    [Test]
    public void Nobody_else_gets_any_nor_who_does_not_want_them()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Run(new Dictionary<string, string>(), "check", "gates/thresholds.yml").All,
                Does.Not.Contain("::").And.Not.Contain("##vso")
            );
            Assert.That(Run(GitHub, "check", "gates/thresholds.yml", "--no-annotations").All, Does.Not.Contain("::"));
        }
    }

    [Test]
    public void Annotations_do_not_get_into_a_report_on_standard_output()
    {
        var run = Run(GitHub, "check", "gates/thresholds.yml", "--json", "-");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => JsonDocument.Parse(run.Output), Throws.Nothing);
            Assert.That(Commands(run.Error, "::"), Has.Length.EqualTo(2), "GitHub reads both streams");
        }
    }

    [Test]
    public void A_models_name_cannot_give_commands()
    {
        Folder.Write(
            "evil.yml",
            SmallRepository
                .Thresholds("similarity-depth: { min: 99 }")
                .Replace(
                    "name: small",
                    "name: \"::add-mask::a ##vso[task.setvariable variable=PATH]x ##[add-path]y\"",
                    StringComparison.Ordinal
                )
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Commands(Run(GitHub, "check", "evil.yml").All, "::add"), Is.Empty);
            Assert.That(Run(GitHub, "check", "evil.yml").Output.Split("\n::error")[0], Does.Not.Contain("##[").And.Contain(":add-mask:"));
            Assert.That(Commands(Run(Azure, "check", "evil.yml").All, "##vso[task.set"), Is.Empty);
            Assert.That(
                Run(Azure, "check", "evil.yml").All.Split('\n').Where(line => line.IndexOf("##vso[", StringComparison.Ordinal) > 0),
                Is.Empty,
                "what stands in the text of a command is none"
            );
        }
    }

    [Test]
    public void The_Markdown_keeps_within_its_limit_and_the_comment_within_its_own()
    {
        Folder.Write("many.yml", Many(60));
        var run = Run(
            GitHub,
            "check",
            "many.yml",
            "--no-annotations",
            "--markdown",
            "short.md",
            "--markdown-limit",
            "5000",
            "--comment",
            "comment.md"
        );
        var full = Run(GitHub, "check", "many.yml", "--no-annotations", "--markdown", "-").Output;
        var (shortened, comment) = (File.ReadAllText(Folder.PathTo("short.md")), File.ReadAllText(Folder.PathTo("comment.md")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(Encoding.UTF8.GetByteCount(full), Is.GreaterThan(65_536));
            Assert.That(Encoding.UTF8.GetByteCount(comment), Is.InRange(55_000, 64_000));
            Assert.That(Encoding.UTF8.GetByteCount(shortened), Is.InRange(4_000, 5_000));
            Assert.That(comment, Does.EndWith(".*\n").And.Contain("*Left out, to stay within 64000 bytes: "));
            Assert.That(
                new[] { full, comment, shortened }.Select(text => text.Split('\n')[0]).Distinct(),
                Is.EqualTo(["## ❌ QualityGate failed: 1 of 60 models failed, 59 of 60 thresholds hold."])
            );
            Assert.That(shortened, Does.Contain("### ❌ small-7\n").And.Contain("**QG1001**"));
        }
    }

    [TestCase("at least 1000", "--markdown", "r.md", "--markdown-limit", "999")]
    [TestCase("needs --markdown", "--markdown-limit", "5000")]
    [TestCase("'many'", "--markdown", "r.md", "--markdown-limit", "many")]
    [TestCase("name of a file", "--comment", "-")]
    [TestCase("name of a file", "--comment", " ")]
    public void Limits_that_cannot_be_kept_are_one_line_and_exit_code_2(string message, params string[] options)
    {
        var run = Run(new Dictionary<string, string>(), ["check", "gates/thresholds.yml", .. options]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error, Does.StartWith("qualitygate: error QG0014: ").And.Contain(message));
            Assert.That(run.Error.Trim().Split('\n'), Has.Length.EqualTo(1), run.Error);
        }
    }

    private Dictionary<string, string> GitHub => new() { ["GITHUB_ACTIONS"] = "true", ["GITHUB_WORKSPACE"] = Folder.FullPath };

    private Dictionary<string, string> Azure => new() { ["TF_BUILD"] = "True", ["BUILD_SOURCESDIRECTORY"] = Folder.FullPath };

    // The seventh of them fails.
    private static string Many(int models) =>
        "version: 1\nmodels:\n"
        + string.Concat(
            Enumerable
                .Range(0, models)
                .Select(k =>
                    SmallRepository
                        .Thresholds(k == 7 ? "similarity-depth: { min: 99 }" : "similarity-depth: { min: 7 }")
                        .Replace("version: 1\nmodels:\n", string.Empty, StringComparison.Ordinal)
                        .Replace("name: small", FormattableString.Invariant($"name: small-{k}"), StringComparison.Ordinal)
                )
        );

    private static string[] Commands(string text, string prefix) =>
        [.. text.Split('\n').Where(line => line.TrimStart().StartsWith(prefix, StringComparison.Ordinal))];

    private ToolRun Run(Dictionary<string, string> environment, params string[] arguments) =>
        ToolRun.In(Folder.FullPath, environment, arguments);
}
