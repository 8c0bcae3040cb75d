using System.Text.RegularExpressions;
using QualityGate.Labels.Reading;

namespace QualityGate.Analyzer.Tests.Labels;

/// <summary>The examples of docs/label-files.md are read as the page says.</summary>
internal sealed partial class LabelFilesPageTests : FolderFixture
{
    private static IEnumerable<TestCaseData> Examples =>
        Example()
            .Matches(File.ReadAllText(Repository.PathTo("docs/label-files.md")).ReplaceLineEndings("\n"))
            .Select(match =>
                new TestCaseData(match.Groups["name"].Value, match.Groups["text"].Value).SetArgDisplayNames(match.Groups["name"].Value)
            );

    [TestCaseSource(nameof(Examples))]
    public void An_example_names_dog_wolf_and_cat(string name, string text)
    {
        var labels = LabelsFile.Read(TestInputs.Input(Folder.Write(name, text)), TestInputs.WordNet);
        Assert.That(
            labels.Items.Where(label => label.IsInGraphs).Select(label => TestInputs.WordNet.IdOf(label.Node!.Value)),
            Is.EqualTo(new[] { "n02084071", "n02114100", "n02121620" })
        );
        Assert.That(labels.Diagnostics, Is.Empty);
    }

    [Test]
    public void The_page_has_an_example_of_each_form() => Assert.That(Examples.Count(), Is.EqualTo(14));

    [GeneratedRegex(
        @"<!-- file: (?<name>[\w.-]+)(, 4 classes)? -->\n```\w+\n(?<text>.*?)\n```\n",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Example();
}
