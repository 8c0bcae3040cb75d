namespace QualityGate.Metrics;

/// <summary>The values that a metric can have for the classes and the test set of a model, whatever the network.</summary>
/// <param name="Least">No value is less.</param>
/// <param name="Greatest">No value is greater.</param>
/// <param name="Chance">The value of a network that has learnt nothing; null where it cannot be said.</param>
/// <param name="Guess">The guesser that has that value, as a sentence in which the value is <c>{0}</c>.</param>
internal sealed record MetricBounds(double Least, double Greatest, double? Chance, string Guess = MetricBounds.RandomLabels)
{
    public const string RandomLabels = "random labels give {0} on average";
    public const string RandomPredictions = "random predictions give {0} on average";
}
