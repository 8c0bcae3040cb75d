using System.Text;
using YamlDotNet.RepresentationModel;

namespace QualityGate.Packages.Tests.Ci;

/// <summary>
/// A run of action.yml: its steps one after the other as a runner of GitHub does it, until one fails. Every script runs in a
/// bash of its own; of the actions of others only the inputs are noted.
/// </summary>
internal sealed class ActionRun
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly StringBuilder _log = new();

    /// <summary>The output of all steps.</summary>
    public string Log => _log.ToString();

    /// <summary>The exit code of the step that failed; 0 where none did.</summary>
    public int ExitCode { get; private set; }

    /// <summary>The name of the last step that ran.</summary>
    public string LastStep { get; private set; } = string.Empty;

    /// <summary>The step summaries.</summary>
    public string Summary { get; private set; } = string.Empty;

    /// <summary>The files that were uploaded, with their texts.</summary>
    public Dictionary<string, string> Artifact { get; } = new(StringComparer.Ordinal);

    /// <summary>The outputs of the action.</summary>
    public Dictionary<string, string> Outputs { get; } = new(StringComparer.Ordinal);

    public static YamlMappingNode File => YamlFile.Load(Repository.PathTo("action.yml"));

    public static ActionRun Of(
        TemporaryFolder checkout,
        FakeGitHub github,
        string runnerTemp,
        string pullRequest,
        params (string Name, string Value)[] inputs
    )
    {
        var run = new ActionRun();
        run.SetInputs(inputs, pullRequest);
        foreach (var step in File.Map("runs").List("steps"))
        {
            run.LastStep = step.Text("name")!;
            if (step.Text("uses") is not null)
            {
                run.Upload(checkout, step);
            }
            else if (RunnerFolders.IsInstalled(runnerTemp, run.LastStep, run._values["inputs.version"]))
            {
                continue;
            }
            else if ((run.ExitCode = run.RunScript(checkout, github, runnerTemp, step)) != 0)
            {
                break;
            }
            else
            {
                RunnerFolders.Compile(runnerTemp, run.LastStep);
            }
        }

        foreach (var (name, output) in File.Map("outputs").Children)
        {
            run.Outputs.Add(((YamlScalarNode)name).Value!, run.Expand(output.Text("value")!));
        }

        return run;
    }

    private void SetInputs((string Name, string Value)[] inputs, string pullRequest)
    {
        _values["github.token"] = "secret";
        _values["github.event.pull_request.number"] = pullRequest;
        foreach (var (name, input) in File.Map("inputs").Children)
        {
            _values[$"inputs.{name}"] = Expand(input.Text("default")!);
        }

        foreach (var (name, value) in inputs)
        {
            Assert.That(_values, Does.ContainKey($"inputs.{name}"), "an input of the action");
            _values[$"inputs.{name}"] = value;
        }
    }

    // An output that no step has set is empty.
    private string Expand(string text) =>
        Bash.Expand(
            text,
            name =>
                _values.TryGetValue(name, out var value) ? value
                : name.StartsWith("steps.", StringComparison.Ordinal) ? string.Empty
                : null
        );

    private int RunScript(TemporaryFolder checkout, FakeGitHub github, string runnerTemp, YamlMappingNode step)
    {
        using var files = new TemporaryFolder();
        var (output, summary) = (files.Write("output", string.Empty), files.Write("summary", string.Empty));
        var environment = new Dictionary<string, string>
        {
            ["CI"] = "true",
            ["GITHUB_ACTIONS"] = "true",
            ["GITHUB_ACTION_PATH"] = Repository.Root.TrimEnd('/'),
            ["GITHUB_WORKSPACE"] = checkout.FullPath,
            ["GITHUB_OUTPUT"] = output,
            ["GITHUB_STEP_SUMMARY"] = summary,
            ["GITHUB_ENV"] = files.Write("env", string.Empty),
            ["GITHUB_REPOSITORY"] = "owner/models",
            ["GITHUB_RUN_ID"] = "4711",
            ["GITHUB_SERVER_URL"] = "https://github.com",
            ["GITHUB_SHA"] = "0123456789abcdef0123456789abcdef01234567",
            ["RUNNER_TEMP"] = runnerTemp,
            ["FAKE_GITHUB"] = github.Root,
            ["PATH"] = github.Bin + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"),
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

        var process = Bash.Run(checkout.FullPath, environment, Expand(step.Text("run")!));
        _log.Append(process.All);
        Summary += System.IO.File.ReadAllText(summary);
        foreach (var line in System.IO.File.ReadAllLines(output))
        {
            var (name, value) = (
                line[..line.IndexOf('=', StringComparison.Ordinal)],
                line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]
            );
            _values.Add($"steps.{step.Text("id")}.outputs.{name}", value);
        }

        return process.ExitCode;
    }

    private void Upload(TemporaryFolder checkout, YamlMappingNode step)
    {
        Assert.That(step.Text("uses"), Does.StartWith("actions/upload-artifact@v"));
        foreach (
            var path in Expand(step.Map("with").Text("path")!)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(path => System.IO.File.Exists(checkout.PathTo(path)))
        )
        {
            Artifact.Add(Path.GetFileName(path), System.IO.File.ReadAllText(checkout.PathTo(path)));
        }
    }
}
