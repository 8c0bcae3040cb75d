using Microsoft.Build.Framework;

namespace QualityGate.Build;

/// <summary>Marks the models of the last build as outdated, because another build puts its outputs in place.</summary>
public sealed class BeginModels : BuildTask
{
    /// <summary>The project file.</summary>
    [Required]
    public string Project { get; set; } = string.Empty;

    /// <summary>The file for the models of a build.</summary>
    [Required]
    public string ModelsFile { get; set; } = string.Empty;

    private protected override bool Run()
    {
        new ModelsFile(Project, ModelsFile).Begin();
        return true;
    }
}
