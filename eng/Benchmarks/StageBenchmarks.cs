using BenchmarkDotNet.Attributes;
using QualityGate.Graphs.Clustering;
using QualityGate.Graphs.Forests;
using QualityGate.Hierarchies;
using QualityGate.Labels;
using QualityGate.Labels.Reading;
using QualityGate.Models;
using QualityGate.Models.Reading;
using QualityGate.Similarity;

namespace QualityGate.Benchmarks;

/// <summary>Each stage of an analysis on its own, in a process that is warm.</summary>
[MemoryDiagnoser]
public class StageBenchmarks
{
    private WordNet wordNet = null!;
    private ClassLabels labels = null!;
    private Classifier classifier = null!;
    private SimilarityMatrix similarity = null!;
    private Partition partition = null!;
    private Relatedness relatedness = null!;

    [GlobalSetup]
    public void Prepare()
    {
        wordNet = WordNet.Load();
        labels = LabelsFile.Read(BenchmarkInputs.Labels, wordNet);
        classifier = ClassifierFile.Read(BenchmarkInputs.Model);
        similarity = StructuralSimilarity.Of(classifier.Templates)!;
        partition = new AffinityPropagation().Cluster(similarity)!;
        relatedness = new Relatedness(wordNet, [.. labels.Items.Select(label => label.Node!.Value)]);
    }

    [Benchmark]
    public WordNet LoadWordNet() => WordNet.Load();

    [Benchmark]
    public ClassLabels ReadLabels() => LabelsFile.Read(BenchmarkInputs.Labels, wordNet);

    [Benchmark]
    public Classifier ReadClassifier() => ClassifierFile.Read(BenchmarkInputs.Model);

    [Benchmark]
    public object? StructuralSimilarities() => StructuralSimilarity.Of(classifier.Templates);

    [Benchmark]
    public object? AffinityPropagation1000() => new AffinityPropagation().Cluster(similarity);

    [Benchmark]
    public ClassGraph SpanForest() => ClassGraph.Span(similarity, partition, relatedness);

    [Benchmark]
    public double AllPairsOfImageNetInWordNet()
    {
        var sum = 0L;
        for (var b = 0; b < labels.Count; b++)
        {
            for (var a = 0; a < b; a++)
            {
                sum += relatedness.SubsumerDepth(a, b);
            }
        }

        return sum / (labels.Count * (labels.Count - 1) / 2.0);
    }
}
