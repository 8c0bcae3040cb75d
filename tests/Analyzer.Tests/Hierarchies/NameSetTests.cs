using System.Diagnostics;
using QualityGate.Names;

namespace QualityGate.Analyzer.Tests.Hierarchies;

/// <summary>Names of real sets of classes: the numbers that come out right and are marked unsure, and the time that it takes.</summary>
internal sealed class NameSetTests
{
    private const double MostMarked = 0.15;
    private const double LeastWrongMarked = 0.6;

    private static NameSet ImageNet => NameSet.ImageNet(SharedDataAttribute.PathTo("real/imagenet_class_index.json"));

    [Test]
    [SharedData("real/imagenet_class_index.json")]
    public void ImageNet_names_of_Keras_get_their_synsets()
    {
        var result = NameEvaluation.Of(TestInputs.WordNet, ImageNet);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Right, Is.AtLeast(945), string.Join('\n', result.Wrong));
            Assert.That(result.WuPalmer, Is.AtLeast(0.975));
            Assert.That(result.Marked, Is.AtMost(MostMarked * result.Classes));
            Assert.That(result.WrongMarked, Is.AtLeast(LeastWrongMarked * result.Wrong.Count));
        }
    }

    [Test]
    [SharedData("real/imagenet_class_index.json")]
    public void ImageNet_lists_of_lemmas_get_their_synsets() =>
        Assert.That(NameEvaluation.Of(TestInputs.WordNet, ImageNet.WithAllLemmas(TestInputs.WordNet)).Right, Is.AtLeast(985));

    [Test]
    [SharedData("real/cifar100-labels.csv")]
    public void CIFAR_100_names_get_their_synsets()
    {
        var result = NameEvaluation.Of(TestInputs.WordNet, NameSet.Cifar100(SharedDataAttribute.PathTo("real/cifar100-labels.csv")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Right, Is.AtLeast(91), string.Join('\n', result.Wrong));
            Assert.That(result.Marked, Is.AtMost(MostMarked * result.Classes));
            Assert.That(result.WrongMarked, Is.AtLeast(LeastWrongMarked * result.Wrong.Count));
        }
    }

    [Test]
    public void Small_sets_of_many_kinds_together()
    {
        NameEvaluation[] results =
        [
            .. NameSet.ReadAll(Repository.PathTo("eng/Names/Sets")).Select(set => NameEvaluation.Of(TestInputs.WordNet, set)),
        ];
        var (classes, wrong) = (results.Sum(result => result.Classes), results.Sum(result => result.Wrong.Count));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(results, Has.Length.GreaterThan(35));
            Assert.That(1 - ((double)wrong / classes), Is.AtLeast(0.94));
            Assert.That(results.Sum(result => result.Marked), Is.AtMost(MostMarked * classes));
            Assert.That(results.Sum(result => result.WrongMarked), Is.AtLeast(LeastWrongMarked * wrong));
        }
    }

    [Test]
    [NonParallelizable]
    [SharedData("real/imagenet_class_index.json")]
    public void A_thousand_names_take_less_than_two_seconds()
    {
        var (set, watch) = (ImageNet, Stopwatch.StartNew());
        NameEvaluation.Of(TestInputs.WordNet, set);
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(2)));
    }
}
