using System.Collections.Immutable;
using QualityGate.TestData.Images;

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
    // A model may take thousands of images at a time; then the next are not prepared before their turn.
    private const long MostAhead = 1 << 28;

    /// <summary>Predicts the classes of all images that the journal does not have yet.</summary>
    /// <exception cref="OperationCanceledException">The run was stopped; the journal has what was done.</exception>
    public void Run(ImmutableArray<EvaluatedImage> rows, ImageClasses names, EvaluationJournal journal, CancellationToken cancellationToken)
    {
        var numbers = preparation.Numbers();
        var progress = new EvaluationProgress(request.Name, rows.Length, journal.Rows.Count, request.Progress);
        var waiting = new Queue<Task<ImageBatch>>();
        var chunks = new Queue<EvaluatedImage[]>(rows.Skip(journal.Rows.Count).Chunk(input.Batch));
        var ahead = (int)Math.Clamp(MostAhead / (input.Batch * preparation.BytesOfInput), 1, Environment.ProcessorCount + 1);
        while (chunks.Count + waiting.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            while (waiting.Count < ahead && chunks.TryDequeue(out var next))
            {
                waiting.Enqueue(Task.Run(() => ImageBatch.Of([.. next], preparation, numbers, input), CancellationToken.None));
            }

            var batch = waiting.Dequeue().GetAwaiter().GetResult();
            var predicted = session.Run(batch.Input, output.Name, value => output.Predict(value, batch, request.Model, input.Batch));
            journal.Add([.. batch.Images.Select((image, place) => EvaluationRow.Of(image, predicted[place], names))]);
            progress.Report(journal.Rows.Count);
        }
    }
}
