using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using QualityGate.Testing.Packages;

namespace QualityGate.Packages.Tests;

/// <summary>The tool as a user installs it from its package, in repositories without any project.</summary>
internal sealed class ToolPackageTests : ConsumerFixture
{
    private TemporaryFolder Tool { get; set; } = null!;

    [OneTimeSetUp]
    public void InstallTool()
    {
        Tool = new TemporaryFolder();
        var run = ChildProcess.Dotnet(
            Tool.FullPath,
            "tool",
            "install",
            "qualitygate",
            "--tool-path",
            Tool.FullPath,
            "--add-source",
            PackageFeed.FullPath,
            "--version",
            PackageFeed.Version
        );
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        NativeImages.PutInto(Tool.FullPath);
    }

    [OneTimeTearDown]
    public void RemoveTool() => Tool.Dispose();

    [Test]
    public void The_tool_checks_a_repository_without_any_project()
    {
        Demand("similarity-depth: { min: 99 }");
        var run = Check();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(run.Error, Does.Contain("thresholds.yml(9,7): error QG1001"));
        }
    }

    // As a Python project has it: a checkpoint that safetensors wrote, predictions that pandas wrote, nothing of .NET.
    [Test]
    public void The_tool_checks_a_Python_repository_with_a_checkpoint_and_predictions()
    {
        var python = Folder.PathTo("repository");
        Folder.Write("repository/pyproject.toml", "[project]\nname = \"animals\"\n");
        Folder.Write("repository/src/animals/train.py", "print('trained')\n");
        Folder.Write("repository/checkpoints/model.safetensors", Checkpoint());
        Folder.Write("repository/data/classes.txt", string.Join('\n', SmallRepository.Labels));
        Folder.Write("repository/outputs/predictions.csv", File.ReadAllText(Folder.PathTo("predictions.csv")));
        Folder.Write(
            "repository/thresholds.yml",
            """
            version: 1
            models:
              - name: animals
                model: checkpoints/model.safetensors
                labels: data/classes.txt
                predictions: outputs/predictions.csv
                clustering: none
                thresholds:
                  similarity-depth: { min: 7 }
                  accuracy: { min: 0.75 }
            """
        );
        var before = Directory.GetFileSystemEntries(python, "*", SearchOption.AllDirectories);
        var run = Check("repository/src");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(run.Output, Does.Contain("safetensors 'head.weight', 6 classes x 2 features"));
            Assert.That(run.Output, Does.Match(@"similarity-depth +8\.2000"));
            Assert.That(run.Output, Does.EndWith("QualityGate passed: 1 model, 2 of 2 thresholds hold.\n"));
            Assert.That(
                Directory.GetFileSystemEntries(python, "*", SearchOption.AllDirectories),
                Is.EquivalentTo(before),
                "nothing is written"
            );
        }
    }

    private ChildProcess Check(string folder = ".")
    {
        var environment = new Dictionary<string, string>
        {
            ["DOTNET_ROOT"] = Path.GetFullPath("../../..", RuntimeEnvironment.GetRuntimeDirectory()),
        };
        return ChildProcess.Run(
            Tool.PathTo(OperatingSystem.IsWindows() ? "qualitygate.exe" : "qualitygate"),
            Folder.PathTo(folder),
            environment,
            "check"
        );
    }

    // The templates of the small model, as float32: the length of a header, the header, the numbers.
    private static byte[] Checkpoint()
    {
        double[] angles = [0, 10, 50, 58, 100, 115];
        var numbers = angles
            .SelectMany(angle => new[] { (float)Math.Cos(angle * Math.PI / 180), (float)Math.Sin(angle * Math.PI / 180) })
            .ToArray();
        var header = Encoding.UTF8.GetBytes("""{"head.weight":{"dtype":"F32","shape":[6,2],"data_offsets":[0,48]}}""");
        var length = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        return [.. length, .. header, .. MemoryMarshal.AsBytes<float>(numbers)];
    }
}
