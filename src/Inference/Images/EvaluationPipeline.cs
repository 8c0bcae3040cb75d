using QualityGate.TestData;

namespace QualityGate.Inference.Images;

/// <summary>
/// Runs a model on images, a fixed number at a time. While it runs, the next images are decoded on all cores; a few runs ahead and no
/// more, so that memory does not grow with the test set.
/// </summary>
internal sealed class EvaluationPipeline(
    ImageSession session,
    ScoredOutput output,
    ModelInput input,
    Preparation preparation,
    ImageRequest request
)
{
    /// <summary>Predicts the classes of all images that the journal does not have yet.</summary>
    /// <exception cref="OperationCanceledException">The run was stopped; the journal has what was done.</exception>
    public void Run(
        (ImageFile File, string Class)[] rows,
        ImageClasses names,
        EvaluationJournal journal,
        CancellationToken cancellationToken
    )
    {
        var numbers = preparation.Numbers();
        var progress = new EvaluationProgress(request.Name, rows.Length, journal.Rows.Count, request.Progress);
        var waiting = new Queue<Task<ImageBatch>>();
        var chunks = new Queue<(ImageFile File, string Class)[]>(rows.Skip(journal.Rows.Count).Chunk(input.Batch));
        var (ahead, begun) = (Environment.ProcessorCount + 1, new Queue<(ImageFile File, string Class)[]>());
        while (chunks.Count + waiting.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            while (waiting.Count < ahead && chunks.TryDequeue(out var next))
            {
                begun.Enqueue(next);
                waiting.Enqueue(
                    Task.Run(() => ImageBatch.Of([.. next.Select(row => row.File)], preparation, numbers, input), CancellationToken.None)
                );
            }

            var chunk = begun.Dequeue();
            var batch = waiting.Dequeue().GetAwaiter().GetResult();
            var predicted = session.Run(batch.Input, output.Name, value => output.Predict(value, batch, request.Model, input.Batch));
            journal.Add([
                .. chunk.Select(
                    (row, place) =>
                        $"{Field(row.Class)},{(predicted[place] < 0 ? string.Empty : Field(names[predicted[place]]))},"
                        + Field(row.File.Name)
                ),
            ]);
            progress.Report(journal.Rows.Count);
        }
    }

    private static string Field(string text) =>
        text.AsSpan().IndexOfAny(",\"") >= 0 || text != text.Trim() ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
