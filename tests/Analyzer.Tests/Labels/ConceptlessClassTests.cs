using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Explanations;
using QualityGate.Metrics;
using QualityGate.Reports.Pictures;
using QualityGate.Results;

namespace QualityGate.Analyzer.Tests.Labels;

/// <summary>
/// A class without a concept is left out of graphs and of what rests on the hierarchy, and counts in accuracy.
/// </summary>
internal sealed class ConceptlessClassTests : BackgroundFixture
{
    [TestCase("first")]
    [TestCase("last")]
    public void Graphs_and_metrics_are_those_of_the_others(string name)
    {
        var (without, with) = (Load("eight", clustering: "none"), Load(name, clustering: "none"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(with.Structural.Edges, Is.EqualTo(without.Structural.Edges));
            Assert.That(with.Structural.Partition.Labels, Is.EqualTo(without.Structural.Partition.Labels));
            Assert.That(with.Semantic, Is.EqualTo(without.Semantic).UsingPropertiesComparer());
            Assert.That(with.Labels.Items, Is.EqualTo(without.Labels.Items));
            foreach (var metric in MetricCatalog.All.Where(metric => metric is not Accuracy and { Name: not "top-5-accuracy" }))
            {
                Assert.That(with.Measure(metric).Value, Is.EqualTo(without.Measure(metric).Value), metric.Name);
            }
        }
    }

    // Of class 8 the template is zero.
    [TestCase("- background", null)]
    [TestCase("goldfish", "class 8 (counted from 0)")]
    public void A_template_that_is_all_zero_is_one_of_a_class_in_no_graph(string label, string? words)
    {
        Folder.Write("zero.onnx", OnnxBuilder.Classifier(Templates(backgroundAt: Classes, isZero: true)));
        Folder.Write("zero.txt", File.ReadAllText(Path("eight.txt")).TrimEnd() + $"\n{label}");
        File.Copy(Path("last.csv"), Path("zero.csv"));
        if (words is not null)
        {
            TestInputs.AssertFailure(() => Load("zero"), QualityGate.Diagnostics.DiagnosticCodes.ZeroTemplate, (0, 0), words);
            return;
        }

        Assert.That(Load("zero").Structural.Edges, Is.EqualTo(Load("last").Structural.Edges));
    }

    [Test]
    public void Similarity_depth_of_the_plain_model_stays()
    {
        var (without, with) = (Load("eight"), Load("last"));
        var depth = MetricCatalog.Find("similarity-depth")!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(without.Measure(depth).Value, Is.EqualTo(11.5));
            Assert.That(with.Measure(depth).Value, Is.EqualTo(11.5));
            Assert.That(with.Structural.Clusters, Is.EqualTo(without.Structural.Clusters));
        }
    }

    // 64 of 80 samples are right, and of 20 of the background 15; 5 of these are taken for class 0. Of class 0, 5 more are taken for the
    // background: 79 of 105.
    [TestCase("first")]
    [TestCase("last")]
    public void Accuracy_is_over_all_classes(string name)
    {
        var analysis = Load(name);
        var shares = Explanation.Of(analysis).Classes;
        var (background, dog) = name == "first" ? (0, 1) : (8, 0);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(analysis.Measure(MetricCatalog.Find("accuracy")!).Value, Is.EqualTo(79 / 105.0));
            Assert.That(analysis.Confusion!.Samples, Is.EqualTo(105));
            Assert.That(shares.Select(share => share.Class), Is.EqualTo(Enumerable.Range(0, 9)));
            Assert.That((shares[background].Samples, shares[background].Accuracy, shares[background].Edges), Is.EqualTo((20, 0.75, 0)));
            Assert.That((shares[dog].Samples, shares[dog].Accuracy), Is.EqualTo((15, 8 / 15.0)));

            // Right, or a background taken for it, or one of the two before it.
            Assert.That(shares[dog].Precision, Is.EqualTo(8 / 15.0));
        }
    }

    // Dog and wolf and cat and lion: 5 dogs taken for the background are no animals.
    [Test]
    public void Superclasses_count_what_is_taken_for_the_background_as_wrong()
    {
        var (without, with) = (Explanation.Of(Load("eight")).Superclasses, Explanation.Of(Load("last")).Superclasses);
        var (before, after) = (without.First(group => group.Classes == 4), with.First(group => group.Classes == 4));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(before.Samples, Is.EqualTo(40));
            Assert.That(after.Concept, Is.EqualTo(before.Concept));
            Assert.That(after.Samples, Is.EqualTo(45));
            Assert.That(after.Accuracy * 45, Is.EqualTo(before.Accuracy * 40).Within(1e-12));
        }
    }

    [Test]
    public void Results_have_the_indices_of_outputs_and_say_how_many_are_left_out()
    {
        var (without, with) = (TestInputs.ResultOf(Load("eight")), TestInputs.ResultOf(Load("first")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((with.Classifier!.Classes, with.Classifier.WithoutConcept), Is.EqualTo((9, 1)));
            Assert.That(without.Classifier!.WithoutConcept, Is.Null);
            Assert.That(with.Structural!.Clusters, Is.EqualTo(without.Structural!.Clusters));
            Assert.That(with.Structural.Members, Is.EqualTo(without.Structural.Members.Select(members => members.Select(c => c + 1))));
            foreach (var edge in with.Structural.Edges)
            {
                Assert.That(with.Explanation!.Classes[edge.AIndex].Name, Is.EqualTo(edge.AName));
                Assert.That(with.Explanation.Classes[edge.BIndex].Name, Is.EqualTo(edge.BName));
            }

            Assert.That(with.Explanation!.Classes[0].Name, Is.EqualTo("background"));
            Assert.That(LayerLine.Of(with), Does.Contain("9 classes x 24 features (1 without a concept, left out of graphs)"));
            Assert.That(SvgReport.Write(GateResult.Of(string.Empty, [with], [])), Does.Not.Contain("background"));
        }
    }

    // Test sets are drawn from all samples; those of the background come last, so that the draws of the others are the same.
    [Test]
    public void Intervals_are_those_of_the_classes_with_a_concept()
    {
        Folder.Write("pure.csv", Csv([.. Samples, .. Enumerable.Repeat((Classes, Classes), 20)]));
        var metric = MetricCatalog.Find("mistake-severity")!;
        var without = Load("eight", clustering: "none").Measurements.IntervalOf(metric, 0.95);
        var with = ModelAnalysis
            .Load(Path("last.onnx"), Path("last.txt"), Path("pure.csv"), clustering: "none")
            .Measurements.IntervalOf(metric, 0.95);
        Assert.That(with, Is.EqualTo(without));
    }
}
