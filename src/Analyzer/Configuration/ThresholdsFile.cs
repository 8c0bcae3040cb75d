using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Configuration.Yaml;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Configuration;

/// <summary>Reads thresholds.yml. All errors in the file are reported at once, each with its line and column.</summary>
public static class ThresholdsFile
{
    /// <summary>The name of the file that the fronts look for.</summary>
    public const string DefaultName = "thresholds.yml";

    private const string OtherName = "thresholds.yaml";
    private const int LargestFile = 1 << 20;
    private const int Version = 1;
    private static readonly string[] Keys = ["version", "baseline", "models"];

    /// <summary>Finds the nearest thresholds.yml: in a folder, or in one above it.</summary>
    /// <param name="folder">Where to begin.</param>
    /// <returns>The file's full path, or null when there is none up to the root.</returns>
    public static string? FindNearest(string folder) => FindNearest(folder, DefaultName);

    private static string? FindNearest(string folder, string name)
    {
        for (var current = new DirectoryInfo(Path.GetFullPath(folder)); current is not null; current = current.Parent)
        {
            var file = Path.Combine(current.FullName, name);
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The models to gate and their thresholds.</returns>
    /// <exception cref="QualityGateException">The file cannot be used (codes QG0xxx; QG2001 when a pattern finds no model).</exception>
    internal static GateDefinition Read(InputPath path) => Read(new GateRequest(path));

    /// <summary>Reads the gate file of a request.</summary>
    /// <param name="request">The file, its origin, and the severity of its thresholds.</param>
    /// <returns>The models to gate and their thresholds.</returns>
    /// <exception cref="QualityGateException">It cannot be used (codes QG0xxx; QG2001 when a pattern finds no model).</exception>
    internal static GateDefinition Read(GateRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var path = request.Source;
        var diagnostics = new List<Diagnostic>();
        var section = new ModelSection(Path.GetDirectoryName(path.FullPath)!, diagnostics);
        BaselineSource? baseline = null;
        var entries = ReadDocument(request, section, diagnostics, ref baseline);
        RefuseSameNames(entries, diagnostics);
        if (diagnostics.Count >= MappingReader.MostDiagnostics)
        {
            diagnostics[^1] = diagnostics[^1] with { Message = $"{diagnostics[^1].Message} (What follows in the file was not checked.)" };
        }

        if (request.Severity is { } severity)
        {
            entries =
            [
                .. entries.Select(entry =>
                    entry with
                    {
                        Thresholds = [.. entry.Thresholds.Select(threshold => threshold with { Severity = severity })],
                    }
                ),
            ];
        }

        if (request.Images is { } images)
        {
            entries = [.. entries.Select(entry => entry with { Inputs = entry.Inputs with { ImageRun = images } })];
        }

        return diagnostics.Exists(diagnostic => diagnostic.Severity == Severity.Error)
            ? throw new QualityGateException([.. diagnostics])
            : new GateDefinition(path, entries, [.. diagnostics])
            {
                Folders = [.. section.Folders],
                Origin = request.Origin,
                Baseline = baseline,
            };
    }

    private static ImmutableArray<GateEntry> ReadDocument(
        GateRequest request,
        ModelSection section,
        List<Diagnostic> diagnostics,
        ref BaselineSource? baseline
    )
    {
        var (path, origin) = (request.Source, request.Origin);
        var root = YamlLoader.Load(path.FullPath, ReadText(path));
        root = origin is null ? root : root?.At(origin);
        if (root is not YamlMapping mapping)
        {
            var content = root is null ? "empty" : root.Kind;
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticCodes.WrongType,
                    root?.Location ?? origin ?? new SourceLocation(path.FullPath, 1, 1),
                    $"the file must hold a mapping with the keys 'version' and 'models', but it is {content}."
                )
            );
            return [];
        }

        var reader = new MappingReader(mapping, "thresholds.yml", Keys, diagnostics);
        CheckVersion(reader, mapping, diagnostics);
        baseline = request.Baseline ?? ReadBaseline(reader, path, diagnostics);
        if (reader.IsMissing("models"))
        {
            diagnostics.Add(
                Diagnostic.Error(DiagnosticCodes.MissingKey, mapping.Location, "the key 'models' is missing: a list of the models to gate.")
            );
        }

        var models = reader.List("models");
        if (models is { Items.IsEmpty: true })
        {
            reader.Error(DiagnosticCodes.MissingKey, models, "'models' is empty, so nothing would be gated; list at least one model.");
        }

        return section.Read(models?.Items ?? []);
    }

    private static BaselineSource? ReadBaseline(MappingReader reader, InputPath path, List<Diagnostic> diagnostics)
    {
        try
        {
            return reader.Text("baseline") is { } text
                ? BaselineSource.Of(text.Text, Path.GetDirectoryName(path.FullPath)!, text.Location)
                : null;
        }
        catch (QualityGateException e)
        {
            diagnostics.AddRange(e.Diagnostics);
            return null;
        }
    }

    private static void RefuseSameNames(ImmutableArray<GateEntry> entries, List<Diagnostic> diagnostics)
    {
        foreach (var group in entries.GroupBy(entry => entry.Name, StringComparer.Ordinal).Where(group => group.Skip(1).Any()))
        {
            var (first, last) = (group.First().Inputs.Model.NamedAt, group.Last().Inputs.Model.NamedAt);
            var place =
                first.Line == last.Line ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" (the first in line {first.Line})");
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticCodes.DuplicateName,
                    last,
                    $"{group.Count()} models are called '{group.Key}'{place}; give each a 'name' of its own."
                )
            );
        }
    }

    private static void CheckVersion(MappingReader reader, YamlMapping mapping, List<Diagnostic> diagnostics)
    {
        if (reader.IsMissing("version"))
        {
            diagnostics.Add(
                Diagnostic.Error(DiagnosticCodes.MissingKey, mapping.Location, "the key 'version' is missing; write 'version: 1'.")
            );
        }
        else if (reader.Number("version") is { } version && version != Version)
        {
            reader.Error(
                DiagnosticCodes.UnsupportedVersion,
                reader.Node("version")!,
                $"this program reads version {Version} of the file; use a newer one, or write 'version: {Version}'."
            );
        }
    }

    // A file with the name that is looked for was looked for in all folders above.
    private static string Sought(string path) =>
        Path.GetFileName(path) == DefaultName && FindNearest(Path.GetDirectoryName(path)!) is null
            ? $"{DefaultName} in '{Path.GetDirectoryName(path)}' or above"
            : $"'{path}'";

    // Both endings are in use for YAML, and a file with the other one is passed over where nobody names it.
    private static string Advise(string path) =>
        Path.GetFileName(path) == DefaultName && FindNearest(Path.GetDirectoryName(path)!, OtherName) is { } other
            ? $". There is a '{other}': rename it to {DefaultName}, or name it as the file to use."
            : $"; create it, or name the file to use.{NearbyPath.HintForFile(path)}";

    private static string ReadText(InputPath path)
    {
        QualityGateException Failure(string code, string message, Exception? cause = null) =>
            new(Diagnostic.Error(code, path.NamedAt, message), cause);

        if (!File.Exists(path.FullPath))
        {
            throw UrlPath.Refuse(path.FullPath, path.NamedAt) is { } refusal
                ? new QualityGateException(refusal)
                : Failure(
                    DiagnosticCodes.ThresholdsFileNotFound,
                    Directory.Exists(path.FullPath)
                        ? $"'{path.FullPath}' is a folder; name the file in it."
                        : $"there is no {Sought(path.FullPath)}{Advise(path.FullPath)}"
                );
        }

        try
        {
            // A pipe or device has no length, and reading it may never end.
            return new FileInfo(path.FullPath).Length switch
            {
                0 => string.Empty,
                > LargestFile => throw Failure(
                    DiagnosticCodes.InvalidYaml,
                    $"'{path.FullPath}' is larger than {LargestFile} bytes; it is not a thresholds.yml."
                ),
                _ => TextDecoder.Decode(path.FullPath, File.ReadAllBytes(path.FullPath), DiagnosticCodes.InvalidYaml).ToString(),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure(DiagnosticCodes.ThresholdsFileNotFound, $"'{path.FullPath}' cannot be read: {e.Message}", e);
        }
    }
}
