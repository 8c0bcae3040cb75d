using System.Collections.Immutable;
using QualityGate.Configuration.Yaml;
using QualityGate.Diagnostics;

namespace QualityGate.Configuration.Composition;

/// <summary>The top level of a gate file, whose keys are checked as it is made.</summary>
internal sealed class GateFile
{
    private const int Version = 1;

    // Keys with this prefix hold what anchors stand at, and mean nothing by themselves.
    private const string AnchorsOnly = "x-";

    private readonly YamlMapping root;
    private readonly MappingReader reader;

    private GateFile(YamlMapping root, List<Diagnostic> diagnostics)
    {
        this.root = root with { Items = root.Items.RemoveAll(item => item.Key.Text.StartsWith(AnchorsOnly, StringComparison.Ordinal)) };
        reader = new MappingReader(this.root, "thresholds.yml", GateKeys.All, diagnostics);
        CheckVersion(diagnostics);
        Extends = reader.Text(GateKeys.Extends);
        Includes = ReadIncludes();
        Models = reader.List(GateKeys.Models);
        if (Models is { Items.IsEmpty: true })
        {
            reader.Error(DiagnosticCodes.MissingKey, Models, "'models' is empty, so nothing would be gated; list at least one model.");
        }

        // Its values are checked in the entries that inherit them.
        if (reader.Mapping(GateKeys.Defaults) is { } defaults)
        {
            _ = new MappingReader(defaults, "'defaults'", EntryDefaults.Keys, diagnostics);
        }
    }

    /// <summary>The place of the file's mapping.</summary>
    public SourceLocation Location => root.Location;

    /// <summary>The file whose settings it inherits, if any.</summary>
    public YamlScalar? Extends { get; }

    /// <summary>The files, or patterns of files, whose models are gated as well.</summary>
    public ImmutableArray<YamlScalar> Includes { get; }

    /// <summary>The entries; null where the file has none.</summary>
    public YamlList? Models { get; }

    /// <summary>The keys that other files can inherit.</summary>
    public YamlMapping Settings => root with { Items = root.Items.RemoveAll(item => !GateKeys.Inherited.Contains(item.Key.Text)) };

    /// <summary>Takes the content of a file; null, and a complaint, where it is no mapping.</summary>
    public static GateFile? Read(YamlNode? content, SourceLocation place, List<Diagnostic> diagnostics)
    {
        if (content is YamlMapping mapping)
        {
            return new GateFile(mapping, diagnostics);
        }

        diagnostics.Add(
            Diagnostic.Error(
                DiagnosticCodes.WrongType,
                content?.Location ?? place,
                $"the file must hold a mapping with the keys 'version' and 'models', but it is {content?.Kind ?? "empty"}."
            )
        );
        return null;
    }

    /// <summary>The place of a key; null where the file does not have it.</summary>
    public SourceLocation? KeyLocation(string key) => reader.KeyLocation(key);

    /// <summary>True when a key is neither there nor misspelt.</summary>
    public bool IsMissing(string key) => reader.IsMissing(key);

    private ImmutableArray<YamlScalar> ReadIncludes()
    {
        var nodes = reader.Node(GateKeys.Include) switch
        {
            null => [],
            YamlList { Items.IsEmpty: false } list => list.Items,
            var other => [other],
        };
        var names = nodes
            .OfType<YamlScalar>()
            .Where(scalar => scalar.Text.Length > 0 && !scalar.IsNothing && !scalar.Text.Any(char.IsControl))
            .ToArray();
        if (nodes.Except(names).FirstOrDefault() is { } wrong)
        {
            reader.Error(DiagnosticCodes.WrongType, wrong, $"'include' needs a path or a list of paths, but this is {wrong.Kind}.");
        }

        return [.. names];
    }

    private void CheckVersion(List<Diagnostic> diagnostics)
    {
        if (reader.IsMissing(GateKeys.Version))
        {
            diagnostics.Add(Diagnostic.Error(DiagnosticCodes.MissingKey, Location, "the key 'version' is missing; write 'version: 1'."));
        }
        else if (reader.Number(GateKeys.Version) is { } version && version != Version)
        {
            reader.Error(
                DiagnosticCodes.UnsupportedVersion,
                reader.Node(GateKeys.Version)!,
                $"this program reads version {Version} of the file; use a newer one, or write 'version: {Version}'."
            );
        }
    }
}
