using QualityGate.Configuration.Reading;
using QualityGate.TestData.Matrices;
using QualityGate.TestData.Reading;
using QualityGate.Text;

namespace QualityGate.Analyzer.Tests.Messages;

/// <summary>Lists in messages: what is left out is counted, and what is the same for several messages is said once.</summary>
internal sealed class ListTests : FolderFixture
{
    [TestCase(0, "")]
    [TestCase(1, "1")]
    [TestCase(3, "1, 2, 3")]
    [TestCase(4, "1, 2, 3 and 1 more")]
    [TestCase(90, "1, 2, 3 and 87 more")]
    public void A_list_that_is_cut_says_how_many_are_left_out(int count, string text) =>
        Assert.That(CutList.Of(Enumerable.Range(1, count).ToArray(), 3), Is.EqualTo(text));

    [Test]
    public void The_end_of_a_list_may_say_more_than_its_beginning() =>
        Assert.That(CutList.OfLast([1, 2, 3, 4, 5], 2), Is.EqualTo("4, 5 and 3 more"));

    [Test]
    public void The_metrics_are_listed_once_however_many_are_misspelt()
    {
        var file = Folder.Write(
            "thresholds.yml",
            SmallRepository.Thresholds("similarity-deth: { min: 3 }", "acuracy: { min: 0.5 }", "zzzz: { min: 1 }")
        );
        var messages = TestInputs
            .Failure(() => GateReader.Read(TestInputs.Input(file)))
            .Select(diagnostic => diagnostic.Message)
            .ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(messages[0], Does.Contain("Did you mean 'similarity-depth'? The metrics are: similarity-depth, "));
            Assert.That(messages[1], Is.EqualTo("there is no metric 'acuracy'. Did you mean 'accuracy'?"));
            Assert.That(messages[2], Is.EqualTo("there is no metric 'zzzz'."));
        }
    }

    [Test]
    public void Classes_without_samples_are_counted_where_not_all_are_named()
    {
        var rows = Enumerable
            .Range(0, 9)
            .Select(row => string.Join(',', Enumerable.Range(0, 9).Select(column => row < 2 && row == column ? 1 : 0)));
        var confusion = ConfusionFile.Read(TestInputs.Input(Folder.Write("confusion.csv", string.Join('\n', rows))), 9);
        Assert.That(
            confusion.Diagnostics.Single().Message,
            Does.StartWith("7 of 9 classes have no test sample (class 2, 3, 4, 5, 6 and 2 more); ")
        );
    }

    [Test]
    public void Mistakes_that_are_not_looked_for_any_more_are_not_passed_over_in_silence()
    {
        var predictions = Folder.Write("predictions.csv", "true,pred\n" + string.Concat(Enumerable.Repeat("7,0\n", 30)));
        var messages = TestInputs.Failure(() =>
            PredictionsFile.Read(TestInputs.Input(predictions), TestInputs.Labels(SmallRepository.Labels))
        );
        var many = Folder.Write(
            "thresholds.yml",
            SmallRepository.Thresholds([.. Enumerable.Range(0, 300).Select(i => $"metric-{i}: {{ min: 1 }}")])
        );
        var mistakes = TestInputs.Failure(() => GateReader.Read(TestInputs.Input(many)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(messages, Has.Count.EqualTo(10));
            Assert.That(messages[^1].Message, Does.EndWith("(The lines after this one were not checked.)"));
            Assert.That(messages.SkipLast(1).Select(message => message.Message), Has.None.Contain("were not checked"));
            Assert.That(mistakes, Has.Count.EqualTo(100));
            Assert.That(mistakes[^1].Message, Does.EndWith("(What follows in the file was not checked.)"));
        }
    }
}
