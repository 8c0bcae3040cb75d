using System.Numerics.Tensors;
using QualityGate.Coverage;
using QualityGate.ErrorRates.Simulation;
using QualityGate.Labels;

namespace QualityGate.Analyzer.Tests.ErrorRates;

/// <summary>The simulated damage is what it is called: error rates of the gate would else be those of something else.</summary>
internal sealed class DamageTests
{
    private const int Samples = 100;
    private static readonly ClassLabels Labels = WordNetClasses.Choose(TestInputs.WordNet, 20);
    private static readonly Backbone Backbone = new(World.Create(Labels, seed: 5), seed: 1);
    private static readonly float[][] Features = HeadTraining.Features(Backbone);
    private static readonly Head Trained = HeadTraining.Train(Features);

    [Test]
    public void A_trained_head_knows_its_classes_and_one_trained_anew_as_well()
    {
        var other = new Backbone(Backbone.World, seed: 2);
        var predicted = TestSetRun.Of(1, Samples, [(Backbone, Trained), (other, HeadTraining.Train(HeadTraining.Features(other)))]);
        var different = predicted[0].ToSamples().Zip(predicted[1].ToSamples()).Count(pair => pair.First != pair.Second);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(predicted[0].Accuracy, Is.InRange(0.7, 0.95));
            Assert.That(predicted[1].Accuracy, Is.EqualTo(predicted[0].Accuracy).Within(0.04));

            // Two trainings agree about most samples, not about all.
            Assert.That((double)different / predicted[0].Samples, Is.InRange(0.03, 0.25));
        }
    }

    [TestCase(10, 2)]
    [TestCase(20, 4)]
    [TestCase(1000, 200)]
    [TestCase(3, 2)]
    public void A_fifth_of_the_classes_changes_places(int classes, int moved)
    {
        var order = Damages.PermutedClasses(classes, Chance.For(classes));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(order, Is.EquivalentTo(Enumerable.Range(0, classes)));
            Assert.That(order.Index().Count(place => place.Item != place.Index), Is.EqualTo(moved));
        }
    }

    [Test]
    public void A_permuted_head_predicts_the_permuted_classes()
    {
        var order = Damages.PermutedClasses(Labels.Count, Chance.For(1));
        var shifted = Damages.ShiftedByOne(Labels.Count);
        var predicted = TestSetRun.Of(
            1,
            Samples,
            [(Backbone, Trained), (Backbone, Trained.Permuted(order)), (Backbone, Trained.Permuted(shifted))]
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                predicted[1].ToSamples().Select(sample => order[sample.Predicted]),
                Is.EqualTo(predicted[0].ToSamples().Select(sample => sample.Predicted))
            );
            Assert.That(
                predicted[2].ToSamples().Select(sample => (sample.Predicted + 1) % Labels.Count),
                Is.EqualTo(predicted[0].ToSamples().Select(sample => sample.Predicted))
            );
            Assert.That(predicted[1].Accuracy, Is.EqualTo(0.8 * predicted[0].Accuracy).Within(0.08));
            Assert.That(predicted[2].Accuracy, Is.LessThan(0.2));
        }
    }

    [Test]
    public void A_head_of_noise_is_at_chance()
    {
        var noise = Enumerable.Range(0, 20).Select(seed => (Backbone, Damages.Noise(Trained, Chance.For(seed)))).ToArray();
        Assert.That(TestSetRun.Of(1, Samples, noise).Average(predicted => predicted.Accuracy), Is.EqualTo(1.0 / Labels.Count).Within(0.03));
    }

    [Test]
    public void A_collapsed_superclass_has_one_direction_and_the_rest_is_as_before()
    {
        var superclass = Damages.Superclass(Labels);
        var collapsed = Damages.Collapsed(Trained, superclass);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(superclass, Has.Length.InRange(2, Labels.Count / 2));
            foreach (var index in Enumerable.Range(0, Labels.Count))
            {
                var (before, after) = (Trained.Weights[index], collapsed.Weights[index]);
                if (superclass.Contains(index))
                {
                    Assert.That(
                        TensorPrimitives.CosineSimilarity<float>(after, collapsed.Weights[superclass[0]]),
                        Is.EqualTo(1).Within(1e-5)
                    );
                    Assert.That(TensorPrimitives.Norm<float>(after), Is.EqualTo(TensorPrimitives.Norm<float>(before)).Within(1e-3));
                }
                else
                {
                    Assert.That(after, Is.EqualTo(before));
                }
            }
        }
    }

    [Test]
    public void An_epoch_on_shuffled_labels_does_harm_and_leaves_the_first_head_as_it_is()
    {
        var before = Trained.Copy();
        var tuned = FineTuning.OnShuffledLabels(Trained, Features, Chance.For(3));
        var predicted = TestSetRun.Of(1, Samples, [(Backbone, Trained), (Backbone, tuned)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(predicted[1].Accuracy, Is.LessThan(predicted[0].Accuracy - 0.2));
            Assert.That(Trained.Weights, Is.EqualTo(before.Weights));
        }
    }

    [Test]
    public void Vectors_predict_what_plain_sums_do()
    {
        var predicted = TestSetRun.Of(1, 7, [(Backbone, Trained)])[0];
        var scores = new float[Labels.Count];
        var hits = 0;
        foreach (var index in Enumerable.Range(0, Labels.Count))
        {
            var features = Backbone.See(Backbone.World.Draw(1, index, 7), 1, index);
            foreach (var sample in Enumerable.Range(0, 7))
            {
                Trained.Score(features.AsSpan(sample * World.Features, World.Features), scores);
                Assert.That(predicted.Classes[index][sample], Is.EqualTo(Array.IndexOf(scores, scores.Max())));
                hits += scores.Count(score => score > scores[index]) < 5 ? 1 : 0;
            }
        }

        Assert.That(predicted.TopFiveHits, Is.EqualTo(hits));
    }
}
