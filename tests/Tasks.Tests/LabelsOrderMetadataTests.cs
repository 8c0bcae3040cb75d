namespace QualityGate.Tasks.Tests;

/// <summary>The metadata LabelsOrder of an item, on its way into an entry.</summary>
internal sealed class LabelsOrderMetadataTests
{
    [Test]
    public void The_order_of_labels_is_a_key_of_its_own_beside_the_labels()
    {
        var model = ProjectModels
            .Read($"project={Path.GetFullPath("app.csproj")}\nmodel=a.onnx\nlabels=l.txt\nlabels-order=file\npredictions=p.csv")
            .Single();
        Assert.That(
            model.Values.Select(value => $"{value.Key}={value.Value}"),
            Is.EqualTo(new[] { "model=a.onnx", "labels=l.txt", "labels-order=file", "predictions=p.csv" })
        );
    }

    [Test]
    public void The_build_hands_it_over() =>
        Assert.That(
            File.ReadAllText(Repository.PathTo("src/Tasks/build/QualityGate.Items.targets")),
            Does.Contain("%0alabels=%(Labels)%0alabels-order=%(LabelsOrder)%0a")
        );
}
