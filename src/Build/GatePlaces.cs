namespace QualityGate.Build;

/// <summary>The files and folders of a project's gates. Folders end with a slash.</summary>
internal sealed record GatePlaces
{
    private const string FileName = "thresholds.yml";
    private const string OtherFileName = "thresholds.yaml";

    private GatePlaces(GateSettings settings)
    {
        var project = Path.GetDirectoryName(settings.Project)!;
        var found = settings.ThresholdsFile.Length > 0 ? settings.ThresholdsFile : BuildPath.FindAbove(project, FileName);

        // Where there is none, a thresholds.yaml is pointed out, once for all projects below it: by the gate of the file that it would have
        // to be.
        var misnamed = found is null ? BuildPath.FindAbove(project, OtherFileName) : null;
        ThresholdsFile = BuildPath.Full(project, found ?? (misnamed is null ? FileName : Path.ChangeExtension(misnamed, ".yml")));
        IsExpected = settings.ThresholdsFile.Length > 0 || misnamed is not null || File.Exists(ThresholdsFile);

        var home = Path.GetDirectoryName(ThresholdsFile) ?? project;
        var intermediate = BuildPath.FullFolder(project, settings.IntermediateFolder.Length == 0 ? "obj" : settings.IntermediateFolder);
        OwnFolder = BuildPath.FullFolder(intermediate, "qualitygate");
        SharedFolder =
            settings.ArtifactsFolder.Length > 0
                ? BuildPath.FullFolder(
                    project,
                    Path.Combine(settings.ArtifactsFolder, "qualitygate", $"{Path.GetFileName(home)}-{Sha256.Of(home, 8)}")
                )
            : intermediate == BuildPath.FullFolder(project, "obj") && Directory.Exists(home)
                ? BuildPath.FullFolder(home, Path.Combine("obj", "qualitygate"))
            : OwnFolder;
        var name = Path.GetFileNameWithoutExtension(ThresholdsFile).Replace("..", "__");
        if (name != Path.GetFileNameWithoutExtension(FileName))
        {
            SharedFolder = BuildPath.FullFolder(SharedFolder, name);
        }

        ReportFolder = settings.ReportFolder.Length == 0 ? SharedFolder : BuildPath.FullFolder(project, settings.ReportFolder);
        CacheFolder =
            settings.CacheFolder.Length == 0
                ? BuildPath.FullFolder(SharedFolder, "cache")
                : BuildPath.FullFolder(project, settings.CacheFolder);
    }

    /// <summary>
    /// The gate file that a person has written: the one that was named, or the nearest, from the project's folder upwards.
    /// </summary>
    public string ThresholdsFile { get; }

    /// <summary>
    /// True when that file must be gated even where the build has models of its own: it is there, was named, or has the wrong ending.
    /// </summary>
    public bool IsExpected { get; }

    /// <summary>
    /// The gate's folder that all projects below the gate file share: beside it; in the artifacts folder if there is one; of the project if
    /// that keeps its intermediate files elsewhere.
    /// </summary>
    public string SharedFolder { get; }

    /// <summary>The gate's folder of the project itself.</summary>
    public string OwnFolder { get; }

    /// <summary>The folder of the reports.</summary>
    public string ReportFolder { get; }

    /// <summary>The folder of the caches.</summary>
    public string CacheFolder { get; }

    /// <summary>Finds the places of a project.</summary>
    public static GatePlaces Of(GateSettings settings) => new(settings);
}
