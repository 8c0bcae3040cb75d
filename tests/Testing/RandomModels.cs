using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Graphs.Clustering;
using QualityGate.Hierarchies;
using QualityGate.Labels;
using QualityGate.Models;
using QualityGate.TestData;

namespace QualityGate.Testing;

/// <summary>
/// Small models with test data of every kind that makes intervals difficult: one sample per class, classes that are all right or all wrong,
/// rare confusions, classes without samples, shares instead of counts.
/// </summary>
public static class RandomModels
{
    private static readonly string[] Algorithms = ["none", "louvain", "affinity-propagation"];

    /// <summary>The model of a seed, whose intervals rest on so many drawn test sets.</summary>
    public static ModelAnalysis Draw(int seed, int replicates)
    {
        var random = new Random(seed);
        var classes = random.Next(2, 7);
        var templates = ClassTemplates.Create(classes, 3, [.. Enumerable.Range(0, classes * 3).Select(_ => random.NextDouble() - 0.4)]);
        var confusion = Confusion(random, classes);
        ModelAnalysis Analyze(string clustering) =>
            ModelAnalyzer.Analyze(
                new Classifier(InputPath.FromUser("model.onnx"), "Gemm", "w", "float32", [], templates),
                Labels(classes),
                confusion,
                Clusterings.Find(clustering)!
            );
        try
        {
            return Analyze(Algorithms[random.Next(Algorithms.Length)]).WithReplicates(replicates);
        }
        catch (QualityGateException)
        {
            return Analyze("none").WithReplicates(replicates);
        }
    }

    private static ConfusionMatrix Confusion(Random random, int classes)
    {
        int[] most = [1, 3, 12, 60, 2000];
        var size = most[random.Next(most.Length)];
        var wrong = random.Next(4) switch
        {
            0 => 0,
            1 => 0.02,
            2 => 0.3,
            _ => 1,
        };
        var counts = new double[classes * classes];
        for (var row = 0; row < classes; row++)
        {
            // The first class has samples always, others not.
            var samples =
                row == 0 ? size
                : random.Next(5) == 0 ? 0
                : random.Next(1, size + 1);
            for (var sample = 0; sample < samples; sample++)
            {
                counts[(row * classes) + (random.NextDouble() < wrong ? random.Next(classes) : row)]++;
            }
        }

        var isRates = random.Next(20) == 0;
        for (var row = 0; row < classes && isRates; row++)
        {
            var all = counts.AsSpan(row * classes, classes);
            var sum = 0.0;
            foreach (var count in all)
            {
                sum += count;
            }

            for (var column = 0; column < classes && sum > 0; column++)
            {
                all[column] /= sum;
            }
        }

        return ConfusionMatrix.Create(classes, counts, isRates, new SourceLocation("predictions.csv"));
    }

    private static ClassLabels Labels(int classes)
    {
        var tree = new Tree();
        return new ClassLabels(
            InputPath.FromUser("labels.txt"),
            tree,
            [.. Enumerable.Range(Tree.FirstLeaf, classes).Select(node => new ClassLabel(tree.IdOf(node), tree.NameOf(node), node))],
            new SourceLocation("labels.txt"),
            []
        );
    }

    // thing ─ a ─ c ─ 5, 6, 7 and 10; thing ─ b ─ d ─ 8, 9
    private sealed class Tree : Hierarchy
    {
        public const int FirstLeaf = 5;

        private static readonly ImmutableArray<string> Names = ["thing", "a", "b", "c", "d", "5", "6", "7", "8", "9", "10"];

        public override string Name => "tree";

        internal override ConceptGraph Graph { get; } =
            ConceptGraph.Create([
                [],
                [0],
                [0],
                [1],
                [2],
                [3],
                [3],
                [3],
                [4],
                [4],
                [1],
            ]);

        public override string IdOf(int node) => Names[node];

        public override string NameOf(int node) => Names[node];

        public override int? Find(string text) => Names.IndexOf(text) is >= 0 and var node ? node : null;

        public override string Suggest(string text) => string.Empty;
    }
}
