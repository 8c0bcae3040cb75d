using QualityGate.Analysis;
using QualityGate.ErrorRates.Simulation;
using QualityGate.Files;
using QualityGate.Graphs.Clustering;
using QualityGate.Labels;
using QualityGate.Models;

namespace QualityGate.ErrorRates.Rates;

/// <summary>The models of one repetition, each with its test data: the one that is accepted, and what may come after it.</summary>
internal sealed class SimulatedModels
{
    private const int FirstSet = 1;
    private const int SecondSet = 2;

    private SimulatedModels(ModelAnalysis accepted, Predicted samples, IReadOnlyDictionary<string, (ModelAnalysis, Predicted)> later) =>
        (Accepted, Samples, Later) = (accepted, samples, later);

    /// <summary>The model that is accepted, on the first test set.</summary>
    public ModelAnalysis Accepted { get; }

    /// <summary>The predictions of that model.</summary>
    public Predicted Samples { get; }

    /// <summary>The models that may come after it, by case.</summary>
    public IReadOnlyDictionary<string, (ModelAnalysis Analysis, Predicted Samples)> Later { get; }

    /// <summary>Draws a world, trains and damages models, and tests them.</summary>
    /// <param name="labels">The classes.</param>
    /// <param name="samples">The number of test samples of each class.</param>
    /// <param name="repetition">The number of the repetition: each has a world of its own.</param>
    /// <param name="replicates">The number of test sets drawn for intervals.</param>
    public static SimulatedModels Create(ClassLabels labels, int samples, int repetition, int replicates)
    {
        var world = World.Create(labels, repetition);
        var (backbone, other) = (new Backbone(world, seed: 1), new Backbone(world, seed: 2));
        var features = HeadTraining.Features(backbone);
        var (head, retrained) = (HeadTraining.Train(features), HeadTraining.Train(HeadTraining.Features(other)));
        (string Case, Head Head)[] damaged =
        [
            (Cases.Noise, Damages.Noise(head, Chance.For(repetition, 1))),
            (Cases.Permuted, head.Permuted(Damages.PermutedClasses(labels.Count, Chance.For(repetition, 2)))),
            (Cases.Collapsed, Damages.Collapsed(head, Damages.Superclass(labels))),
            (Cases.Shifted, head.Permuted(Damages.ShiftedByOne(labels.Count))),
            (Cases.FineTuned, FineTuning.OnShuffledLabels(head, features, Chance.For(repetition, 3))),
        ];
        var first = TestSetRun.Of(FirstSet, samples, [(backbone, head), (other, retrained)]);
        var second = TestSetRun.Of(
            SecondSet,
            samples,
            [(backbone, head), (other, retrained), .. damaged.Select(item => (backbone, item.Head))]
        );
        var heads = new[] { head, retrained }.Concat(damaged.Select(item => item.Head)).ToArray();
        ModelAnalysis[] analyses = [.. heads.AsParallel().AsOrdered().Select(item => Analyse(labels, item).WithReplicates(replicates))];
        (ModelAnalysis, Predicted) Test(int place, Predicted predicted) => (analyses[place].With(predicted.ToConfusion()), predicted);

        var later = new Dictionary<string, (ModelAnalysis, Predicted)>(StringComparer.Ordinal)
        {
            [Cases.Retest] = Test(0, second[0]),
            [Cases.Retrained] = Test(1, first[1]),
            [Cases.RetrainedAndRetest] = Test(1, second[1]),
        };
        foreach (var (place, item) in damaged.Index())
        {
            later[item.Case] = Test(2 + place, second[2 + place]);
        }

        var (accepted, predictions) = Test(0, first[0]);
        return new SimulatedModels(accepted, predictions, later);
    }

    private static ModelAnalysis Analyse(ClassLabels labels, Head head) =>
        ModelAnalyzer.Analyze(
            new Classifier(
                InputPath.FromUser("model.onnx"),
                "Gemm",
                "w",
                "float32",
                [],
                ClassTemplates.Create(labels.Count, World.Features, [.. head.Weights.SelectMany(row => row).Select(value => (double)value)])
            ),
            labels,
            confusion: null,
            new AffinityPropagation()
        );
}
