namespace QualityGate.Build;

/// <summary>The settings of a gate as the properties of a project give them; an empty text stands for the default.</summary>
internal sealed record GateSettings
{
    /// <summary>The full path of the project file.</summary>
    public string Project { get; init; } = string.Empty;

    /// <summary><c>QualityGateThresholdsFile</c>.</summary>
    public string ThresholdsFile { get; init; } = string.Empty;

    /// <summary><c>QualityGateReportFolder</c>.</summary>
    public string ReportFolder { get; init; } = string.Empty;

    /// <summary><c>QualityGateReportFormats</c>.</summary>
    public string ReportFormats { get; init; } = string.Empty;

    /// <summary><c>QualityGateSeverity</c>.</summary>
    public string Severity { get; init; } = string.Empty;

    /// <summary><c>QualityGateAcceptBaseline</c>.</summary>
    public string AcceptBaseline { get; init; } = string.Empty;

    /// <summary><c>QualityGateSuppressions</c>.</summary>
    public string Suppressions { get; init; } = string.Empty;

    /// <summary><c>QualityGateUpdateSuppressions</c>.</summary>
    public string UpdateSuppressions { get; init; } = string.Empty;

    /// <summary><c>QualityGateSuppressionReason</c>.</summary>
    public string SuppressionReason { get; init; } = string.Empty;

    /// <summary><c>QualityGateHistory</c>.</summary>
    public string History { get; init; } = string.Empty;

    /// <summary><c>QualityGateCacheFolder</c>.</summary>
    public string CacheFolder { get; init; } = string.Empty;

    /// <summary><c>QualityGateAnnotations</c>.</summary>
    public string Annotations { get; init; } = string.Empty;

    /// <summary><c>QualityGateTasksAssembly</c>.</summary>
    public string TasksAssembly { get; init; } = string.Empty;

    /// <summary><c>QualityGateImagesFolder</c>.</summary>
    public string ImagesFolder { get; init; } = string.Empty;

    /// <summary><c>BaseIntermediateOutputPath</c>.</summary>
    public string IntermediateFolder { get; init; } = string.Empty;

    /// <summary><c>ArtifactsPath</c>, where <c>UseArtifactsOutput</c> is true.</summary>
    public string ArtifactsFolder { get; init; } = string.Empty;
}
