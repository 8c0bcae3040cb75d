using QualityGate.Testing.Packages;

namespace QualityGate.GatedBuilds.Tests;

/// <summary>Processes of a build, which must not hold files of the package open, and end when they are told to.</summary>
internal sealed class BuildProcessTests : ConsumerFixture
{
    // Processes of other tests have files open in the cache of packages that all tests share.
    protected override bool IsAlone => true;

    [Test]
    [Platform("Linux", Reason = "It looks into /proc, which other systems do not have.")]
    public void Nodes_that_wait_to_be_used_again_hold_one_small_file_of_the_package_open()
    {
        foreach (var name in new[] { "a", "b" })
        {
            WriteGatedProject(name);
        }

        Folder.Write("all.slnx", "<Solution><Project Path=\"a/a.csproj\" /><Project Path=\"b/b.csproj\" /></Solution>");
        Demand("similarity-depth: { min: 7 }");
        Age();

        // The salt makes nodes of this test's own, which no other build uses.
        var environment = new Dictionary<string, string>
        {
            ["MSBUILDDISABLENODEREUSE"] = "0",
            ["MSBUILDNODEHANDSHAKESALT"] = Folder.FullPath,
        };
        try
        {
            for (var time = 0; time < 2; time++)
            {
                var run = ChildProcess.Dotnet(
                    Folder.FullPath,
                    environment,
                    "build",
                    "all.slnx",
                    "-tl:off",
                    "-nologo",
                    "-m:3",
                    "-nodeReuse:true"
                );
                Assert.That(run.ExitCode, Is.Zero, run.ToString());
                var nodes = ProcessesOfThisTest();
                using (Assert.EnterMultipleScope())
                {
                    Assert.That(nodes, Is.Not.Empty, "no node waits, so nothing is tested");
                    foreach (var node in nodes)
                    {
                        var mapped = File.ReadAllLines($"/proc/{node}/maps").Select(line => line.Split(' ')[^1]);
                        var opened = Directory.GetFiles($"/proc/{node}/fd").Select(descriptor => new FileInfo(descriptor).LinkTarget!);
                        var held = mapped
                            .Concat(opened)
                            .Where(path => path.StartsWith(Folder.PathTo(".packages"), StringComparison.Ordinal));
                        Assert.That(held.Select(Path.GetFileName).Distinct(), Is.SubsetOf(new[] { "QualityGate.Build.dll" }));
                        Assert.That(held.Select(path => new FileInfo(path).Length), Is.All.LessThan(150_000));
                    }
                }
            }
        }
        finally
        {
            foreach (var node in ProcessesOfThisTest())
            {
                System.Diagnostics.Process.GetProcessById(node).Kill();
            }
        }
    }

    [Test]
    [Platform("Linux", Reason = "It sends a signal, and looks into /proc.")]
    public async Task A_build_that_is_stopped_from_the_keyboard_leaves_no_process_and_no_half_written_file()
    {
        WriteGatedProject();
        WriteSlowModel();
        Assert.That(Build("-p:QualityGate=false").ExitCode, Is.Zero);
        var environment = new Dictionary<string, string> { ["MSBUILDNODEHANDSHAKESALT"] = Folder.FullPath };

        // A signal that a test run in the background was told to ignore is ignored by its children, too.
        var build = Task.Run(() =>
            ChildProcess.Run(
                "env",
                Folder.PathTo("app"),
                environment,
                "--default-signal=INT",
                "dotnet",
                "build",
                "--no-restore",
                "-tl:off",
                "-nologo",
                "-v:n"
            )
        );
        var host = await WaitFor(() =>
            ProcessesOfThisTest()
                .Where(id => File.ReadAllText($"/proc/{id}/maps").Contains("QualityGate.Tasks.dll", StringComparison.Ordinal))
        );
        var main = ProcessesOfThisTest().Min();
        await Task.Delay(TimeSpan.FromSeconds(6));
        Assert.That(build.IsCompleted, Is.False, "the gate was over before it could be stopped");
        using (
            var kill = System.Diagnostics.Process.Start("kill", ["-INT", main.ToString(System.Globalization.CultureInfo.InvariantCulture)])
        )
        {
            await kill.WaitForExitAsync();
        }

        var run = await build.WaitAsync(TimeSpan.FromSeconds(60));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(host, Is.Not.EqualTo(main));
            Assert.That(run.ExitCode, Is.Not.Zero, run.ToString());
            Assert.That(run.Output, Does.Match(@"QualityGate analyses slow.* \.\.\. \(\d+ s\)"), run.ToString());
            Assert.That(run.Output, Does.Not.Contain("QualityGate passed"));
            Assert.That(ProcessesOfThisTest(), Is.Empty);
            Assert.That(
                Directory.Exists(Folder.PathTo("obj/qualitygate"))
                    ? Directory.GetFiles(Folder.PathTo("obj/qualitygate"), "*", SearchOption.AllDirectories)
                    : [],
                Is.Empty
            );
        }
    }

    // Intervals for so many classes take minutes.
    private void WriteSlowModel()
    {
        const int Classes = 4000;
        var random = new Random(1);
        var templates = new double[Classes, 8];
        foreach (var c in Enumerable.Range(0, Classes))
        {
            foreach (var d in Enumerable.Range(0, 8))
            {
                templates[c, d] = random.NextDouble() - 0.5;
            }
        }

        Folder.Write("slow.onnx", OnnxBuilder.Classifier(templates));
        Folder.Write("slow.txt", string.Join('\n', Enumerable.Range(0, Classes).Select(c => SmallRepository.Labels[c % 6])));
        Folder.Write(
            "slow.csv",
            "true,pred\n" + string.Concat(Enumerable.Range(0, 50 * Classes).Select(i => $"{i % Classes},{random.Next(Classes)}\n"))
        );
        Folder.Write(
            "thresholds.yml",
            """
            version: 1
            models:
              - name: slow
                model: slow.onnx
                labels: slow.txt
                predictions: slow.csv
                clustering: none
                thresholds:
                  error-alignment: { min: 0, confidence: 0.95 }
            """
        );
    }

    private int[] ProcessesOfThisTest() => BuildServer.ProcessesOf(Folder.FullPath);

    private static async Task<int> WaitFor(Func<IEnumerable<int>> find)
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            if (find().FirstOrDefault() is var found and > 0)
            {
                return found;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        throw new TimeoutException("No process of the gate was seen.");
    }
}
