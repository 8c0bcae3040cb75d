namespace QualityGate.Build;

/// <summary>
/// Removes what the gates of a project have written. Folders may be shared by projects, so each is asked for in QualityGate.Gate.proj, once
/// per build: the clean of one project must not remove the report of another's gate.
/// </summary>
public sealed class CleanGates : GateTask
{
    private protected override bool Run()
    {
        Models.Delete();
        var places = GatePlaces.Of(Settings);
        var own = BuildPath.FullFolder(places.OwnFolder, "cache");
        var passes = true;

        // Folders of the user's choice, where other files may lie: only the files that manifests name.
        if (ReportFolder.Length > 0 || CacheFolder.Length > 0)
        {
            foreach (var cache in new[] { places.CacheFolder, own }.Distinct())
            {
                passes &= Ask("Clean", new Dictionary<string, string> { ["CacheFolder"] = cache, ["ReportFolder"] = places.ReportFolder });
            }
        }

        foreach (var folder in new[] { places.SharedFolder, places.OwnFolder }.Distinct())
        {
            passes &= Ask("Clean", new Dictionary<string, string> { ["Folder"] = folder });
        }

        return passes;
    }
}
