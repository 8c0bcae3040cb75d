extern alias build;

using FileStamp = build::QualityGate.Runs.Caching.FileStamp;
using Manifest = build::QualityGate.Runs.Caching.Manifest;
using RecordedFile = build::QualityGate.Runs.Caching.RecordedFile;

namespace QualityGate.Build.Tests;

/// <summary>The items for Visual Studio's fast up-to-date check.</summary>
internal sealed class CollectGateInputsTests : PathFixture
{
    [SetUp]
    public void FillFolder()
    {
        Folder.Write("app/app.csproj", "<Project />");
        Folder.Write("thresholds.yml", "x");
    }

    [Test]
    public void Before_anything_was_built_and_after_a_run_that_did_not_pass_the_output_is_never_there()
    {
        var task = Collect();
        Assert.That(task.Inputs, Is.Empty);
        Assert.That(task.Outputs.Single().ItemSpec, Does.EndWith("not-passed").And.Not.Exist);
        Write(new Manifest { HasPassed = false, Inputs = [Recorded("thresholds.yml", "hash")] });
        Assert.That(Collect().Outputs.Single().ItemSpec, Does.EndWith("not-passed").And.Not.Exist);
    }

    [Test]
    public void After_a_run_that_passed_all_that_it_read_is_compared_with_its_manifest()
    {
        Folder.Write("a;b 50%.onnx", "x");
        Write(
            new Manifest
            {
                HasPassed = true,
                Inputs =
                [
                    Recorded("thresholds.yml", "hash"),
                    Recorded("a;b 50%.onnx", "hash"),
                    Recorded("models", RecordedFile.Passage),
                    Recorded("nothing", RecordedFile.Absent),
                ],
            }
        );
        var task = Collect();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(task.Inputs.Select(item => item.ItemSpec), Is.EqualTo(new[] { At("thresholds.yml"), At("a;b 50%.onnx") }));
            Assert.That(task.Outputs.Single().ItemSpec, Does.EndWith("manifest.txt").And.Exist);
        }
    }

    [Test]
    public void The_gate_of_the_models_is_one_more()
    {
        Folder.Write("app/obj/Debug/net10.0/app.models.yml", "x");
        Assert.That(Collect().Outputs, Has.Length.EqualTo(2));
    }

    private void Write(Manifest manifest) =>
        File.WriteAllText(
            Path.Combine(Directory.CreateDirectory(Path.GetDirectoryName(Collect().Outputs[0].ItemSpec)!).FullName, Manifest.FileName),
            manifest.ToString()
        );

    private RecordedFile Recorded(string file, string content) => new(At(file), FileStamp.Of(At(file)), content, IsLasting: true);

    private CollectGateInputs Collect()
    {
        var task = new CollectGateInputs
        {
            BuildEngine = new RecordingEngine(),
            Project = At("app/app.csproj"),
            ModelsFile = "obj/Debug/net10.0/app.models.yml",
            IntermediateFolder = "obj/",
        };
        Assert.That(task.Execute(), Is.True);
        return task;
    }
}
