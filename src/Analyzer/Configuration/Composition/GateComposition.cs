using System.Collections.Immutable;
using QualityGate.Configuration.Yaml;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Configuration.Composition;

/// <summary>
/// Reads gate files with all that they name: <c>extends</c> names a file whose settings a file inherits, <c>include</c> files whose models
/// are gated as well, each by the settings of its own file.
/// </summary>
internal sealed class GateComposition
{
    private readonly SourceLocation? origin;
    private readonly List<Diagnostic> diagnostics;
    private readonly Variables variables;
    private readonly List<GateDocument> documents = [];
    private readonly Dictionary<string, GateFileText> files = new(StringComparer.Ordinal);
    private readonly HashSet<string> gated = new(StringComparer.Ordinal);
    private readonly List<string> folders = [];

    private GateComposition(SourceLocation? origin, List<Diagnostic> diagnostics)
    {
        this.origin = origin;
        this.diagnostics = diagnostics;
        variables = new Variables(Environment.GetEnvironmentVariable, diagnostics);
    }

    /// <summary>Reads the files of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="diagnostics">Takes the complaints; what is wrong in one file leaves the others.</param>
    /// <exception cref="QualityGateException">A file of the request itself cannot be read, or is no YAML.</exception>
    public static ComposedGate Of(GateRequest request, List<Diagnostic> diagnostics)
    {
        var composition = new GateComposition(request.Origin, diagnostics);
        foreach (var source in request.Others.Prepend(request.Source))
        {
            composition.ReadGate(source, []);
        }

        return new ComposedGate(
            [.. composition.documents],
            [.. composition.files.Values],
            [.. composition.variables.Used],
            [.. composition.folders]
        );
    }

    private void ReadGate(InputPath path, ImmutableArray<string> chain)
    {
        if (IsCircular(path, chain) || (chain.IsEmpty ? Load(path) : TryLoad(path)) is not { } file)
        {
            return;
        }

        if (!gated.Add(path.FullPath))
        {
            Complain(path.NamedAt, $"'{path.FullPath}' is gated already, so that its models would be gated twice; name it once.");
            return;
        }

        var settings = Settings(file, path, chain);
        if (file.IsMissing(GateKeys.Models) && file.IsMissing(GateKeys.Include))
        {
            diagnostics.Add(
                Diagnostic.Error(DiagnosticCodes.MissingKey, file.Location, "the key 'models' is missing: a list of the models to gate.")
            );
        }

        var defaults = settings.Items.FirstOrDefault(item => item.Key.Text == GateKeys.Defaults).Value as YamlMapping;
        documents.Add(
            new GateDocument(
                settings,
                [
                    .. (file.Models?.Items ?? []).Select(item =>
                        item is YamlMapping entry && defaults is not null ? EntryDefaults.Fill(entry, defaults) : item
                    ),
                ]
            )
        );
        foreach (var name in file.Includes)
        {
            foreach (var found in Find(name))
            {
                ReadGate(found, chain.Add(path.FullPath));
            }
        }
    }

    // The settings of a file and of those that it extends, nearest first.
    private YamlMapping Settings(GateFile file, InputPath path, ImmutableArray<string> chain)
    {
        if (file.Extends is not { } name)
        {
            return file.Settings;
        }

        var extended = Resolve(name);
        var further = chain.Add(path.FullPath);
        if (IsCircular(extended, further) || TryLoad(extended) is not { } inherited)
        {
            return file.Settings;
        }

        foreach (var key in new[] { GateKeys.Models, GateKeys.Include }.Where(key => inherited.KeyLocation(key) is not null))
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticCodes.ExtendedModels,
                    inherited.KeyLocation(key)!,
                    $"a file that others extend gives them settings and has no '{key}'; move it to a file that is gated, or name this file "
                        + "under 'include' there."
                )
            );
        }

        return YamlMerge.Of(file.Settings, Settings(inherited, extended, further));
    }

    private IEnumerable<InputPath> Find(YamlScalar name)
    {
        if (!FilePattern.IsPattern(name.Text))
        {
            return [Resolve(name)];
        }

        try
        {
            var found = FilePattern.Find(FolderOf(name), name.Text);
            folders.AddRange(found.Folders);
            if (found.Files.IsEmpty)
            {
                diagnostics.Add(
                    Diagnostic.Error(
                        DiagnosticCodes.IncludeFindsNothing,
                        name.Location,
                        $"no file in '{FolderOf(name)}' matches '{name.Text}'; correct the pattern, or remove it."
                    )
                );
            }

            return found.Files.Select(file => new InputPath(file.FullPath, name.Location));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticCodes.ThresholdsFileNotFound,
                    name.Location,
                    $"the files of '{name.Text}' cannot be listed: {e.Message}"
                )
            );
            return [];
        }
    }

    private static InputPath Resolve(YamlScalar name) => new(Path.GetFullPath(name.Text, FolderOf(name)), name.Location);

    // A path is relative to the file that it stands in.
    private static string FolderOf(YamlScalar name) => Path.GetDirectoryName(name.Location.File)!;

    // Symbolic links can make a circle of files look like ever longer paths.
    private bool IsCircular(InputPath path, ImmutableArray<string> chain)
    {
        const int LongestChain = 32;
        if (!chain.Contains(path.FullPath) && chain.Length < LongestChain)
        {
            return false;
        }

        Complain(path.NamedAt, $"'{path.FullPath}' leads back to this file: {string.Join(" → ", chain.TakeLast(4))}; break the circle.");
        return true;
    }

    private void Complain(SourceLocation place, string message) =>
        diagnostics.Add(Diagnostic.Error(DiagnosticCodes.GatedTwice, place, message));

    private GateFile? TryLoad(InputPath path)
    {
        try
        {
            return Load(path);
        }
        catch (QualityGateException e)
        {
            diagnostics.AddRange(e.Diagnostics);
            return null;
        }
    }

    private GateFile? Load(InputPath path)
    {
        var text = GateFileText.Read(path);
        files[path.FullPath] = text;
        var repeated = new List<Diagnostic>();
        var root = YamlLoader.Load(path.FullPath, text.Text, repeated);

        // A gate file written by a build has no variables, and its own lines say nothing to the user.
        diagnostics.AddRange(origin is null ? repeated : repeated.Select(mistake => mistake with { Location = origin }));
        root =
            root is null ? null
            : origin is null ? variables.Fill(root)
            : root.At(origin);
        return GateFile.Read(root, origin ?? new SourceLocation(path.FullPath, 1, 1), diagnostics);
    }
}
