using MathNet.Numerics.LinearAlgebra;
using QualityGate.Analysis;
using QualityGate.Analyzer.Tests.Graphs.Clustering;
using QualityGate.Configuration;
using QualityGate.Graphs.Clustering;
using QualityGate.Graphs.Forests;
using QualityGate.Hierarchies;
using QualityGate.Labels.Reading;
using QualityGate.Metrics;
using QualityGate.Reports.Graphs;
using QualityGate.Similarity;

namespace QualityGate.Analyzer.Tests;

/// <summary>Other people's trained models, against figures from scikit-learn, NetworkX and NLTK.</summary>
internal sealed class RealModelTests
{
    [SharedData("real/squeezenet1.1-fp16.onnx")]
    [TestCase("affinity-propagation")]
    [TestCase("none")]
    public void SqueezeNet_on_ImageNet_has_its_reference_values(string clustering)
    {
        var expected = Expected("squeezenet1.1-fp16");
        var figures = expected.GetProperty("clusterings").GetProperty(clustering);
        var analysis = ModelAnalysis.Load(
            Real("squeezenet1.1-fp16.onnx"),
            Real("imagenet_class_index.json"),
            Real("squeezenet1.1-predictions.csv"),
            clustering: clustering
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(analysis.Classifier.Operator, Is.EqualTo("Conv"));
            Assert.That(analysis.Classifier.Templates.Classes, Is.EqualTo(1000));
            Assert.That(analysis.Classifier.Templates.Features, Is.EqualTo(512));
            Assert.That(analysis.Structural.Clusters, Has.Length.EqualTo(figures.GetProperty("clusters").GetInt32()));
            Assert.That(analysis.Structural.Edges, Has.Length.EqualTo(figures.GetProperty("edges").GetInt32()));
            Assert.That(Value("similarity-depth", analysis), Is.EqualTo(figures.GetProperty("similarityDepth").GetDouble()).Within(1e-12));
            Assert.That(MeanWuPalmer(analysis), Is.EqualTo(figures.GetProperty("meanWuPalmer").GetDouble()).Within(1e-12));
            Assert.That(Value("accuracy", analysis), Is.EqualTo(expected.GetProperty("accuracy").GetDouble()));
            Assert.That(analysis.Confusion!.Samples, Is.EqualTo(expected.GetProperty("samples").GetInt32()));
        }
    }

    [SharedData("real/cifar10-cnn.onnx")]
    [TestCase("affinity-propagation")]
    [TestCase("none")]
    public void A_CNN_on_CIFAR_10_has_its_reference_values(string clustering)
    {
        var expected = Expected("cifar10-cnn");
        var figures = expected.GetProperty("clusterings").GetProperty(clustering);
        var compliance = figures.GetProperty("compliance");
        var analysis = ModelAnalysis.Load(
            Real("cifar10-cnn.onnx"),
            Real("cifar10-labels.txt"),
            Real("cifar10-cnn-predictions.csv"),
            clustering: clustering
        );
        double Figure(string form, string name) => compliance.GetProperty(form).GetProperty(name).GetDouble();
        int[] Labels(string name) => [.. figures.GetProperty(name).EnumerateArray().Select(label => label.GetInt32())];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(analysis.Classifier.Operator, Is.EqualTo("Gemm"));
            Assert.That(analysis.Classifier.Templates.Features, Is.EqualTo(2400));
            Assert.That(analysis.Structural.Edges, Has.Length.EqualTo(compliance.GetProperty("similarityEdges").GetInt32()));
            Assert.That(analysis.Functional!.Edges, Has.Length.EqualTo(compliance.GetProperty("confusionEdges").GetInt32()));
            Assert.That(
                ClusteringTests.Groups(analysis.Structural.Partition.Labels),
                Is.EqualTo(ClusteringTests.Groups(Labels("structuralLabels"))).AsCollection
            );
            Assert.That(
                ClusteringTests.Groups(analysis.Functional.Partition.Labels),
                Is.EqualTo(ClusteringTests.Groups(Labels("functionalLabels"))).AsCollection
            );
            Assert.That(Value("similarity-depth", analysis), Is.EqualTo(figures.GetProperty("similarityDepth").GetDouble()).Within(1e-12));
            Assert.That(MeanWuPalmer(analysis), Is.EqualTo(figures.GetProperty("meanWuPalmer").GetDouble()).Within(1e-12));
            Assert.That(
                Value("functional-similarity-depth", analysis),
                Is.EqualTo(figures.GetProperty("functionalSimilarityDepth").GetDouble()).Within(1e-12)
            );
            Assert.That(Value("confusions-explained", analysis), Is.EqualTo(Figure("direct", "confusionsExplained")).Within(1e-12));
            Assert.That(
                Value("similarities-causing-confusion", analysis),
                Is.EqualTo(Figure("direct", "similaritiesCausingConfusion")).Within(1e-12)
            );
            Assert.That(
                Value("confusions-explained-extended", analysis),
                Is.EqualTo(Figure("extended", "confusionsExplained")).Within(1e-12)
            );
            Assert.That(
                Value("similarities-causing-confusion-extended", analysis),
                Is.EqualTo(Figure("extended", "similaritiesCausingConfusion")).Within(1e-12)
            );
            Assert.That(Value("accuracy", analysis), Is.EqualTo(expected.GetProperty("accuracy").GetDouble()).Within(1e-12));
        }
    }

    // Computed apart from this program, with NLTK's WordNet and SciPy's Spearman.
    [SharedData("real/cifar10-cnn.onnx")]
    [TestCase("mistake-severity", 5.562326099053979)]
    [TestCase("mistake-depth", 8.792431830829159)]
    [TestCase("mistake-wu-palmer", 0.6887680751681765)]
    [TestCase("lca-distance", 2.188145661585392)]
    [TestCase("hierarchical-precision", 0.8762789832400345)]
    [TestCase("hierarchical-recall", 0.8708151260504202)]
    [TestCase("structural-semantic-correlation", 0.4624056933124135)]
    [TestCase("structural-functional-correlation", 0.5158463565229695)]
    [TestCase("functional-semantic-correlation", 0.6518928100237786)]
    public void The_mistakes_of_a_CNN_on_CIFAR_10(string metric, double expected)
    {
        var analysis = ModelAnalysis.Load(Real("cifar10-cnn.onnx"), Real("cifar10-labels.txt"), Real("cifar10-cnn-predictions.csv"));
        Assert.That(Value(metric, analysis), Is.EqualTo(expected).Within(1e-12));
    }

    [SharedData("real/squeezenet1.1-fp16.onnx")]
    [Test]
    public void Chance_over_the_classes_of_ImageNet()
    {
        var analysis = ModelAnalysis.Load(Real("squeezenet1.1-fp16.onnx"), Real("imagenet_class_index.json"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(analysis.Semantic!.Chance, Is.EqualTo(5.158832832832833).Within(1e-12));
            Assert.That(Value("relative-similarity-depth", analysis), Is.InRange(0.7, 0.85));
            Assert.That(MetricCatalog.Find("similarity-depth")!.Chance(analysis)!.PValue, Is.LessThan(0.002));
        }
    }

    [SharedData("reference/convnext-miniimagenet")]
    [TestCase("affinity-propagation")]
    [TestCase("optics")]
    [TestCase("hdbscan")]
    [TestCase("none")]
    public void A_ConvNeXt_on_Mini_ImageNet_has_its_reference_values(string clustering)
    {
        var folder = SharedDataAttribute.PathTo("reference/convnext-miniimagenet");
        var expected = TestInputs.ReadJson(Path.Combine(folder, "expected.json"));
        var figures = expected.GetProperty("clusterings").GetProperty(clustering);
        var (structural, functional, compliance) = (
            figures.GetProperty("structural"),
            figures.GetProperty("functional"),
            figures.GetProperty("compliance")
        );

        var analysis = ConvNeXt(clustering);
        (int, int) Common(string form, string first, string second) =>
            (compliance.GetProperty(form).GetProperty(first).GetInt32(), compliance.GetProperty(form).GetProperty(second).GetInt32());
        var (e_s, e_f) = (analysis.Structural.Edges.Length, analysis.Functional!.Edges.Length);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(analysis.Structural.Clusters, Has.Length.EqualTo(structural.GetProperty("clusters").GetInt32()));
            Assert.That(analysis.Functional.Clusters, Has.Length.EqualTo(functional.GetProperty("clusters").GetInt32()));
            Assert.That(Groups(analysis.Structural), Is.EqualTo(Groups(structural)).AsCollection);
            Assert.That(Groups(analysis.Functional), Is.EqualTo(Groups(functional)).AsCollection);
            Assert.That(
                Edges(analysis),
                Is.EquivalentTo(structural.GetProperty("edges").EnumerateArray().Select(e => string.Join(' ', e.EnumerateArray())))
            );
            Assert.That(
                Value("similarity-depth", analysis),
                Is.EqualTo(structural.GetProperty("similarityDepth").GetDouble()).Within(1e-12)
            );
            Assert.That(MeanWuPalmer(analysis), Is.EqualTo(structural.GetProperty("meanWuPalmer").GetDouble()).Within(1e-12));
            Assert.That(
                Value("functional-similarity-depth", analysis),
                Is.EqualTo(functional.GetProperty("similarityDepth").GetDouble()).Within(1e-12)
            );
            Assert.That(
                (e_s, e_f),
                Is.EqualTo((compliance.GetProperty("similarityEdges").GetInt32(), compliance.GetProperty("confusionEdges").GetInt32()))
            );
            Assert.That(
                (Value("similarities-causing-confusion", analysis) * e_s, Value("confusions-explained", analysis) * e_f),
                Is.EqualTo((Common("direct", "common", "common").Item1, Common("direct", "common", "common").Item2))
                    .Using<(double A, double B), (int A, int B)>(Near)
            );
            Assert.That(
                (Value("similarities-causing-confusion-extended", analysis) * e_s, Value("confusions-explained-extended", analysis) * e_f),
                Is.EqualTo(Common("extended", "similaritiesMatched", "confusionsMatched")).Using<(double A, double B), (int A, int B)>(Near)
            );
            Assert.That(Value("accuracy", analysis), Is.EqualTo(expected.GetProperty("accuracy").GetDouble()).Within(1e-9));
        }
    }

    [SharedData("reference/convnext-miniimagenet")]
    [Test]
    public void The_picture_of_a_ConvNeXt_shows_the_edges_depths_and_clusters_of_the_reference()
    {
        var structural = TestInputs
            .ReadJson(SharedDataAttribute.PathTo("reference/convnext-miniimagenet/expected.json"))
            .GetProperty("clusterings")
            .GetProperty("affinity-propagation")
            .GetProperty("structural");
        var graph = PictureGraph.Of(TestInputs.ResultOf(ConvNeXt("affinity-propagation")))!;
        string Label(int node) => graph.Nodes[node].Label;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                graph.Similarities.Select(edge => $"{Label(edge.A)} {Label(edge.B)} {edge.Depth} {edge.Subsumer}"),
                Is.EquivalentTo(structural.GetProperty("edges").EnumerateArray().Select(e => string.Join(' ', e.EnumerateArray())))
            );
            Assert.That(ClusteringTests.Groups([.. graph.Nodes.Select(node => node.Cluster)]), Is.EqualTo(Groups(structural)).AsCollection);
            Assert.That(
                graph.Similarities.Count(edge => edge.IsMisperception is true),
                Is.EqualTo(graph.Similarities.Count(e => e.Depth <= 5))
            );
        }
    }

    // Louvain's result depends on the order of its moves: what counts is the modularity that it reaches.
    [SharedData("reference/convnext-miniimagenet")]
    [Test]
    public void Louvain_on_a_ConvNeXt_reaches_the_modularity_of_the_reference()
    {
        var analysis = ConvNeXt("louvain");
        var expected = TestInputs
            .ReadJson(SharedDataAttribute.PathTo("reference/convnext-miniimagenet/expected.json"))
            .GetProperty("clusterings")
            .GetProperty("louvain");
        using (Assert.EnterMultipleScope())
        {
            foreach (
                var (graph, figures) in new[]
                {
                    (analysis.Structural, expected.GetProperty("structural")),
                    (analysis.Functional!, expected.GetProperty("functional")),
                }
            )
            {
                var sd = figures.GetProperty("similarityDepth").GetDouble();
                Assert.That(
                    CommunityGraph.Of(graph.Similarity).Modularity(graph.Partition.Labels),
                    Is.GreaterThan(figures.GetProperty("modularity").GetDouble() - 0.001)
                );
                Assert.That(graph.Edges.Average(edge => edge.Depth), Is.EqualTo(sd).Within(2).Percent);
            }
        }
    }

    [SharedData("reference/semantic-miniimagenet.json")]
    [Test]
    public void The_semantic_graphs_of_Mini_ImageNet(
        [Values("path", "wu-palmer", "leacock-chodorow")] string measure,
        [Values("none", "affinity-propagation", "optics", "hdbscan")] string clustering
    )
    {
        var expected = TestInputs
            .ReadJson(SharedDataAttribute.PathTo("reference/semantic-miniimagenet.json"))
            .GetProperty(measure)
            .GetProperty(clustering);
        var labels = LabelsFile.Read(
            TestInputs.Input(SharedDataAttribute.PathTo("reference/convnext-miniimagenet/classes.txt")),
            TestInputs.WordNet
        );
        var relatedness = new Relatedness(TestInputs.WordNet, [.. labels.Items.Select(label => label.Node!.Value)]);
        var similarity = SemanticSimilarity.Of(
            relatedness,
            measure switch
            {
                "path" => SemanticMeasure.Path,
                "wu-palmer" => SemanticMeasure.WuPalmer,
                _ => SemanticMeasure.LeacockChodorow,
            }
        )!;
        var partition = Clusterings.Find(clustering)!.ClusterTies(similarity)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(partition.Converged, Is.True);
            Assert.That(partition.ClusterCount, Is.EqualTo(expected.GetProperty("clusters").GetInt32()));
            Assert.That(
                ClassGraph.Span(similarity, partition, relatedness).Edges.Average(edge => edge.Depth),
                Is.EqualTo(expected.GetProperty("similarityDepth").GetDouble()).Within(1).Percent
            );
        }
    }

    // An ONNX file with templates of the reference's cosines, S = V L V' and W = V L^1/2, read back as a user's model would be.
    private static ModelAnalysis ConvNeXt(string clustering)
    {
        var folder = SharedDataAttribute.PathTo("reference/convnext-miniimagenet");
        using var temporary = TemporaryFolder.InMemory();
        var cosines = Matrix<double>.Build.DenseOfRowArrays(TestInputs.ReadMatrix(Path.Combine(folder, "structural-cosine.csv")));
        var eigen = ((cosines + cosines.Transpose()) / 2).Evd(Symmetricity.Symmetric);
        var templates =
            eigen.EigenVectors * Matrix<double>.Build.DenseOfDiagonalVector(eigen.EigenValues.Real().PointwiseMaximum(0).PointwiseSqrt());
        var model = new OnnxBuilder()
            .Weights("w", [100, 100], templates.ToRowMajorArray(), WeightEncoding.DoubleRaw)
            .Node("Gemm", ["x", "w"], "y", ("transB", 1))
            .Output("y", 1, 100)
            .ToBytes();
        return ModelAnalysis.Load(
            temporary.Write("convnext.onnx", model),
            Path.Combine(folder, "classes.txt"),
            confusion: Path.Combine(folder, "confusion.csv"),
            clustering: clustering
        );
    }

    private static bool Near((double A, double B) actual, (int A, int B) expected) =>
        Math.Abs(actual.A - expected.A) < 1e-9 && Math.Abs(actual.B - expected.B) < 1e-9;

    private static int[] Groups(QualityGate.Graphs.Forests.ClassGraph graph) => ClusteringTests.Groups(graph.Partition.Labels);

    private static int[] Groups(System.Text.Json.JsonElement graph) =>
        ClusteringTests.Groups([.. graph.GetProperty("labels").EnumerateArray().Select(label => label.GetInt32())]);

    private static IEnumerable<string> Edges(ModelAnalysis analysis) =>
        analysis.Structural.Edges.Select(e =>
            $"{analysis.Labels[e.A].Text} {analysis.Labels[e.B].Text} {e.Depth} {analysis.Labels.Hierarchy.IdOf(e.Subsumer!.Value)}"
        );

    private static string Real(string name) => SharedDataAttribute.PathTo($"real/{name}");

    private static System.Text.Json.JsonElement Expected(string model) => TestInputs.ReadJson(Real("expected.json")).GetProperty(model);

    private static double Value(string metric, ModelAnalysis analysis) => analysis.Measure(MetricCatalog.Find(metric)!).Value!.Value;

    private static double MeanWuPalmer(ModelAnalysis analysis)
    {
        var related = new Relatedness(analysis.Labels.Hierarchy, [.. analysis.Labels.Items.Select(label => label.Node!.Value)]);
        return analysis.Structural.Edges.Average(edge => related.WuPalmer(edge.A, edge.B));
    }
}
