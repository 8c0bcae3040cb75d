using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Configuration.Reading;
using QualityGate.Runs.Baselines;

namespace QualityGate.Runs.Inputs;

/// <summary>
/// The files on disk that a run of the gate rests on. A new input of a gate is added here (or in
/// <see cref="AnalysedInputs"/>, which this asks): a verdict is only ever given again while all of it is unchanged.
/// </summary>
internal static class GateInputs
{
    /// <summary>The full paths, in ordinal order.</summary>
    public static ImmutableArray<string> Of(GateDefinition definition) =>
        [
            .. Program
                .Append(definition.Path.FullPath)
                .Concat(definition.Files.Select(file => file.FullPath))
                .Concat(definition.Folders)
                .Concat(definition.Baseline is { Commit: null } baseline ? SharedBaseline.FilesOf(baseline) : [])
                .Concat(Of(definition.Entries.Select(entry => entry.Inputs)))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The full paths of the files that analyses read.</summary>
    public static IEnumerable<string> Of(IEnumerable<AnalysisInputs> analyses) =>
        analyses
            .Select(inputs => AnalysedInputs.List(inputs))
            .SelectMany(listed => listed.Files.Select(file => file.Path.FullPath).Concat(listed.TestData?.ListWatched() ?? []));

    /// <summary>True when a path is that of the gate itself, which lies in a folder of its version and comes out of an archive.</summary>
    public static bool IsProgram(string path) => Program.Contains(path);

    // The assembly stands for the version of the package: another build of it may come to another verdict.
    private static IEnumerable<string> Program => [typeof(GateInputs).Assembly.Location];
}
