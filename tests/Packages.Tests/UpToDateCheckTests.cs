using System.Text.Json;

namespace QualityGate.Packages.Tests;

/// <summary>What Visual Studio's fast up-to-date check is told: it compares times itself, and builds only where something is newer than its outputs.</summary>
internal sealed class UpToDateCheckTests : ConsumerFixture
{
    private const string Collect = "-t:_QualityGateCollectUpToDateCheck";

    [Test]
    public void What_the_project_names_is_known_before_anything_was_built()
    {
        Demand("similarity-depth: { min: 7 }");
        WriteGatedProject(
            items: "<QualityGateModel Include=\"../small.onnx\" Labels=\"../labels.txt\" Predictions=\"../predictions.csv\" />"
        );
        Assert.That(Build("-t:Restore").ExitCode, Is.Zero);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Inputs(),
                Is.EquivalentTo(new[] { Folder.PathTo("thresholds.yml"), "../small.onnx", "../labels.txt", "../predictions.csv" })
            );
            Assert.That(Outputs(Collect).Single(), Does.EndWith("not-passed").And.Not.Exist);
            Assert.That(Inputs("-p:QualityGate=false"), Is.Empty);
        }
    }

    [Test]
    public void After_a_run_that_passed_all_that_it_read_is_compared_with_its_record()
    {
        Demand("similarity-depth: { min: 7 }");
        WriteGatedProject();
        Assert.That(Build().ExitCode, Is.Zero);
        var output = Outputs(Collect).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Inputs(Collect),
                Is.SupersetOf(new[] { "thresholds.yml", "small.onnx", "labels.txt", "predictions.csv" }.Select(Folder.PathTo))
            );
            Assert.That(Inputs(Collect), Has.All.Exist);
            Assert.That(output, Does.EndWith("record.txt").And.Exist);
            Assert.That(Inputs(Collect).Max(File.GetLastWriteTimeUtc), Is.LessThanOrEqualTo(File.GetLastWriteTimeUtc(output)));
        }

        // A model that is trained anew is newer than the record, and the build that follows makes the record newer than the model.
        File.SetLastWriteTimeUtc(Folder.PathTo("small.onnx"), File.GetLastWriteTimeUtc(output).AddSeconds(1));
        Thread.Sleep(TimeSpan.FromSeconds(1.5));
        Assert.That(Build().ExitCode, Is.Zero);
        Assert.That(File.GetLastWriteTimeUtc(output), Is.GreaterThan(File.GetLastWriteTimeUtc(Folder.PathTo("small.onnx"))));
    }

    [TestCase("similarity-depth: { min: 99 }")]
    [TestCase("similarity-deth: { min: 3 }")]
    public void After_a_run_that_did_not_pass_the_project_is_never_up_to_date(string threshold)
    {
        Demand("similarity-depth: { min: 7 }");
        WriteGatedProject();
        Assert.That(Build().ExitCode, Is.Zero);
        Demand(threshold);
        Assert.That(Build().ExitCode, Is.EqualTo(1));
        Assert.That(Outputs(Collect).Single(), Does.EndWith("not-passed").And.Not.Exist);
    }

    private string[] Inputs(params string[] arguments) => Items("UpToDateCheckInput", arguments);

    private string[] Outputs(params string[] arguments) => Items("UpToDateCheckOutput", arguments);

    // Those of the gate's set; a file that is named and recorded is there twice, which does no harm.
    private string[] Items(string type, string[] arguments)
    {
        var run = Dotnet("msbuild", [$"-getItem:{type}", .. arguments]);
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        return
        [
            .. JsonDocument
                .Parse(run.Output)
                .RootElement.GetProperty("Items")
                .GetProperty(type)
                .EnumerateArray()
                .Where(item => item.GetProperty("Set").GetString() == "QualityGate")
                .Select(item => item.GetProperty("Identity").GetString()!)
                .Distinct(),
        ];
    }
}
