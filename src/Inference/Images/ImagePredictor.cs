using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.TestData;

namespace QualityGate.Inference.Images;

/// <summary>Runs models on images with ONNX Runtime, and keeps the predictions: while nothing has changed, they are made once.</summary>
internal sealed class ImagePredictor : IImagePredictor
{
    /// <inheritdoc/>
    public EvaluatedImages Predict(ImageRequest request, CancellationToken cancellationToken)
    {
        request.Progress?.Report($"{request.Name}: looking at the images");
        var files = ImageFiles.Of(request.Data, cancellationToken);
        var names = new ImageClasses(request.Labels);
        var classes = names.Of(files);
        if (request.Shard.Count > files.Length)
        {
            throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.NoImages,
                    request.Data.Path.NamedAt,
                    $"{files.Length} images cannot be cut into {request.Shard.Count} parts; make fewer."
                )
            );
        }

        var folder = CreateFolder(request.CacheFolder);
        var hashes = new ImageHashes(folder).Of(request, files, cancellationToken);
        var model = ModelHash.Of(request.Model);
        var mark = new EvaluationMark(
            request.Shard,
            files.Length,
            request.Data.Settings.MaxCorrupt ?? ImageSettings.DefaultMaxCorrupt,
            model,
            EvaluationKey.Of(request, model, files, hashes, classes, names)
        );
        var kept = new KeptEvaluation(folder, mark);
        var predictions = new InputPath(kept.Predictions, request.Data.Path.NamedAt);
        if (kept.Find(request.Data.Path.NamedAt) is { } warnings)
        {
            return new EvaluatedImages(predictions, warnings) { IsKept = true };
        }

        var rows = Enumerable
            .Range(0, files.Length)
            .Where(request.Shard.Holds)
            .Select(place => (File: files[place], Class: names[classes[place]]))
            .ToArray();
        try
        {
            return new EvaluatedImages(predictions, Evaluate(request, rows, names, kept, mark, cancellationToken));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritten(folder, e);
        }
    }

    private static ImmutableArray<Diagnostic> Evaluate(
        ImageRequest request,
        (ImageFile File, string Class)[] rows,
        ImageClasses names,
        KeptEvaluation kept,
        EvaluationMark mark,
        CancellationToken cancellationToken
    )
    {
        var output = ScoredOutput.Of(request.Model, request.Classifier, request.Labels.Count, cancellationToken);
        using var session = new ImageSession(request.Model);
        var input = ModelInput.Of(session.Inputs, request.Data.Settings.Layout, request.Model);
        var (preparation, warnings) = new PreparationResolver(request, input).Resolve();
        var (path, isOwn) = (kept.Journal, true);
        EvaluationJournal journal;
        try
        {
            journal = new EvaluationJournal(path, mark, rows.Length, input.Batch);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another run is at it. Both come to the same, and the second to end writes the same once more.
            (path, isOwn) = ($"{path}.{Guid.NewGuid():N}", false);
            journal = new EvaluationJournal(path, mark, rows.Length, input.Batch);
        }

        try
        {
            using (journal)
            {
                var pipeline = new EvaluationPipeline(session, output, input, preparation, request);
                pipeline.Run(rows, names, journal, cancellationToken);
                kept.Write(journal.Rows, warnings);
            }

            ReportFile.TryDelete(path);
            return warnings;
        }
        finally
        {
            if (!isOwn)
            {
                ReportFile.TryDelete(path);
            }
        }
    }

    // Nothing in the folder belongs into version control.
    private static string CreateFolder(string folder)
    {
        try
        {
            if (!Directory.Exists(folder))
            {
                Directory.CreateDirectory(folder);
                File.WriteAllText(Path.Combine(folder, ".gitignore"), "*\n");
            }

            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritten(folder, e);
        }
    }

    private static QualityGateException NotWritten(string folder, Exception cause) =>
        new(
            Diagnostic.Error(
                DiagnosticCodes.ReportNotWritten,
                new SourceLocation(folder),
                $"predictions cannot be kept there: {cause.Message}"
            ),
            cause
        );
}
