using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace QualityGate.Packages.Tests.Ci;

/// <summary>
/// A run of the Azure Pipelines template: parameters are put in, then its steps run one after the other as an agent does it,
/// until one fails. Commands in the log are obeyed as far as the template uses them.
/// </summary>
internal sealed partial class AzureRun
{
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _parameters = new(StringComparer.Ordinal);
    private readonly StringBuilder _log = new();

    /// <summary>The output of all steps.</summary>
    public string Log => _log.ToString();

    /// <summary>The exit code of the step that failed; 0 where none did.</summary>
    public int ExitCode { get; private set; }

    /// <summary>The name of the last step that ran.</summary>
    public string LastStep { get; private set; } = string.Empty;

    /// <summary>The texts of the summaries that were uploaded.</summary>
    public List<string> Summaries { get; } = [];

    /// <summary>The artifacts: the names of their files.</summary>
    public Dictionary<string, string[]> Artifacts { get; } = new(StringComparer.Ordinal);

    /// <summary>The issues of the log, as the agent reads them: their properties, and their message.</summary>
    public List<(string Properties, string Message)> Issues { get; } = [];

    /// <summary>The variables that the steps have set.</summary>
    public IReadOnlyDictionary<string, string> Variables => _variables;

    public static YamlMappingNode File => YamlFile.Load(Repository.PathTo("eng/ci/azure-pipelines-template.yml"));

    public static AzureRun Of(TemporaryFolder sources, string agentTemp, params (string Name, string Value)[] parameters)
    {
        var run = new AzureRun();
        run._variables["Build.ArtifactStagingDirectory"] = sources.PathTo("staging");
        foreach (var parameter in File.List("parameters"))
        {
            var value = parameter.Text("default")!;
            // The agent writes booleans so.
            run._parameters[parameter.Text("name")!] =
                parameter.Text("type") == "boolean"
                    ? value == "true"
                        ? "True"
                        : "False"
                    : value;
        }

        foreach (var (name, value) in parameters)
        {
            Assert.That(run._parameters, Does.ContainKey(name), "a parameter of the template");
            run._parameters[name] = value;
        }

        foreach (var step in File.List("steps"))
        {
            run.LastStep = step.Text("displayName")!;
            if (step.Text("publish") is { } path)
            {
                run.Artifacts.Add(
                    run.Expand(step.Text("artifact")!),
                    [.. Directory.GetFiles(run.Expand(path)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)]
                );
            }
            else if (RunnerFolders.IsInstalled(agentTemp, run.LastStep, run._parameters["version"]))
            {
                continue;
            }
            else if ((run.ExitCode = run.RunScript(sources, agentTemp, step)) != 0)
            {
                break;
            }
            else
            {
                RunnerFolders.Compile(agentTemp, run.LastStep);
            }
        }

        return run;
    }

    private string Expand(string text) =>
        Macro()
            .Replace(
                Bash.Expand(
                    text,
                    name =>
                        name.StartsWith("parameters.", StringComparison.Ordinal)
                            ? _parameters.GetValueOrDefault(name["parameters.".Length..])
                            : null
                ),
                match => _variables.GetValueOrDefault(match.Groups["name"].Value) ?? match.Value
            );

    private int RunScript(TemporaryFolder sources, string agentTemp, YamlMappingNode step)
    {
        var environment = new Dictionary<string, string>
        {
            ["TF_BUILD"] = "True",
            ["AGENT_TEMPDIRECTORY"] = agentTemp,
            ["BUILD_SOURCESDIRECTORY"] = sources.FullPath,
            ["BUILD_ARTIFACTSTAGINGDIRECTORY"] = sources.PathTo("staging"),
        };
        // On Windows a variable without a value is not there: scripts must do without.
        foreach (
            var (name, value) in step.Entries("env")
                .Select(entry => (entry.Key, Expand(entry.Value)))
                .Where(entry => entry.Item2.Length > 0)
        )
        {
            environment[name] = value;
        }

        var process = Bash.Run(sources.FullPath, environment, step.Text("bash")!);
        _log.Append(process.All);
        foreach (var command in process.All.Split('\n').Select(line => Command().Match(line)).Where(match => match.Success))
        {
            Obey(command.Groups["name"].Value, command.Groups["properties"].Value.Trim(), command.Groups["data"].Value);
        }

        return process.ExitCode;
    }

    private void Obey(string command, string properties, string data)
    {
        switch (command)
        {
            case "task.setvariable":
                _variables[properties["variable=".Length..]] = data;
                break;
            case "task.uploadsummary":
                Summaries.Add(System.IO.File.ReadAllText(data));
                break;
            case "task.logissue":
                Issues.Add((properties, data));
                break;
            default:
                Assert.Fail($"The template does not use {command}.");
                break;
        }
    }

    [GeneratedRegex(@"\$\((?<name>[A-Za-z.]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Macro();

    [GeneratedRegex(
        @"##vso\[(?<name>[a-z.]+)(?<properties>[^\]]*)\](?<data>.*)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Command();
}
