using Microsoft.Build.Framework;
using QualityGate.Diagnostics;

namespace QualityGate.Build;

/// <summary>Asks for the gates of a project: that of thresholds.yml, and that of the models of its build.</summary>
public sealed class RunGates : GateTask
{
    /// <summary>The property QualityGate.</summary>
    public string IsOn { get; set; } = string.Empty;

    /// <summary>The items of the project; where nothing has been built, they only tell whether there must have been a build.</summary>
    public ITaskItem[] Items { get; set; } = [];

    /// <summary>True when the project has been built right before.</summary>
    public bool IsBuilt { get; set; }

    private protected override bool Run()
    {
        var (settings, models) = (Settings, Models);
        var places = GatePlaces.Of(settings);
        ShowSettings(places);
        if (string.Equals(IsOn, "false", StringComparison.OrdinalIgnoreCase))
        {
            return Ask("Gate", new Dictionary<string, string> { ["GateFile"] = places.ThresholdsFile, ["IsSwitchedOff"] = "true" });
        }

        if (IsByEveryBuild("QualityGateUpdateSuppressions", UpdateSuppressions))
        {
            Report(
                isError: true,
                DiagnosticCodes.SuppressedByEveryBuild,
                Project,
                "QualityGateUpdateSuppressions is set in a project file or in the environment, so that every build would make "
                    + "exceptions of whatever fails; give it on the command line, to the build that is to update: "
                    + "-p:QualityGateUpdateSuppressions=true"
            );
            return false;
        }

        if (IsByEveryBuild("QualityGateAcceptBaseline", AcceptBaseline))
        {
            Report(
                isError: true,
                DiagnosticCodes.AcceptedByEveryBuild,
                Project,
                "QualityGateAcceptBaseline is set in a project file or in the environment, so that every build would accept whatever the "
                    + "models measure, and none would fail; give it on the command line, to the build that is to accept: "
                    + "-p:QualityGateAcceptBaseline=true"
            );
            return false;
        }

        var isKnown = IsBuilt || FindProblem(models);

        // All are asked for, though the first fails.
        var runs = isKnown ? Runs(settings, places) : Runs(settings, places).Where(run => run.Origin.Length == 0 && places.IsExpected);
        return runs.Select(run => Ask("Gate", run.Properties)).ToArray().All(passes => passes) && isKnown;
    }

    // A property of the command line is global.
    private bool IsByEveryBuild(string property, string value) =>
        string.Equals(value, "true", StringComparison.OrdinalIgnoreCase)
        && BuildEngine is IBuildEngine6 engine
        && !engine.GetGlobalProperties().Keys.Contains(property, StringComparer.OrdinalIgnoreCase);

    // Without a build, the models are those that the last one has left.
    private bool FindProblem(ModelsFile models)
    {
        if (models.IsPending)
        {
            Report(
                isError: true,
                DiagnosticCodes.ModelsUnknown,
                Project,
                "the last build has put its outputs in place, but has not come to its end, so its models are not known; build "
                    + "the project again"
            );
            return false;
        }

        if (Items.Length > 0 && !models.Exists)
        {
            Report(
                isError: true,
                DiagnosticCodes.ModelsUnknown,
                Project,
                $"the project gives models, but no build has left '{models.FullPath}' with what is demanded of them; build the "
                    + "project, and keep its intermediate folder together with its outputs"
            );
            return false;
        }

        if (models.Exists && models.IsOlderThanProject)
        {
            Report(
                isError: false,
                DiagnosticCodes.ModelsOutdated,
                Project,
                $"the project is newer than '{models.FullPath}', so models are gated as the last build gave them; build the "
                    + "project again if its models have changed"
            );
        }

        return true;
    }

    private void ShowSettings(GatePlaces places)
    {
        Show("QualityGate", IsOn);
        Show("QualityGateThresholdsFile", places.ThresholdsFile);
        Show("QualityGateReportFolder", places.ReportFolder);
        Show("QualityGateReportFormats", ReportFormats.Length == 0 ? GateRun.DefaultFormats : ReportFormats);
        Show("QualityGateAcceptBaseline", AcceptBaseline.Length == 0 ? "false" : AcceptBaseline);
        Show("QualityGateSuppressions", Suppressions.Length == 0 ? "(as in thresholds.yml)" : Suppressions);
        Show("QualityGateUpdateSuppressions", UpdateSuppressions.Length == 0 ? "false" : UpdateSuppressions);
        Show("QualityGateSeverity", Severity.Length == 0 ? "(as in thresholds.yml)" : Severity);
        Show("QualityGateHistory", History.Length == 0 ? "(as in thresholds.yml)" : History);
        Show("QualityGateCacheFolder", places.CacheFolder);
        Show("QualityGateAnnotations", Annotations.Length == 0 ? "true" : Annotations);
        Show("QualityGateTasksAssembly", TasksAssembly);
        Show("QualityGateImagesFolder", ImagesFolder);
        Show("QualityGateModel", string.Join(";", Items.Select(item => item.GetMetadata("FullPath"))));
    }

    private void Show(string property, string value) => Say(MessageImportance.Low, $"{property}={value}");
}
