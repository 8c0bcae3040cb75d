namespace QualityGate.TestData;

/// <summary>The number of samples whose true class is among the five that a model ranks highest, where that is known.</summary>
/// <param name="Hits">The samples of which it is.</param>
/// <param name="Samples">All samples.</param>
internal readonly record struct TopFive(double Hits, double Samples)
{
    /// <summary>The number of classes that count.</summary>
    public const int Length = 5;

    /// <summary>The share of hits.</summary>
    public double Accuracy => Hits / Samples;
}
