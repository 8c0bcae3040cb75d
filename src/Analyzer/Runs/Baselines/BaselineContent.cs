using System.Collections.Immutable;
using QualityGate.Configuration;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Results;

namespace QualityGate.Runs.Baselines;

/// <summary>The content of a baseline's place: a baseline, a report of an earlier run, or a model itself; nothing at first.</summary>
internal sealed record BaselineContent
{
    private const long LargestFile = 1L << 28;
    private static readonly string[] ModelEndings = [".onnx", ".safetensors", ".npy", ".npz"];

    private BaselineContent() { }

    /// <summary>A baseline, if it is one.</summary>
    public BaselineFile? File { get; private init; }

    /// <summary>A report, if it is one.</summary>
    public GateResult? Report { get; private init; }

    /// <summary>A model, if it is one.</summary>
    public InputPath? Model { get; private init; }

    /// <summary>True when there is nothing yet.</summary>
    public bool IsAbsent => this is { File: null, Report: null, Model: null };

    /// <summary>The names of the models in it.</summary>
    public ImmutableArray<string> Names =>
        File is { } file ? [.. file.Models.Select(model => model.Name)]
        : Report is { } report ? [.. report.Models.Select(model => model.Name)]
        : [];

    /// <summary>Reads what a place holds.</summary>
    /// <exception cref="QualityGateException">It cannot be read, or is nothing to compare with (codes QG0042 to QG0046).</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static BaselineContent Read(BaselineSource source, CancellationToken cancellationToken)
    {
        if (source.Commit is not null)
        {
            return GitBaseline.Read(source, cancellationToken) is { } committed
                ? Of(committed, source, new SourceLocation(source.Text))
                : new BaselineContent();
        }

        var path = source.File.FullPath;
        var isModel = ModelEndings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
        if (isModel && !source.IsRequired)
        {
            throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.BaselineSourceInvalid,
                    source.File.NamedAt,
                    $"'{source.Text}' is a model; a gate file names a baseline, as 'qualitygate baseline accept' writes it. A single run "
                        + "compares with a model by 'qualitygate check --baseline'."
                )
            );
        }

        try
        {
            return !System.IO.File.Exists(path)
                ? source.IsRequired || Directory.Exists(path)
                    ? throw NotThere(source)
                    : new BaselineContent()
                : isModel
                    ? new BaselineContent { Model = source.File }
                    : new FileInfo(path).Length > LargestFile
                        ? throw Failure(source, $"it has more than {LargestFile} bytes")
                        : Of(
                            System.IO.File.ReadAllBytes(path),
                            source,
                            source.File.NamedAt.Line == 0 ? source.File.NamedAt : source.File.Whole()
                        );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure(source, e.Message, e);
        }
    }

    private static BaselineContent Of(byte[] bytes, BaselineSource source, SourceLocation place)
    {
        var head = bytes.AsSpan(0, Math.Min(bytes.Length, 200));
        return head.IndexOf("\"schemaVersion\""u8) >= 0 && head.IndexOf("\"baselineVersion\""u8) < 0
            ? new BaselineContent { Report = source.Commit is null ? StoredResult.Read(source.File) : throw NotOfGit(source) }
            : new BaselineContent { File = BaselineReader.Read(bytes, place) };
    }

    private static QualityGateException NotThere(BaselineSource source) =>
        Failure(
            source,
            Directory.Exists(source.File.FullPath)
                ? "it is a folder; name the file in it"
                : $"there is no such file.{NearbyPath.HintForFile(source.File.FullPath)}".TrimEnd('.')
        );

    private static QualityGateException NotOfGit(BaselineSource source) =>
        new(
            Diagnostic.Error(
                DiagnosticCodes.BaselineSourceInvalid,
                source.File.NamedAt,
                $"'{source.Text}' is a report; of a commit, only a baseline is read."
            )
        );

    private static QualityGateException Failure(BaselineSource source, string message, Exception? cause = null)
    {
        var diagnostic = Diagnostic.Error(
            DiagnosticCodes.BaselineNotReadable,
            source.File.NamedAt,
            $"the baseline '{source.File.FullPath}' cannot be read: {message}."
        );
        return cause is null ? new QualityGateException(diagnostic) : new QualityGateException(diagnostic, cause);
    }
}
