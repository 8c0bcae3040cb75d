using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.TestData.Evaluations;
using QualityGate.TestData.Images;

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
        var doubts = FolderDoubts.Of(request.Data, request.Labels, files, classes);
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
        int[] own = [.. Enumerable.Range(0, files.Length).Where(request.Shard.Holds)];
        var prints = new ImageHashes(folder, "prints", ImageContent.Fingerprint).Of(request, files, cancellationToken);
        var kind = FormattableString.Invariant($"contents-{request.Shard.Number}-of-{request.Shard.Count}");
        var contents = new ImageHashes(folder, kind, ImageContent.Hash).Of(
            request,
            [.. own.Select(place => files[place])],
            cancellationToken
        );
        var model = ModelHash.Of(request.Model);
        var mark = new EvaluationMark(
            request.Shard,
            files.Length,
            request.Data.Settings.MaxCorrupt ?? ImageSettings.DefaultMaxCorrupt,
            model,
            EvaluationKey.Of(request, model, files, prints, classes, names),
            EvaluationKey.Of(contents)
        );
        var kept = new KeptEvaluation(folder, mark);
        var predictions = new InputPath(kept.Predictions, request.Data.Path.NamedAt);
        if (kept.Find(request.Data.Path.NamedAt) is { } warnings)
        {
            return new EvaluatedImages(predictions, doubts.AddRange(warnings)) { IsKept = true };
        }

        ImmutableArray<EvaluatedImage> rows =
        [
            .. own.Select((place, index) => new EvaluatedImage(files[place], classes[place], contents[index])),
        ];
        try
        {
            return new EvaluatedImages(predictions, doubts.AddRange(Evaluate(request, rows, names, kept, mark, cancellationToken)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritten(folder, e);
        }
    }

    private static ImmutableArray<Diagnostic> Evaluate(
        ImageRequest request,
        ImmutableArray<EvaluatedImage> rows,
        ImageClasses names,
        KeptEvaluation kept,
        EvaluationMark mark,
        CancellationToken cancellationToken
    )
    {
        var output = ScoredOutput.Of(request.Model, request.Classifier, request.Labels.Count, cancellationToken);
        var provider = request.Data.Settings.Provider;
        using var session = new ImageSession(request.Model, provider, request.Data.Path.NamedAt);
        if (provider is null && session.Others is [var faster, ..])
        {
            request.Progress?.Report($"{request.Name}: is run on the processor; 'provider: {faster}' in 'images' would use another device");
        }

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
