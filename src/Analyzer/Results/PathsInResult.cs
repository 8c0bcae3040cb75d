using QualityGate.Files;

namespace QualityGate.Results;

/// <summary>Writes the paths of a result relative to one folder, so that its reports are the same on every machine.</summary>
internal sealed class PathsInResult(string folder)
{
    public GateResult Rewrite(GateResult result) =>
        result with
        {
            Folder = string.Empty,
            Models = [.. result.Models.Select(Rewrite)],
            Diagnostics = [.. result.Diagnostics.Select(Rewrite)],
        };

    private ModelResult Rewrite(ModelResult model) =>
        model with
        {
            Path = Path(model.Path),
            Inputs = [.. model.Inputs.Select(input => input with { Path = Path(input.Path) })],
            Verdicts = [.. model.Verdicts.Select(Rewrite)],
            Parts = model.Parts is { } parts ? [.. parts.Select(line => line with { File = Path(line.File) })] : null,
            Diagnostics = [.. model.Diagnostics.Select(Rewrite)],
        };

    private VerdictResult Rewrite(VerdictResult verdict) =>
        verdict with
        {
            File = Path(verdict.File),
            Suppression = Rewrite(verdict.Suppression),
        };

    private SuppressionResult? Rewrite(SuppressionResult? suppression) =>
        suppression is null ? null : suppression with { File = Path(suppression.File) };

    private DiagnosticResult Rewrite(DiagnosticResult diagnostic) =>
        diagnostic with
        {
            File = Path(diagnostic.File),
            Message = ReportPath.InText(folder, diagnostic.Message),
            Suppression = Rewrite(diagnostic.Suppression),
        };

    private string Path(string path) => ReportPath.Write(folder, path);
}
