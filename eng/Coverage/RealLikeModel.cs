using System.Numerics.Tensors;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Graphs.Clustering;
using QualityGate.Hierarchies;
using QualityGate.Labels;
using QualityGate.Models;
using QualityGate.TestData;

namespace QualityGate.Coverage;

/// <summary>
/// A model as trained networks are: its class templates follow the hierarchy, it confuses classes whose templates are alike,
/// and behind these there is a long tail of rare confusions that nothing explains.
/// </summary>
internal sealed record RealLikeModel(ModelAnalysis Analysis, double[] Rates)
{
    private const int Features = 128;

    // The weight of a class's own part in its template, against that of each concept that it is a kind of.
    private const double OwnShare = 2;

    // The weight of noise by which confusions differ from the similarity of templates.
    private const double Unexplained = 0.9;

    // The lower, the more often very similar classes are confused than similar ones.
    private const double Temperature = 0.045;

    // The share of wrong predictions that go anywhere, more often to some classes than to others.
    private const double Tail = 0.12;
    private const double Errors = 0.2;

    /// <summary>Makes a model of so many classes; always the same.</summary>
    public static RealLikeModel Create(WordNet wordNet, int classes)
    {
        var random = new Xoshiro256StarStar(classes, threadSafe: false);
        var labels = WordNetClasses.Choose(wordNet, classes);
        var templates = Templates(labels, random);
        var analysis = ModelAnalyzer.Analyze(
            new Classifier(
                InputPath.FromUser("model.onnx"),
                "Gemm",
                "w",
                "float32",
                [],
                ClassTemplates.Create(classes, Features, [.. templates.SelectMany(row => row)])
            ),
            labels,
            confusion: null,
            new AffinityPropagation()
        );
        return new RealLikeModel(analysis, RatesOf(templates, random));
    }

    /// <summary>Draws a test set of so many samples of each class.</summary>
    public ConfusionMatrix Draw(int samples, Random random)
    {
        var classes = Analysis.Labels.Count;
        var counts = new double[classes * classes];
        for (var row = 0; row < classes; row++)
        {
            var (left, mass) = (samples, 1.0);
            for (var column = 0; column < classes && left > 0; column++)
            {
                var rate = Rates[(row * classes) + column];
                var drawn = (int)QualityGate.Metrics.Uncertainty.BinomialSampler.Draw(random, left, Math.Min(1, rate / mass));
                counts[(row * classes) + column] = drawn;
                left -= drawn;
                mass -= rate;
            }

            counts[(row * classes) + row] += left;
        }

        return ConfusionMatrix.Create(classes, counts, isRates: false, new SourceLocation("drawn"));
    }

    // A direction for each concept; a class looks like all that it is a kind of, and like itself.
    private static double[][] Templates(ClassLabels labels, Random random)
    {
        var directions = new Dictionary<int, double[]>();
        double[] Direction(int node) => directions.TryGetValue(node, out var known) ? known : directions[node] = Noise(random, 1);
        return
        [
            .. labels.Items.Select(label =>
            {
                var own = Noise(random, OwnShare);
                foreach (var ancestor in labels.Hierarchy.Graph!.AncestorsOf(label.Node!.Value).Skip(1))
                {
                    Add(own, Direction(ancestor.Node));
                }

                return own;
            }),
        ];
    }

    // For each true class, how often it is predicted as each.
    private static double[] RatesOf(double[][] templates, Random random)
    {
        var classes = templates.Length;
        double[][] seen =
        [
            .. templates.Select(template =>
            {
                var other = Noise(random, Unexplained);
                Add(other, template);
                return other;
            }),
        ];
        double[] popularity = [.. seen.Select(_ => LogNormal.Sample(random, 0, 1.5))];
        var rates = new double[classes * classes];
        for (var i = 0; i < classes; i++)
        {
            var weights = new double[classes];
            for (var j = 0; j < classes; j++)
            {
                weights[j] = i == j ? 0 : Math.Exp(Cosine(seen[i], seen[j]) / Temperature) * LogNormal.Sample(random, 0, 0.7);
            }

            var (sum, all) = (weights.Sum(), popularity.Sum() - popularity[i]);
            var logit = Math.Log(Errors / (1 - Errors)) + Normal.Sample(random, 0, 0.8);
            var wrong = 1 / (1 + Math.Exp(-logit));
            for (var j = 0; j < classes; j++)
            {
                rates[(i * classes) + j] = i == j ? 1 - wrong : wrong * (((1 - Tail) * weights[j] / sum) + (Tail * popularity[j] / all));
            }
        }

        return rates;
    }

    private static double[] Noise(Random random, double scale)
    {
        var values = new double[Features];
        Normal.Samples(random, values, 0, scale);
        return values;
    }

    private static void Add(double[] target, double[] other)
    {
        for (var k = 0; k < target.Length; k++)
        {
            target[k] += other[k];
        }
    }

    private static double Cosine(double[] a, double[] b) => TensorPrimitives.CosineSimilarity<double>(a, b);
}
