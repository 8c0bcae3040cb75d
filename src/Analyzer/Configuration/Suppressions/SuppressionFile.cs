using System.Collections.Immutable;
using QualityGate.Configuration.Composition;
using QualityGate.Configuration.Yaml;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Configuration.Suppressions;

/// <summary>The content of a suppression file.</summary>
/// <param name="Text">The file as it was read; null where there is none.</param>
/// <param name="Entries">The exceptions, in the order of the file.</param>
internal sealed record SuppressionFile(GateFileText? Text, ImmutableArray<SuppressionEntry> Entries)
{
    /// <summary>The name of the file where none is given.</summary>
    public const string DefaultName = "quality-suppressions.yml";

    private const string VersionKey = "version";
    private const string EntriesKey = "suppressions";
    private const int Version = 1;

    /// <summary>The keys at the top of the file.</summary>
    public static string[] Keys => [VersionKey, EntriesKey];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isExpected">Whether it must be there.</param>
    /// <param name="diagnostics">Takes the complaints.</param>
    /// <exception cref="QualityGateException">It is not there (QG0065), or is no YAML (QG0002).</exception>
    public static SuppressionFile Read(InputPath path, bool isExpected, List<Diagnostic> diagnostics)
    {
        if (!File.Exists(path.FullPath))
        {
            return !isExpected && !Directory.Exists(path.FullPath)
                ? new SuppressionFile(null, [])
                : throw new QualityGateException(UrlPath.Refuse(path.FullPath, path.NamedAt) ?? Missing(path));
        }

        var text = ReadText(path);
        return new SuppressionFile(text, Parse(path.FullPath, text.Text, diagnostics));
    }

    /// <summary>Reads the text of a file.</summary>
    /// <exception cref="QualityGateException">It is no YAML (QG0002).</exception>
    public static ImmutableArray<SuppressionEntry> Parse(string path, string text, List<Diagnostic> diagnostics) =>
        Read(YamlLoader.Load(path, text, diagnostics), new SourceLocation(path, 1, 1), diagnostics);

    private static GateFileText ReadText(InputPath path)
    {
        try
        {
            return GateFileText.Read(path);
        }
        catch (QualityGateException e) when (e.Diagnostics[0].Code == DiagnosticCodes.ThresholdsFileNotFound)
        {
            throw new QualityGateException(e.Diagnostics[0] with { Code = DiagnosticCodes.SuppressionsNotReadable }, e);
        }
    }

    private static Diagnostic Missing(InputPath path) =>
        Diagnostic.Error(
            DiagnosticCodes.SuppressionsNotReadable,
            path.NamedAt,
            Directory.Exists(path.FullPath)
                ? $"'{path.FullPath}' is a folder; name the suppression file in it."
                : $"there is no suppression file '{path.FullPath}'; correct the path, remove it where there are no exceptions, or let "
                    + $"'qualitygate check --update-suppressions' write the file.{NearbyPath.HintForFile(path.FullPath)}"
        );

    private static ImmutableArray<SuppressionEntry> Read(YamlNode? content, SourceLocation place, List<Diagnostic> diagnostics)
    {
        if (content is not YamlMapping mapping)
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticCodes.WrongType,
                    content?.Location ?? place,
                    $"a suppression file holds a mapping with the keys 'version' and 'suppressions', but this one is "
                        + $"{content?.Kind ?? "empty"}."
                )
            );
            return [];
        }

        var reader = new MappingReader(mapping, "a suppression file", Keys, diagnostics);
        CheckVersion(reader, mapping, diagnostics);
        if (reader.IsMissing(EntriesKey))
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticCodes.MissingKey,
                    mapping.Location,
                    $"the key '{EntriesKey}' is missing; write '{EntriesKey}: []'."
                )
            );
        }

        var entries = new SuppressionEntryReader(diagnostics);
        ImmutableArray<SuppressionEntry> read =
        [
            .. (reader.List(EntriesKey)?.Items ?? [])
                .TakeWhile(_ => diagnostics.Count < MappingReader.MostDiagnostics)
                .Select(entries.Read)
                .OfType<SuppressionEntry>(),
        ];
        RefuseTwice(read, diagnostics);
        return read;
    }

    private static void CheckVersion(MappingReader reader, YamlMapping mapping, List<Diagnostic> diagnostics)
    {
        if (reader.IsMissing(VersionKey))
        {
            diagnostics.Add(
                Diagnostic.Error(DiagnosticCodes.MissingKey, mapping.Location, $"the key '{VersionKey}' is missing; write 'version: 1'.")
            );
        }
        else if (reader.Number(VersionKey) is { } version && version != Version)
        {
            reader.Error(
                DiagnosticCodes.UnsupportedVersion,
                reader.Node(VersionKey)!,
                $"this program reads version {Version} of the file; use a newer one, or write 'version: {Version}'."
            );
        }
    }

    private static void RefuseTwice(ImmutableArray<SuppressionEntry> entries, List<Diagnostic> diagnostics)
    {
        foreach (var group in entries.GroupBy(entry => entry.Key).Where(group => group.Skip(1).Any()))
        {
            var first = group.First();
            diagnostics.AddRange(
                group
                    .Skip(1)
                    .Select(entry =>
                        Diagnostic.Error(
                            DiagnosticCodes.SuppressionInvalid,
                            entry.Granted.Location,
                            $"{entry} has an exception already, in line {first.Granted.Location.Line}; remove one."
                        )
                    )
            );
        }
    }
}
