using System.CommandLine;
using QualityGate.Files;
using QualityGate.Initialisation;
using QualityGate.Tool.Init;

namespace QualityGate.Tool;

/// <summary>
/// <c>qualitygate init [FOLDER|MODEL …]</c>: finds models, labels and test data, measures, and writes a thresholds.yml.
/// </summary>
internal static class InitCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("paths")
        {
            Description = "Folders to look in, or models; without any, the current folder.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var entry = EntryOptions.Of();
        var output = new Option<string?>("--output")
        {
            Description = "The file to write, or '-' for standard output; thresholds.yml where it is not given.",
            HelpName = "FILE|-",
        };
        var force = new Option<bool>("--force") { Description = "Replaces a file that is there." };
        var baseline = new Option<bool>("--baseline") { Description = "Adds limits against a baseline, quality-baseline.json." };
        var confidence = SharedOptions.Confidence();
        confidence.Description = "Has limits judged by intervals at this level, e.g. 0.95, in place of the value alone.";
        var noSchema = new Option<bool>("--no-schema")
        {
            Description = "Leaves out the JSON schema by which editors complete the file, and the line that names it.",
        };
        var msbuild = new Option<bool>("--msbuild") { Description = "Prints how the gate gets into a build of .NET." };
        var ci = new Option<string?>("--ci")
        {
            Description = "Writes a pipeline that checks the file; see docs/ci.md.",
            HelpName = string.Join('|', PipelineFile.Systems),
        };
        ci.AcceptOnlyFromAmong([.. PipelineFile.Systems]);
        var command = new Command(
            "init",
            "Finds models, labels and test data, measures them, and writes a thresholds.yml whose limits mean something. Exit code 0: "
                + "written, and it passes; 2: nothing was written."
        )
        {
            paths,
        };
        entry.AddTo(command);
        foreach (var option in new Option[] { output, force, baseline, confidence, noSchema, msbuild, ci })
        {
            command.Options.Add(option);
        }

        SharedOptions.RefuseOptions(command, paths);
        command.Validators.Add(result =>
        {
            if (result.Given(output).Any(string.IsNullOrWhiteSpace))
            {
                result.AddError("The path of --output is empty");
            }

            if (result.Given(output).Any(ReportTarget.IsStandardOutputName) && result.Given(ci).Length > 0)
            {
                result.AddError("--ci writes a pipeline beside the file, of which --output - writes none: name a file, or leave --ci out");
            }
        });
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var places = InitPlaces.Of(parsed.GetValue(paths) ?? [], parsed.GetValue(output));
                var wishes = new LimitWishes { Baseline = parsed.GetValue(baseline), Confidence = parsed.GetValue(confidence) };
                var request = new DraftRequest(places.Folders)
                {
                    Models = places.Models,
                    Given = entry.Read(parsed, InputPath.FromUser("model")) with { ImageRun = ToolImages.In(places.Folder, terminal) },
                    Base = places.Folder,
                    Wishes = wishes,
                };
                var run = new InitRun(terminal, request, places)
                {
                    Force = parsed.GetValue(force),
                    WithSchema = !parsed.GetValue(noSchema),
                    ForBuild = parsed.GetValue(msbuild),
                    Pipeline = parsed.GetValue(ci),
                };
                return Task.FromResult(run.Run(cancellationToken));
            }
        );
        return command;
    }
}
