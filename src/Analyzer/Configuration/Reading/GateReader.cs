using System.Collections.Immutable;
using System.Globalization;
using QualityGate.Configuration.Composition;
using QualityGate.Configuration.Suppressions;
using QualityGate.Configuration.Yaml;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Configuration.Reading;

/// <summary>Reads thresholds.yml. All errors in the file are reported at once, each with its line and column.</summary>
internal static class GateReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The models to gate and their thresholds.</returns>
    /// <exception cref="QualityGateException">The file cannot be used (codes QG0xxx; QG2001 when a pattern finds no model).</exception>
    public static GateDefinition Read(InputPath path) => Read(new GateRequest(path));

    /// <summary>Reads the gate file of a request.</summary>
    /// <param name="request">The file, its origin, and the severity of its thresholds.</param>
    /// <returns>The models to gate and their thresholds.</returns>
    /// <exception cref="QualityGateException">It cannot be used (codes QG0xxx; QG2001 when a pattern finds no model).</exception>
    public static GateDefinition Read(GateRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var path = request.Source;
        var diagnostics = new List<Diagnostic>();
        var composition = GateComposition.Of(request, diagnostics);
        string FolderOf(SourceLocation place) => Path.GetDirectoryName(request.Origin is null ? place.File : path.FullPath)!;
        var section = new ModelSection(FolderOf, diagnostics);
        var settings = new RunSettings(request.Baseline, request.History, FolderOf, diagnostics);
        var suppressions = new SuppressionSources(request, FolderOf, diagnostics);
        ImmutableArray<GateEntry> entries =
        [
            .. composition.Documents.SelectMany(document =>
            {
                section.Inconclusive = settings.Read(document.Settings);
                var exceptions = suppressions.Read(document.Settings);
                return section.Read(document.Models).Select(entry => entry with { Suppressions = exceptions });
            }),
        ];
        Threshold[] demands = [.. entries.SelectMany(entry => entry.Demands)];
        if (!settings.HasBaseline)
        {
            diagnostics.AddRange(BaselineLimits.WithoutBaseline(demands, isBuilt: request.Origin is not null));
        }

        RefuseSameNames(entries, diagnostics);
        if (!diagnostics.Exists(diagnostic => diagnostic.Severity == Severity.Error))
        {
            diagnostics.AddRange(BaselineLimits.WithoutLimits(demands, settings.Baseline));
        }

        // A mistake in what several entries inherit is one mistake.
        diagnostics = [.. diagnostics.Distinct()];
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
                        Parts = [.. entry.Parts.Select(line => line with { Demand = line.Demand with { Severity = severity } })],
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
                Files = [.. composition.Files, .. suppressions.Texts],
                Variables = composition.Variables,
                Folders = [.. section.Folders, .. composition.Folders],
                Origin = request.Origin,
                Others = request.Others,
                Baseline = settings.Baseline,
                Suppressions = suppressions.All,
                SuppressionFiles = [.. suppressions.Paths],
                History = settings.History,
            };
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
}
