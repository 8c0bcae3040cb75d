using QualityGate.Diagnostics;
using QualityGate.Graphs.Clustering;
using QualityGate.Graphs.Forests;
using QualityGate.Metrics;
using QualityGate.Metrics.Uncertainty;
using QualityGate.Similarity;
using QualityGate.TestData;

namespace QualityGate.Analyzer.Tests.TestData;

/// <summary>ImageNet-21k has 21,841 classes: a matrix of them in full would take 3.6 GiB.</summary>
internal sealed class ManyClassesTests
{
    private const int Classes = 21_841;
    private const int Samples = 4 * Classes;

    [Test]
    public void Memory_of_confusions_follows_their_number_and_not_the_square_of_the_classes()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var counter = new PredictionCounter(Classes);
        for (var sample = 0; sample < Samples; sample++)
        {
            counter.Add(sample % Classes, sample % 4 == 0 ? (sample * 7) % Classes : sample % Classes);
        }

        var confusion = ConfusionMatrix.Of(counter.ToCounts(), isRates: false, new SourceLocation("predictions.csv"));
        var drawn = new TestSetResampler(confusion).Draw(Bootstrap.Generator(1));
        var similarity = FunctionalSimilarity.Of(drawn);
        var edges = SpanningForest.Of(similarity, new SingleCluster().Cluster(similarity));
        var ranks = PairRanks.Of(similarity, similarity.Classes);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(drawn.Samples, Is.EqualTo(Samples));
            Assert.That(edges, Is.Not.Empty);
            Assert.That(ranks.Count, Is.EqualTo(Classes * (Classes - 1L) / 2));
            Assert.That((GC.GetAllocatedBytesForCurrentThread() - before) >> 20, Is.LessThan(100), "MiB");
        }
    }
}
