namespace QualityGate.Build;

/// <summary>
/// One run of a gate: what QualityGate.Gate.proj is told. Runs that are told the same are one, and happen once per build.
/// </summary>
internal sealed record GateRun
{
    /// <summary>The formats that reports have by default.</summary>
    public const string DefaultFormats = "json;markdown";

    private GateRun(GateSettings settings, string gateFile, string origin, string reportFolder, string cacheFolder)
    {
        Origin = origin;
        var formats = settings.ReportFormats.Length == 0 ? DefaultFormats : settings.ReportFormats;
        Properties = new Dictionary<string, string>
        {
            ["GateFile"] = gateFile,
            ["Origin"] = origin,
            ["ReportFolder"] = reportFolder,
            ["ReportFormats"] = formats,
            ["Severity"] = settings.Severity,
            ["Annotations"] = settings.Annotations.Length == 0 ? "true" : settings.Annotations,
            ["TasksAssembly"] = settings.TasksAssembly,
            ["ImagesFolder"] = settings.ImagesFolder,
            ["History"] =
                settings.History.Length == 0 ? string.Empty : BuildPath.Full(Path.GetDirectoryName(settings.Project)!, settings.History),
        };
        if (settings.Suppressions.Length > 0)
        {
            Properties["Suppressions"] = BuildPath.Full(Path.GetDirectoryName(settings.Project)!, settings.Suppressions);
        }

        var told = string.Join("\n", Properties.Select(property => $"{property.Key}={property.Value}"));
        CacheFolder = $"{cacheFolder}gate-{Sha256.Of(told, 16)}{Path.DirectorySeparatorChar}";
        Properties["CacheFolder"] = CacheFolder;

        // Accepting is not among the settings that the cache is of: the next run, which accepts nothing, is the same gate. A build's own
        // models have no baseline.
        if (origin.Length == 0 && string.Equals(settings.AcceptBaseline, "true", StringComparison.OrdinalIgnoreCase))
        {
            Properties["AcceptBaseline"] = "true";
        }

        // A build's own models have no file of exceptions either, unless the project names one.
        if (
            (origin.Length == 0 || settings.Suppressions.Length > 0)
            && string.Equals(settings.UpdateSuppressions, "true", StringComparison.OrdinalIgnoreCase)
        )
        {
            Properties["UpdateSuppressions"] = "true";
            Properties["SuppressionReason"] = settings.SuppressionReason;
        }
    }

    /// <summary>The global properties of the run.</summary>
    public Dictionary<string, string> Properties { get; }

    /// <summary>The project whose build has written the gate file; empty for thresholds.yml.</summary>
    public string Origin { get; }

    /// <summary>The folder of its cache.</summary>
    public string CacheFolder { get; }

    /// <summary>The gate of thresholds.yml.</summary>
    public static GateRun OfThresholds(GateSettings settings, GatePlaces places) =>
        new(settings, places.ThresholdsFile, string.Empty, places.ReportFolder, places.CacheFolder);

    /// <summary>
    /// The gate of a build's models. Each file has reports of its own, so those of Debug and Release do not write over each other's.
    /// </summary>
    public static GateRun OfModels(GateSettings settings, GatePlaces places, string modelsFile)
    {
        var parent = settings.ReportFolder.Length == 0 ? places.OwnFolder : places.ReportFolder;
        var name = $"{Path.GetFileNameWithoutExtension(settings.Project)}-{Sha256.Of(BuildPath.Relative(parent, modelsFile), 8)}";
        return new(
            settings,
            modelsFile,
            settings.Project,
            BuildPath.FullFolder(parent, name),
            settings.CacheFolder.Length == 0 ? BuildPath.FullFolder(places.OwnFolder, "cache") : places.CacheFolder
        );
    }
}
