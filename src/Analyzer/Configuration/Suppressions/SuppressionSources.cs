using System.Collections.Immutable;
using QualityGate.Configuration.Composition;
using QualityGate.Configuration.Yaml;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Configuration.Suppressions;

/// <summary>
/// The suppression files of a run: each gate file has the one that it names or inherits, or all have the one that was asked for.
/// </summary>
/// <param name="request">The request.</param>
/// <param name="folderOf">The folder that a path in some place is relative to.</param>
/// <param name="diagnostics">Takes the complaints.</param>
internal sealed class SuppressionSources(GateRequest request, Func<SourceLocation, string> folderOf, List<Diagnostic> diagnostics)
{
    private readonly DateOnly today = DateOnly.FromDateTime(request.Clock.GetUtcNow().UtcDateTime);
    private readonly Dictionary<string, SuppressionFile> files = new(StringComparer.Ordinal);
    private readonly List<InputPath> paths = [];

    /// <summary>The files, in the order in which they were named first; each once.</summary>
    public IEnumerable<InputPath> Paths => paths;

    /// <summary>The files as they were read.</summary>
    public IEnumerable<GateFileText> Texts => files.Values.Select(file => file.Text).OfType<GateFileText>();

    /// <summary>The exceptions of all files.</summary>
    public SuppressionSet All => new([.. files.Values.SelectMany(file => file.Entries)], today);

    /// <summary>The exceptions that hold for the models of a gate file.</summary>
    /// <param name="settings">The keys of the file, its own and those that it inherits.</param>
    public SuppressionSet Read(YamlMapping settings) =>
        (request.Suppressions ?? Named(settings)) is { } path
            ? new SuppressionSet(Entries(path), today) { File = path.FullPath }
            : new SuppressionSet([], today);

    private InputPath? Named(YamlMapping settings)
    {
        var reader = new MappingReader(settings, "thresholds.yml", GateKeys.Inherited, diagnostics);
        if (reader.Text(GateKeys.Suppressions) is not { } text)
        {
            return null;
        }

        if (UrlPath.Refuse(text.Text, text.Location) is { } url)
        {
            diagnostics.Add(url);
            return null;
        }

        return new InputPath(Path.GetFullPath(text.Text, folderOf(text.Location)), text.Location);
    }

    private ImmutableArray<SuppressionEntry> Entries(InputPath path)
    {
        if (files.TryGetValue(path.FullPath, out var known))
        {
            return known.Entries;
        }

        paths.Add(path);
        var file = new SuppressionFile(null, []);
        try
        {
            file = SuppressionFile.Read(path, isExpected: !request.UpdatesSuppressions, diagnostics);
        }
        catch (QualityGateException e)
        {
            diagnostics.AddRange(e.Diagnostics);
        }

        files.Add(path.FullPath, file);
        return file.Entries;
    }
}
