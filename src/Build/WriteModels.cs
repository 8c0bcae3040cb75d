using Microsoft.Build.Framework;

namespace QualityGate.Build;

/// <summary>Writes the models of a build, which has come to its end.</summary>
public sealed class WriteModels : BuildTask
{
    /// <summary>The project file.</summary>
    [Required]
    public string Project { get; set; } = string.Empty;

    /// <summary>The file for the models of a build.</summary>
    [Required]
    public string ModelsFile { get; set; } = string.Empty;

    /// <summary>The items of the project.</summary>
    public ITaskItem[] Models { get; set; } = [];

    private protected override bool Run()
    {
        new ModelsFile(Project, ModelsFile).End(Models);
        return true;
    }
}
