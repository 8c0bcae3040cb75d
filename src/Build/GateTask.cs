using System.Globalization;
using System.Text;
using Microsoft.Build.Framework;

namespace QualityGate.Build;

/// <summary>A task that knows the settings of a project's gates.</summary>
public abstract class GateTask : BuildTask
{
    // The properties that tell the builds of a project apart and must not tell its gates apart; and those about the warnings of a project,
    // which the warnings of a gate are not.
    private static readonly string[] PropertiesOfBuilds =
    [
        "TreatWarningsAsErrors",
        "MSBuildTreatWarningsAsErrors",
        "MSBuildWarningsAsErrors",
        "Configuration",
        "Platform",
        "TargetFramework",
        "RuntimeIdentifier",
        "SelfContained",
        "NoBuild",
        "_IsPublishing",
        "PublishDir",
        "PackageOutputPath",
        "OutputPath",
        "OutDir",
        "BuildProjectReferences",
        "IsGraphBuild",
        "_QualityGateAgain",
    ];

    /// <summary>The project file.</summary>
    [Required]
    public string Project { get; set; } = string.Empty;

    /// <summary>QualityGate.Gate.proj.</summary>
    public string GateProject { get; set; } = string.Empty;

    /// <summary>The file for the models of a build.</summary>
    [Required]
    public string ModelsFile { get; set; } = string.Empty;

    /// <summary>The property QualityGateThresholdsFile.</summary>
    public string ThresholdsFile { get; set; } = string.Empty;

    /// <summary>The property QualityGateReportFolder.</summary>
    public string ReportFolder { get; set; } = string.Empty;

    /// <summary>The property QualityGateReportFormats.</summary>
    public string ReportFormats { get; set; } = string.Empty;

    /// <summary>The property QualityGateSeverity.</summary>
    public string Severity { get; set; } = string.Empty;

    /// <summary>The property QualityGateAcceptBaseline.</summary>
    public string AcceptBaseline { get; set; } = string.Empty;

    /// <summary>The property QualityGateSuppressions.</summary>
    public string Suppressions { get; set; } = string.Empty;

    /// <summary>The property QualityGateUpdateSuppressions.</summary>
    public string UpdateSuppressions { get; set; } = string.Empty;

    /// <summary>The property QualityGateSuppressionReason.</summary>
    public string SuppressionReason { get; set; } = string.Empty;

    /// <summary>The property QualityGateHistory.</summary>
    public string History { get; set; } = string.Empty;

    /// <summary>The property QualityGateCacheFolder.</summary>
    public string CacheFolder { get; set; } = string.Empty;

    /// <summary>The property QualityGateAnnotations.</summary>
    public string Annotations { get; set; } = string.Empty;

    /// <summary>The property QualityGateTasksAssembly.</summary>
    public string TasksAssembly { get; set; } = string.Empty;

    /// <summary>The property QualityGateImagesFolder.</summary>
    public string ImagesFolder { get; set; } = string.Empty;

    /// <summary>The property BaseIntermediateOutputPath.</summary>
    public string IntermediateFolder { get; set; } = string.Empty;

    /// <summary>The property ArtifactsPath, where UseArtifactsOutput is true.</summary>
    public string ArtifactsFolder { get; set; } = string.Empty;

    /// <summary>The property TargetFrameworks.</summary>
    public string TargetFrameworks { get; set; } = string.Empty;

    private protected GateSettings Settings =>
        new()
        {
            Project = Project,
            ThresholdsFile = ThresholdsFile,
            ReportFolder = ReportFolder,
            ReportFormats = ReportFormats,
            Severity = Severity,
            AcceptBaseline = AcceptBaseline,
            Suppressions = Suppressions,
            UpdateSuppressions = UpdateSuppressions,
            SuppressionReason = SuppressionReason,
            History = History,
            CacheFolder = CacheFolder,
            Annotations = Annotations,
            TasksAssembly = TasksAssembly,
            ImagesFolder = ImagesFolder,
            IntermediateFolder = IntermediateFolder,
            ArtifactsFolder = ArtifactsFolder,
        };

    private protected ModelsFile Models => new(Project, ModelsFile);

    /// <summary>
    /// The gates of the project. A gate file that nobody has named need not be there where the build has models of its own.
    /// </summary>
    private protected IEnumerable<GateRun> Runs(GateSettings settings, GatePlaces places)
    {
        var models = Models;
        if (places.IsExpected || !models.Exists)
        {
            yield return GateRun.OfThresholds(settings, places);
        }

        if (models.Exists)
        {
            yield return GateRun.OfModels(settings, places, SameModels.Oldest(models.FullPath, TargetFrameworks));
        }
    }

    /// <summary>Builds a target of QualityGate.Gate.proj, which MSBuild does once per build for the same properties.</summary>
    private protected bool Ask(string target, IReadOnlyDictionary<string, string> properties)
    {
        // All of them: the environment may have variables of these names.
        string[] names =
        [
            "GateFile",
            "Origin",
            "ReportFolder",
            "ReportFormats",
            "Severity",
            "AcceptBaseline",
            "Suppressions",
            "UpdateSuppressions",
            "SuppressionReason",
            "Annotations",
            "TasksAssembly",
            "ImagesFolder",
            "History",
            "CacheFolder",
            "IsSwitchedOff",
            "Folder",
        ];
        var given = names.ToDictionary(name => name, name => properties.TryGetValue(name, out var value) ? Escape(value) : string.Empty);
        given["BuildAssembly"] = Escape(GetType().Assembly.Location);

        // The project that is asked has said why it failed.
        if (BuildEngine is IBuildEngine7 engine)
        {
            engine.AllowFailureWithoutError = true;
        }

        return ((IBuildEngine3)BuildEngine)
            .BuildProjectFilesInParallel([GateProject], [target], [given], [PropertiesOfBuilds], [null], returnTargetOutputs: false)
            .Result;
    }

    // The signs that mean something to MSBuild in the value of a property.
    private static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length);
        foreach (var letter in value)
        {
            if ("%*?@$();'".IndexOf(letter) < 0)
            {
                escaped.Append(letter);
            }
            else
            {
                escaped.Append('%').Append(((int)letter).ToString("x2", CultureInfo.InvariantCulture));
            }
        }

        return escaped.ToString();
    }
}
