namespace QualityGate.Configuration.Composition;

/// <summary>The keys at the top level of a gate file.</summary>
internal static class GateKeys
{
    public const string Version = "version";
    public const string Extends = "extends";
    public const string Include = "include";
    public const string Baseline = "baseline";
    public const string Suppressions = "suppressions";
    public const string History = "history";
    public const string Defaults = "defaults";
    public const string Models = "models";

    /// <summary>All keys, in the order in which messages name them.</summary>
    public static string[] All => [Version, Extends, Include, Baseline, Suppressions, History, InconclusiveName.Key, Defaults, Models];

    /// <summary>The keys that a file takes over from the one that it extends.</summary>
    public static string[] Inherited => [Baseline, Suppressions, History, InconclusiveName.Key, Defaults];
}
