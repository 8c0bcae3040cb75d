using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace QualityGate.Tool.Tests;

/// <summary>docs/ci.md says what is so: its YAML can be read, and what it names of ours exists.</summary>
internal sealed partial class CiPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathTo("docs/ci.md")).ReplaceLineEndings("\n");

    private static readonly YamlMappingNode[] Blocks = [.. YamlFile.BlocksOf(Page)];

    private static YamlMappingNode Action => YamlFile.Load(Repository.PathTo("action.yml"));

    private static YamlMappingNode Template => YamlFile.Load(Repository.PathTo("eng/ci/azure-pipelines-template.yml"));

    [Test]
    public void Every_block_of_YAML_is_read_and_the_four_systems_are_there()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Blocks, Has.Length.EqualTo(Page.Split("```yaml\n").Length - 1).And.Length.GreaterThanOrEqualTo(5));
            Assert.That(
                Page,
                Does.Contain("\n## GitHub Actions\n")
                    .And.Contain("\n## Azure Pipelines\n")
                    .And.Contain("\n## GitLab CI\n")
                    .And.Contain("\n## Jenkins\n")
            );
        }
    }

    [Test]
    public void The_action_is_used_with_inputs_and_outputs_that_it_has()
    {
        var uses = Blocks
            .SelectMany(YamlFile.Mappings)
            .Where(step => step.Text("uses")?.Contains("/QualityGate@", StringComparison.Ordinal) == true)
            .ToArray();
        var outputs = Output().Matches(Page).Select(match => match.Groups["name"].Value).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(uses, Is.Not.Empty);
            Assert.That(
                uses.SelectMany(step => step.Entries("with")).Select(entry => entry.Key).Distinct(),
                Is.Not.Empty.And.SubsetOf(Names(Action, "inputs"))
            );
            Assert.That(outputs, Is.Not.Empty.And.SubsetOf(Names(Action, "outputs")));
        }
    }

    [Test]
    public void The_template_is_used_with_parameters_that_it_has()
    {
        var uses = Blocks.SelectMany(YamlFile.Mappings).Where(step => step.Text("template") is not null).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(uses, Is.Not.Empty);
            Assert.That(uses.Select(step => Repository.PathTo(step.Text("template")!.Split('@')[0])), Is.All.Matches<string>(File.Exists));
            Assert.That(
                uses.SelectMany(step => step.Entries("parameters")).Select(entry => entry.Key).Distinct(),
                Is.Not.Empty.And.SubsetOf(Parameters)
            );
        }
    }

    [Test]
    public void The_tables_list_all_that_there_is()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Table("input"), Is.EquivalentTo(Names(Action, "inputs")));
            Assert.That(Table("output"), Is.EquivalentTo(Names(Action, "outputs")));
            Assert.That(Table("parameter"), Is.EquivalentTo(Parameters));
        }
    }

    [Test]
    public void Every_option_of_the_tool_that_is_named_exists()
    {
        var help = ToolRun.In(Repository.Root, "check", "--help").Output;
        var options = CheckLine()
            .Matches(Page)
            .SelectMany(line => Option().Matches(line.Value))
            .Concat(Prose().Matches(Page).SelectMany(code => Option().Matches(code.Value)))
            .Select(match => match.Value)
            .Distinct()
            .ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(options, Does.Contain("--markdown-limit").And.Contain("--no-annotations").And.Contain("--comment"));
            Assert.That(
                options,
                Is.All.Matches<string>(option => Regex.IsMatch(help, $@"(?m)^  {option}\b", RegexOptions.None, TimeSpan.FromSeconds(1)))
            );
        }
    }

    [Test]
    public void Every_link_leads_somewhere() =>
        Assert.That(
            Link().Matches(Page).Select(match => Repository.PathTo(Path.Combine("docs", match.Groups["file"].Value))),
            Is.Not.Empty.And.All.Matches<string>(File.Exists)
        );

    [Category("Build")]
    [Test]
    public void All_reports_of_a_build_are_shown_and_none_is_no_failure()
    {
        Bash.Need("find");
        using var checkout = new TemporaryFolder();
        var summary = checkout.Write("summary.md", "before\n");
        var script = Blocks
            .SelectMany(YamlFile.Mappings)
            .Select(step => step.Text("run"))
            .OfType<string>()
            .Single(run => run.Contains("report.md", StringComparison.Ordinal));
        var environment = new Dictionary<string, string> { ["GITHUB_STEP_SUMMARY"] = summary };
        var without = Bash.Run(checkout.FullPath, environment, script);
        Assert.That((without.ExitCode, File.ReadAllText(summary)), Is.EqualTo((0, "before\n")), without.ToString());

        string[] places =
        [
            "obj/qualitygate",
            "obj/qualitygate/other",
            "src/My Models/obj/qualitygate/models-ab2cb0ed",
            "artifacts/qualitygate/src-0123abcd",
        ];
        foreach (var place in places)
        {
            checkout.Write($"{place}/report.md", $"{place}\n");
        }

        checkout.Write("docs/report.md", "not of a gate\n");
        var with = Bash.Run(checkout.FullPath, environment, script);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(with.ExitCode, Is.Zero, with.ToString());
            Assert.That(File.ReadAllLines(summary), Is.EquivalentTo((string[])["before", .. places]));
        }
    }

    [Test]
    public void Caches_rest_on_the_tool_manifest_in_both_of_its_places()
    {
        const string Places = "dotnet-tools.json .config/dotnet-tools.json";
        var gitLab = Blocks
            .SelectMany(YamlFile.Mappings)
            .Select(map => map.Find("files"))
            .OfType<YamlSequenceNode>()
            .Single()
            .Select(file => ((YamlScalarNode)file).Value);
        var gitHub = Blocks
            .SelectMany(YamlFile.Mappings)
            .Select(map => map.Text("key"))
            .OfType<string>()
            .Single(key => key.Contains("hashFiles", StringComparison.Ordinal));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(string.Join(' ', gitLab), Is.EqualTo(Places));
            Assert.That(gitHub, Does.Contain($"hashFiles('{Places.Replace(" ", "', '", StringComparison.Ordinal)}')"));
        }
    }

    private static string[] Parameters => [.. Template.List("parameters").Select(parameter => parameter.Text("name")!)];

    private static string[] Names(YamlMappingNode file, string key) =>
        [.. file.Map(key).Children.Keys.Select(name => ((YamlScalarNode)name).Value!)];

    // The first column of the table whose first head is this.
    private static string[] Table(string head) =>
        [.. Page.Split($"\n| {head} |")[1].Split("\n\n")[0].Split('\n').Skip(2).Select(row => row.Split('`')[1])];

    [GeneratedRegex(@"outputs\.(?<name>[a-z-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Output();

    [GeneratedRegex(@"(?m)^.*qualitygate""? check.*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CheckLine();

    [GeneratedRegex("`--[^`]*`", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Prose();

    [GeneratedRegex("--[a-z][a-z-]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Option();

    [GeneratedRegex(@"\]\((?<file>[^)#]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
