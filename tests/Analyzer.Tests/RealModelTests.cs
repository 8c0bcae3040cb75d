using MathNet.Numerics.LinearAlgebra;
using QualityGate.Analyzer.Tests.Clustering;
using QualityGate.Hierarchies;
using QualityGate.Metrics;

namespace QualityGate.Analyzer.Tests;

/// <summary>Other people's trained models, against figures from scikit-learn, NetworkX and NLTK.</summary>
internal sealed class RealModelTests
{
    [SharedData("real/squeezenet1.1-fp16.onnx")]
    [TestCase("affinity-propagation")]
    [TestCase("none")]
    public void SqueezeNet_on_ImageNet(string clustering)
    {
        var expected = Expected("squeezenet1.1-fp16");
        var figures = expected.GetProperty("clusterings").GetProperty(clustering);
        var analysis = ModelAnalysis.Load(Real("squeezenet1.1-fp16.onnx"), Real("imagenet_class_index.json"), Real("squeezenet1.1-predictions.csv"), clustering: clustering);
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
    public void A_CNN_on_CIFAR_10(string clustering)
    {
        var expected = Expected("cifar10-cnn");
        var figures = expected.GetProperty("clusterings").GetProperty(clustering);
        var compliance = figures.GetProperty("compliance");
        var analysis = ModelAnalysis.Load(Real("cifar10-cnn.onnx"), Real("cifar10-labels.txt"), Real("cifar10-cnn-predictions.csv"), clustering: clustering);
        double Figure(string form, string name) => compliance.GetProperty(form).GetProperty(name).GetDouble();
        int[] Labels(string name) => [.. figures.GetProperty(name).EnumerateArray().Select(label => label.GetInt32())];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(analysis.Classifier.Operator, Is.EqualTo("Gemm"));
            Assert.That(analysis.Classifier.Templates.Features, Is.EqualTo(2400));
            Assert.That(analysis.Structural.Edges, Has.Length.EqualTo(compliance.GetProperty("similarityEdges").GetInt32()));
            Assert.That(analysis.Functional!.Edges, Has.Length.EqualTo(compliance.GetProperty("confusionEdges").GetInt32()));
            Assert.That(AffinityPropagationTests.Groups(analysis.Structural.Partition.Labels), Is.EqualTo(AffinityPropagationTests.Groups(Labels("structuralLabels"))).AsCollection);
            Assert.That(AffinityPropagationTests.Groups(analysis.Functional.Partition.Labels), Is.EqualTo(AffinityPropagationTests.Groups(Labels("functionalLabels"))).AsCollection);
            Assert.That(Value("similarity-depth", analysis), Is.EqualTo(figures.GetProperty("similarityDepth").GetDouble()).Within(1e-12));
            Assert.That(MeanWuPalmer(analysis), Is.EqualTo(figures.GetProperty("meanWuPalmer").GetDouble()).Within(1e-12));
            Assert.That(Value("functional-similarity-depth", analysis), Is.EqualTo(figures.GetProperty("functionalSimilarityDepth").GetDouble()).Within(1e-12));
            Assert.That(Value("confusions-explained", analysis), Is.EqualTo(Figure("direct", "confusionsExplained")).Within(1e-12));
            Assert.That(Value("similarities-causing-confusion", analysis), Is.EqualTo(Figure("direct", "similaritiesCausingConfusion")).Within(1e-12));
            Assert.That(Value("confusions-explained-extended", analysis), Is.EqualTo(Figure("extended", "confusionsExplained")).Within(1e-12));
            Assert.That(Value("similarities-causing-confusion-extended", analysis), Is.EqualTo(Figure("extended", "similaritiesCausingConfusion")).Within(1e-12));
            Assert.That(Value("accuracy", analysis), Is.EqualTo(expected.GetProperty("accuracy").GetDouble()).Within(1e-12));
        }
    }

    [SharedData("reference/convnext-miniimagenet")]
    [TestCase("affinity-propagation")]
    [TestCase("none")]
    public void A_ConvNeXt_on_Mini_ImageNet(string clustering)
    {
        var folder = SharedDataAttribute.PathTo("reference/convnext-miniimagenet");
        var expected = TestInputs.ReadJson(Path.Combine(folder, "expected.json"));
        var figures = expected.GetProperty("clusterings").GetProperty(clustering);
        var (structural, functional, compliance) = (figures.GetProperty("structural"), figures.GetProperty("functional"), figures.GetProperty("compliance"));

        // An ONNX file with templates of these cosines, S = V L V' and W = V L^1/2, read back as a user's model would be.
        using var temporary = new TemporaryFolder();
        var cosines = Matrix<double>.Build.DenseOfRowArrays(TestInputs.ReadMatrix(Path.Combine(folder, "structural-cosine.csv")));
        var eigen = ((cosines + cosines.Transpose()) / 2).Evd(Symmetricity.Symmetric);
        var templates = eigen.EigenVectors * Matrix<double>.Build.DenseOfDiagonalVector(eigen.EigenValues.Real().PointwiseMaximum(0).PointwiseSqrt());
        var model = new OnnxBuilder().Weights("w", [100, 100], templates.ToRowMajorArray(), WeightEncoding.DoubleRaw)
            .Node("Gemm", ["x", "w"], "y", ("transB", 1)).Output("y", 1, 100).ToBytes();
        var analysis = ModelAnalysis.Load(
            temporary.Write("convnext.onnx", model), Path.Combine(folder, "classes.txt"), confusion: Path.Combine(folder, "confusion.csv"), clustering: clustering);

        (int, int) Common(string form, string first, string second) =>
            (compliance.GetProperty(form).GetProperty(first).GetInt32(), compliance.GetProperty(form).GetProperty(second).GetInt32());
        var (e_s, e_f) = (analysis.Structural.Edges.Length, analysis.Functional!.Edges.Length);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(analysis.Structural.Clusters, Has.Length.EqualTo(structural.GetProperty("clusters").GetInt32()));
            Assert.That(analysis.Functional.Clusters, Has.Length.EqualTo(functional.GetProperty("clusters").GetInt32()));
            Assert.That(Groups(analysis.Structural), Is.EqualTo(Groups(structural)).AsCollection);
            Assert.That(Groups(analysis.Functional), Is.EqualTo(Groups(functional)).AsCollection);
            Assert.That(Edges(analysis), Is.EquivalentTo(structural.GetProperty("edges").EnumerateArray().Select(e => string.Join(' ', e.EnumerateArray()))));
            Assert.That(Value("similarity-depth", analysis), Is.EqualTo(structural.GetProperty("similarityDepth").GetDouble()).Within(1e-12));
            Assert.That(MeanWuPalmer(analysis), Is.EqualTo(structural.GetProperty("meanWuPalmer").GetDouble()).Within(1e-12));
            Assert.That(Value("functional-similarity-depth", analysis), Is.EqualTo(functional.GetProperty("similarityDepth").GetDouble()).Within(1e-12));
            Assert.That((e_s, e_f), Is.EqualTo((compliance.GetProperty("similarityEdges").GetInt32(), compliance.GetProperty("confusionEdges").GetInt32())));
            Assert.That(
                (Value("similarities-causing-confusion", analysis) * e_s, Value("confusions-explained", analysis) * e_f),
                Is.EqualTo((Common("direct", "common", "common").Item1, Common("direct", "common", "common").Item2)).Using<(double A, double B), (int A, int B)>(Near));
            Assert.That(
                (Value("similarities-causing-confusion-extended", analysis) * e_s, Value("confusions-explained-extended", analysis) * e_f),
                Is.EqualTo(Common("extended", "similaritiesMatched", "confusionsMatched")).Using<(double A, double B), (int A, int B)>(Near));
            Assert.That(Value("accuracy", analysis), Is.EqualTo(expected.GetProperty("accuracy").GetDouble()).Within(1e-9));
        }
    }

    private static bool Near((double A, double B) actual, (int A, int B) expected) => Math.Abs(actual.A - expected.A) < 1e-9 && Math.Abs(actual.B - expected.B) < 1e-9;

    private static int[] Groups(QualityGate.Forests.ClassGraph graph) => AffinityPropagationTests.Groups(graph.Partition.Labels);

    private static int[] Groups(System.Text.Json.JsonElement graph) =>
        AffinityPropagationTests.Groups([.. graph.GetProperty("labels").EnumerateArray().Select(label => label.GetInt32())]);

    private static IEnumerable<string> Edges(ModelAnalysis analysis) => analysis.Structural.Edges.Select(e =>
        $"{analysis.Labels[e.A].Text} {analysis.Labels[e.B].Text} {e.Depth} {analysis.Labels.Hierarchy.IdOf(e.Subsumer)}");

    private static string Real(string name) => SharedDataAttribute.PathTo($"real/{name}");

    private static System.Text.Json.JsonElement Expected(string model) => TestInputs.ReadJson(Real("expected.json")).GetProperty(model);

    private static double Value(string metric, ModelAnalysis analysis) => analysis.Measure(MetricCatalog.Find(metric)!).Value!.Value;

    private static double MeanWuPalmer(ModelAnalysis analysis)
    {
        var related = new Relatedness(analysis.Labels.Hierarchy, [.. analysis.Labels.Items.Select(label => label.Node)]);
        return analysis.Structural.Edges.Average(edge => related.WuPalmer(edge.A, edge.B));
    }
}
