using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using QualityGate.Runs.Caching;

namespace QualityGate.Build;

/// <summary>
/// Tells Visual Studio's fast up-to-date check, which compares times of files before it builds, the files that the last runs have read, and
/// their manifests. After a run that did not pass, the output is a file that is never there, so that the project is built again.
/// </summary>
public sealed class CollectGateInputs : GateTask
{
    /// <summary>The inputs.</summary>
    [Output]
    public ITaskItem[] Inputs { get; set; } = [];

    /// <summary>The outputs.</summary>
    [Output]
    public ITaskItem[] Outputs { get; set; } = [];

    private protected override bool Run()
    {
        var settings = Settings;
        var manifests = Runs(settings, GatePlaces.Of(settings))
            .Select(run => (run.CacheFolder, Manifest: Manifest.Read(Path.Combine(run.CacheFolder, Manifest.FileName))))
            .ToArray();
        Inputs =
        [
            .. manifests
                .SelectMany(run => run.Manifest?.Inputs ?? [])
                .Where(file => file.Content is not (RecordedFile.Passage or RecordedFile.Absent))
                .Select(file => new TaskItem(Escaped(file.Path))),
        ];
        Outputs =
        [
            .. manifests.Select(run => new TaskItem(
                Escaped(run.CacheFolder + (run.Manifest is { HasPassed: true, Inputs.Count: > 0 } ? Manifest.FileName : "not-passed"))
            )),
        ];
        return true;
    }

    private static string Escaped(string path) => path.Replace("%", "%25").Replace(";", "%3b");
}
