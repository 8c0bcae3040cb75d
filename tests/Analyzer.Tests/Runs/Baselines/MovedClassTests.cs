using QualityGate.Analysis;
using QualityGate.Comparison;
using QualityGate.Graphs.Clustering;
using static QualityGate.Analyzer.Tests.Runs.Baselines.BaselineInputs;

namespace QualityGate.Analyzer.Tests.Runs.Baselines;

/// <summary>The classes that have moved to another cluster since the baseline.</summary>
internal sealed class MovedClassTests : FolderFixture
{
    private static readonly string[] Labels = ["dog.n.01", "cat.n.01", "car.n.01", "truck.n.01", "apple.n.01", "pear.n.01"];
    private static readonly double[] Before = [0, 10, 50, 58, 100, 115];

    // The truck goes from the car to the fruits, and the car, which is left alone, to the animals.
    private static readonly double[] After = [0, 10, 50, 108, 100, 115];

    [Test]
    public void Classes_that_left_their_cluster_are_told_with_those_they_left_and_joined()
    {
        var compared = Compare(Keep(Model("before", Before)), Model("after", After));
        var moved = compared.MovedClasses!.Value;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(moved.Select(item => Labels[item.Class]), Is.EqualTo(["car.n.01", "truck.n.01"]));
            Assert.That(moved[1].From.Select(other => Labels[other]), Is.EqualTo(["car.n.01"]));
            Assert.That(moved[1].To.Select(other => Labels[other]), Is.EqualTo(["apple.n.01", "pear.n.01"]));
        }
    }

    // Named by the places in the model, whatever those in the baseline are.
    [Test]
    public void Classes_in_another_order_have_not_moved()
    {
        var (labels, angles) = (Labels.Reverse().ToArray(), Before.Reverse().ToArray());
        Assert.That(Compare(Keep(Model("before", Before)), Model("after", angles, labels)).MovedClasses!.Value, Is.Empty);
    }

    // A cluster of six breaks into three of two, of which labels alone tell what it has become, in whatever order the second model has
    // them.
    [TestCase(0, 1, 2, 3, 4, 5)]
    [TestCase(5, 4, 3, 2, 1, 0)]
    [TestCase(2, 4, 0, 5, 1, 3)]
    [TestCase(3, 2, 5, 4, 1, 0)]
    public void The_gate_and_a_comparison_say_the_same(params int[] order)
    {
        var before = Model("before", [0, 2.1, 4.5, 7, 120, 123]);
        double[] angles = [0, 2.1, 60, 63.3, 120, 124];
        var after = Model("after", [.. order.Select(c => angles[c])], [.. order.Select(c => Labels[c])]);
        string[] gate = [.. Told(Compare(Keep(before), after).MovedClasses!.Value, c => Labels[order[c]])];
        var compared = ModelComparison.Of(before, after, TestInputs.WordNet, level: null).Structural;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                gate,
                Is.EqualTo([
                    "car.n.01: apple.n.01 cat.n.01 dog.n.01 pear.n.01 truck.n.01 > truck.n.01",
                    "cat.n.01: apple.n.01 car.n.01 dog.n.01 pear.n.01 truck.n.01 > dog.n.01",
                    "dog.n.01: apple.n.01 car.n.01 cat.n.01 pear.n.01 truck.n.01 > cat.n.01",
                    "truck.n.01: apple.n.01 car.n.01 cat.n.01 dog.n.01 pear.n.01 > car.n.01",
                ])
            );
            Assert.That(Told(compared.Moved, c => Labels[c]), Is.EqualTo(gate));
        }
    }

    private static IEnumerable<string> Told(IEnumerable<MovedClass> moved, Func<int, string> label) =>
        moved.Select(item => $"{label(item.Class)}: {Names(item.From, label)} > {Names(item.To, label)}").Order(StringComparer.Ordinal);

    private static string Names(IEnumerable<int> classes, Func<int, string> label) =>
        string.Join(' ', classes.Select(label).Order(StringComparer.Ordinal));

    [Test]
    public void Of_another_clustering_nothing_is_said() =>
        Assert.That(
            Compare(Keep(Model("before", Before) with { Clustering = Clusterings.Find("none")! }), Model("after", After)).MovedClasses,
            Is.Null
        );

    private AnalysisInputs Model(string name, double[] angles, string[]? labels = null)
    {
        int[][] confusion = [.. Enumerable.Range(0, 6).Select(i => Enumerable.Range(0, 6).Select(j => i == j ? 5 : 0).ToArray())];
        var inputs = new BaselineInputs(Folder).Model(name, angles, labels ?? Labels, confusion);
        return inputs with { Clustering = Clusterings.Find("affinity-propagation")! };
    }
}
