using System.Collections.Immutable;
using QualityGate.Configuration;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Runs.Baselines;

/// <summary>
/// A baseline that several gate files share, such as one that they inherit: who accepts the models of one of them leaves those of the
/// others as they are.
/// </summary>
/// <param name="target">The full path of the baseline.</param>
/// <param name="definition">The gate files whose models are accepted.</param>
internal sealed class SharedBaseline(string target, GateDefinition definition)
{
    private readonly string folder = Path.GetDirectoryName(target)!;
    private readonly ImmutableHashSet<string> gated = [.. definition.Files.Select(file => file.FullPath).Append(definition.Path.FullPath)];

    /// <summary>The file of a baseline, and the gate files that it names: whether they are there decides whose a model is.</summary>
    public static IEnumerable<string> FilesOf(BaselineSource source)
    {
        var path = source.File.FullPath;
        try
        {
            var models = BaselineContent.Read(source, CancellationToken.None).File?.Models ?? [];
            return models
                .Select(model => model.GateFile)
                .OfType<string>()
                .Select(file => Path.GetFullPath(file, Path.GetDirectoryName(path)!))
                .Prepend(path)
                .ToArray();
        }
        catch (QualityGateException)
        {
            // The run says why it cannot be read.
            return [path];
        }
    }

    /// <summary>The gate file of an entry as the baseline names it; null where no relative path leads there.</summary>
    public string? GateFileOf(GateEntry entry) => Relative(entry.Inputs.Model.NamedAt.File);

    // Another drive has no relative path.
    private string? Relative(string path) =>
        ReportPath.Write(folder, path) is var relative && !ReportPath.IsFromRoot(relative) ? relative : null;

    /// <summary>The models of a baseline that are those of other gate files, which still exist.</summary>
    public ImmutableArray<BaselineModel> OfOthers(BaselineFile? before) => [.. before?.Models.Where(IsOfOthers) ?? []];

    /// <summary>An error for each model that is called as one of another gate file: it would take that one's place.</summary>
    public IEnumerable<Diagnostic> Clashes(BaselineFile? before) =>
        from entry in definition.Entries
        from other in OfOthers(before)
        where other.Name == entry.Name
        select Diagnostic.Error(
            DiagnosticCodes.ModelOfOtherGate,
            entry.Inputs.Model.NamedAt,
            $"'{Path.GetFileName(target)}' has the model '{entry.Name}' of '{other.GateFile}' already, whose values would be lost; give "
                + "this one a 'name' of its own, or name another baseline."
        );

    private bool IsOfOthers(BaselineModel model) =>
        model.GateFile is { } file && Path.GetFullPath(file, folder) is var path && !gated.Contains(path) && File.Exists(path);
}
