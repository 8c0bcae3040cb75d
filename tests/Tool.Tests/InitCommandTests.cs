namespace QualityGate.Tool.Tests;

/// <summary><c>qualitygate init</c>: what it writes, what it leaves alone, and what it says.</summary>
internal sealed class InitCommandTests : FolderFixture
{
    [SetUp]
    public void FillFolder() => SmallRepository.Fill(Folder);

    [Test]
    public void A_repository_gets_a_file_that_passes()
    {
        var run = Init("--clustering", "none");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(
                File.ReadAllText(Folder.PathTo("thresholds.yml")),
                Does.StartWith(
                    """
                    # yaml-language-server: $schema=.qualitygate/thresholds.schema.json
                    # Written by 'qualitygate init'. Each limit is above chance, and leaves room for training and testing
                    # again; raise them as the models get better. 'qualitygate check' gates the models by this file.
                    version: 1
                    models:
                      - name: small
                        model: small.onnx
                        labels: labels.txt   # 6, as many as the model has classes; see that their order is that of its outputs
                        predictions: predictions.csv
                        clustering: none
                        thresholds:
                          accuracy: { min: 0.55 }   # measured 0.8000 (0.6767 to 0.8922 at 95 %); chance 0.1667
                    """.ReplaceLineEndings("\n") + "\n      # no limit on relative-similarity-depth: measured 1.0000 ("
                )
            );
            Assert.That(
                File.ReadAllText(Folder.PathTo(".qualitygate/thresholds.schema.json")),
                Is.EqualTo(File.ReadAllText(Repository.PathTo("docs/thresholds.schema.json")).ReplaceLineEndings("\n"))
            );
            Assert.That(
                run.Output,
                Does.StartWith("found small\n  model      small.onnx\n  labels     labels.txt\n  test data  predictions.csv\n")
            );
            Assert.That(run.Output, Does.Contain("thresholds.yml is written").And.Contain("QualityGate passed: 1 model, "));
            Assert.That(Directory.GetFiles(Folder.FullPath, "*.tmp"), Is.Empty);
            Assert.That(ToolRun.In(Folder.FullPath, "check").ExitCode, Is.Zero);
        }
    }

    [Test]
    public void A_file_that_is_there_stays_unless_it_is_to_be_replaced()
    {
        Folder.Write("thresholds.yml", "mine");
        var kept = Init();
        var isKept = File.ReadAllText(Folder.PathTo("thresholds.yml")) == "mine";
        var replaced = Init("--force", "--no-schema");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((kept.ExitCode, isKept), Is.EqualTo((2, true)), kept.ToString());
            Assert.That(kept.Error, Does.StartWith("thresholds.yml: error QG0070: ").And.Contain("'--force' replaces it"));
            Assert.That(replaced.ExitCode, Is.Zero, replaced.ToString());
            Assert.That(File.ReadAllText(Folder.PathTo("thresholds.yml")), Does.StartWith("# Written by"));
            Assert.That(Directory.Exists(Folder.PathTo(".qualitygate")), Is.False);
        }
    }

    // Whatever --force says: labels and models are nothing that a gate file replaces.
    [TestCase("labels.txt")]
    [TestCase("small.onnx")]
    [TestCase("predictions.csv")]
    public void An_input_is_never_replaced(string input)
    {
        var before = File.ReadAllBytes(Folder.PathTo(input));
        var run = Init("--output", input, "--force");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error, Does.Contain("error QG0020: the file would overwrite"));
            Assert.That(File.ReadAllBytes(Folder.PathTo(input)), Is.EqualTo(before));
            Assert.That(Directory.Exists(Folder.PathTo(".qualitygate")), Is.False);
        }
    }

    [Test]
    public void On_standard_output_the_file_stands_alone_and_nothing_is_written()
    {
        Folder.Write("quality/empty.txt", "");
        var run = Init("--output", "-", "--baseline");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(run.Output, Does.StartWith("# Written by 'qualitygate init'").And.Contain("\nbaseline: quality-baseline.json"));
            Assert.That(run.Output, Does.Contain("max-drop: 0.012, confidence: 0.95 }").And.Not.Contain("found small"));
            Assert.That(run.Error, Does.StartWith("found small\n"));
            Assert.That(File.Exists(Folder.PathTo("thresholds.yml")), Is.False);
        }
    }

    [Test]
    public void Another_place_has_paths_of_its_own()
    {
        var run = Init("--output", "quality gate/limits.yml", "--predictions", "predictions.csv", "--labels", "labels.txt", "small.onnx");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(
                File.ReadAllText(Folder.PathTo("quality gate/limits.yml")),
                Does.Contain("model: ../small.onnx\n    labels: ../labels.txt\n    predictions: ../predictions.csv\n")
            );
        }
    }

    // A model that answers no better than whoever guesses is not what its labels say: no limit is put on such a number.
    [TestCase(1, "QG0091: 'small' gets no limits", "QG3017")]
    [TestCase(0, "QG0091: 'small' gets no limits", "accuracy is 0.1667 (0.0829 to 0.2852 at 95 %)")]
    public void Test_data_in_another_order_get_no_limits(int shift, string said, string reason)
    {
        var rows = Enumerable.Range(0, 60).Select(i => $"{i % 6},{(shift == 0 ? i / 6 % 6 : (i + shift) % 6)}\n");
        Folder.Write("others.csv", "true,pred\n" + string.Concat(rows));
        var run = Init("--predictions", "others.csv");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error, Does.Contain(said).And.Contain(reason).And.Contain("error QG0071"));
            Assert.That(File.Exists(Folder.PathTo("thresholds.yml")), Is.False);
        }
    }

    // The file itself says why it has no limits on test data, for those who read it later.
    [Test]
    public void Test_data_that_was_found_and_not_used_is_named_in_the_file()
    {
        using var shapes = TemporaryFolder.InMemory();
        foreach (var file in new[] { "shapes.onnx", "labels.txt" })
        {
            File.Copy(Repository.PathTo($"samples/Shapes/{file}"), shapes.PathTo(file));
        }

        shapes.Write("predictions.csv", "true,pred\n" + string.Concat(Enumerable.Range(0, 230).Select(i => $"{i % 23},{(i + 1) % 23}\n")));
        var run = ToolRun.In(shapes.FullPath, "init", "--output", "-");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(run.Output, Does.Contain("    # not used as test data: predictions.csv: QG3017: "));
            Assert.That(run.Output, Does.Contain("      # no limit on accuracy, which needs test data"));
        }
    }

    [Test]
    public void The_chosen_options_stand_in_the_file()
    {
        Folder.Write(
            "wide.csv",
            File.ReadAllText(Folder.PathTo("predictions.csv")).Replace("true,pred", "gold,the answer", StringComparison.Ordinal)
        );
        var run = Init("--predictions", "wide.csv", "--columns", "true=gold;predicted=the answer", "--max-memory", "64");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(
                File.ReadAllText(Folder.PathTo("thresholds.yml")),
                Does.Contain("    predictions: wide.csv\n    columns: { true: gold, predicted: the answer }\n    max-memory: 64\n")
            );
            Assert.That(ToolRun.In(Folder.FullPath, "check").ExitCode, Is.Zero);
        }
    }

    [TestCase("nowhere.onnx", "QG2001")]
    [TestCase("--labels=predictions.csv", "QG0071")]
    [TestCase("--ci=jenkins", "QG0014")]
    [TestCase("--confidence=95", "QG0014")]
    [TestCase("--output=", "QG0014")]
    [TestCase("--output=-=--ci=github", "QG0014")]
    [TestCase("--frobnicate", "QG0014")]
    public void Mistakes_are_errors_and_nothing_is_written(string argument, string code)
    {
        var run = Init(argument.Split('='));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error, Does.Contain($"error {code}: "));
            Assert.That(File.Exists(Folder.PathTo("thresholds.yml")), Is.False);
        }
    }

    [Test]
    public void Unused_files_are_listed_with_reasons_in_a_window_of_80_columns()
    {
        Folder.Write("weights.npy", "x");
        var run = ToolRun.InWindow(80, Folder.FullPath, "init", "--clustering", "none");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Output, Does.Contain("not used\n  weights.npy\n    an array may be weights"), run.ToString());
            // The table of metrics, which follows, is that of 'check'.
            Assert.That(
                run.Output.Split('\n').TakeWhile(line => line != "small  small.onnx").Max(line => line.Length),
                Is.LessThanOrEqualTo(80)
            );
        }
    }

    [TestCase("github", ".github/workflows/quality-gate.yml", "check --summary")]
    [TestCase("azure", "azure-pipelines.quality-gate.yml", "qualitygate\" check'")]
    [TestCase("gitlab", ".gitlab-ci.yml", "check --json")]
    public void A_pipeline_is_written_once_and_is_that_of_the_documentation(string system, string file, string command)
    {
        var run = Init("--ci", system, "--msbuild");
        var text = File.ReadAllText(Folder.PathTo(file));
        var same = Init("--ci", system, "--force");
        Folder.Write(file, "mine");
        var again = Init("--ci", system, "--force");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(text, Does.Contain(command));
            Assert.That(File.ReadAllText(Repository.PathTo("docs/ci.md")).ReplaceLineEndings("\n"), Does.Contain($"```yaml\n{text}```"));
            Assert.That(run.Output, Does.Contain($"{file} is written.").And.Contain("No project of .NET was found"));
            Assert.That(same.Error, Does.Not.Contain("QG0073"));
            Assert.That(again.Error, Does.Contain("warning QG0073: the file is there already"));
            Assert.That(File.ReadAllText(Folder.PathTo(file)), Is.EqualTo("mine"));
        }
    }

    [Test]
    public void Where_the_pipeline_cannot_be_written_it_is_said_what_is()
    {
        Folder.Write(".github", "a file");
        var run = Init("--ci", "github");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(
                run.Error,
                Does.Contain(
                    ".github/workflows/quality-gate.yml: error QG0015: 'thresholds.yml' is written and stays; the pipeline cannot be "
                )
            );
            Assert.That(File.Exists(Folder.PathTo("thresholds.yml")), Is.True);
            Assert.That(ToolRun.In(Folder.FullPath, "check").ExitCode, Is.Zero);
        }
    }

    [Test]
    public void Where_the_schema_cannot_be_written_nothing_is([Values] bool isThere)
    {
        if (isThere)
        {
            Folder.Write("thresholds.yml", "mine");
        }

        Folder.Write(".qualitygate", "a file");
        var run = Init("--force", "--ci", "github");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(
                run.Error,
                Does.Contain("error QG0015: nothing is written, since the schema of 'thresholds.yml' cannot be written:")
            );
            Assert.That(
                Directory.EnumerateFileSystemEntries(Folder.FullPath).Select(Path.GetFileName),
                Has.None.EqualTo(".github").And.None.EndsWith(".tmp")
            );
            Assert.That(
                File.Exists(Folder.PathTo("thresholds.yml")) ? File.ReadAllText(Folder.PathTo("thresholds.yml")) : null,
                Is.EqualTo(isThere ? "mine" : null)
            );
        }
    }

    [Test]
    public void Where_the_file_cannot_be_written_there_is_no_new_schema_either()
    {
        Directory.CreateDirectory(Folder.PathTo("thresholds.yml/x"));
        var run = Init("--force");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error, Does.Contain("thresholds.yml: error QG0015: the file cannot be written:").And.Not.Contain(".tmp"));
            Assert.That(File.Exists(Folder.PathTo(".qualitygate/thresholds.schema.json")), Is.False);
        }
    }

    [Test]
    public void A_pipeline_stands_in_the_root_of_the_repository_and_names_the_file()
    {
        Folder.Write(".git/HEAD", "x");
        Folder.Write("src/App/App.csproj", "<Project />");
        var run = Init("--output", "gate/thresholds.yml", "--ci", "github", "--msbuild");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                File.ReadAllText(Folder.PathTo(".github/workflows/quality-gate.yml")),
                Does.Contain("qualitygate\" check gate/thresholds.yml --summary"),
                run.ToString()
            );
            Assert.That(run.Output, Does.Contain("dotnet add \"../src/App/App.csproj\" package QualityGate.Tasks"));
        }
    }

    private ToolRun Init(params string[] arguments) => ToolRun.In(Folder.FullPath, ["init", .. arguments]);
}
