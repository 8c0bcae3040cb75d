namespace QualityGate.ErrorRates.Simulation;

/// <summary>Shows a test set to models.</summary>
internal static class TestSetRun
{
    /// <summary>Predicts so many samples of each class with each layer.</summary>
    /// <param name="set">The number of the test set: the same number is the same samples.</param>
    /// <param name="samples">The number of samples of each class.</param>
    /// <param name="layers">The layers, and the backbone that each belongs to.</param>
    /// <param name="threads">The number of threads; -1 for as many as there are processors.</param>
    /// <returns>The predictions of each layer, the same on any number of threads.</returns>
    public static Predicted[] Of(int set, int samples, IReadOnlyList<(Backbone Backbone, Head Head)> layers, int threads = -1)
    {
        var world = layers[0].Backbone.World;
        var classes = world.Means.Length;
        PackedHead[] packed = [.. layers.Select(layer => new PackedHead(layer.Head))];
        int[][][] predicted = [.. layers.Select(_ => new int[classes][])];
        var hits = new long[layers.Count, classes];
        Parallel.For(
            0,
            classes,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            index =>
            {
                var drawn = world.Draw(set, index, samples);
                foreach (var ofBackbone in layers.Index().GroupBy(layer => layer.Item.Backbone))
                {
                    var features = ofBackbone.Key.See(drawn, set, index);
                    foreach (var (place, _) in ofBackbone)
                    {
                        predicted[place][index] = new int[samples];
                        hits[place, index] = packed[place].Predict(features, index, predicted[place][index]);
                    }
                }
            }
        );
        return [.. predicted.Select((rows, place) => new Predicted(rows, Enumerable.Range(0, classes).Sum(index => hits[place, index])))];
    }
}
