using System.Text.RegularExpressions;

namespace QualityGate.Packages.Tests;

/// <summary>Test projects of users on the packages: run as they run them, with the versions that they have.</summary>
internal sealed partial class NUnitConsumerTests : FolderFixture
{
    private const string Tests = """
        using NUnit.Framework;
        using QualityGate.NUnit;

        [assembly: Parallelizable(ParallelScope.All)]

        public class Tests
        {
            private static readonly ModelUnderTest Birds = ModelUnderTest.At("models/birds.onnx");

            private static readonly ModelUnderTest Old = ModelUnderTest.Named("old");

            [Test] public void Deep() => Assert.That(Birds, Has.SimilarityDepthAbove(3).And.ErrorAlignmentAbove(0.5));

            [Test]
            public void Sentences()
            {
                Assume.That(Birds, Has.SimilarityDepth.InRange(3, 9).And.Accuracy.EqualTo(0.8).Within(0.001));
                Warn.Unless(Birds, Has.SimilarityDepth.AtLeast(8.2));
                Assert.That(new[] { Birds, Old }, Is.All.SimilarityDepthAbove(5).And.All.Matches(Has.RelativeSimilarityDepth.LessThan(2)));
                Assert.That(Birds, Does.Not.SimilarityDepthAbove(9).And.NoConfusionBetween("animal.n.01", "vehicle.n.01"));
                Assert.Multiple(() =>
                {
                    Assert.That(Birds, Passes.Thresholds("thresholds.yml"));
                    Assert.That(Birds, Quality.SimilarityDepthAbove(3) & !Quality.SimilarityDepthAbove(9));
                });
            }

            [Test] public void Deeper() => Assert.That(Birds, Has.SimilarityDepth.GreaterThan(9));

            [Test] public void Not_so_deep() => Assert.That(Birds, Has.No.SimilarityDepthAbove(8));

            [Test] public void Accurate() =>
                Assert.That(Birds, Has.SimilarityDepthAbove(99).Or.Accuracy.GreaterThan(0.79).WithConfidence(0.95));

            [Test]
            public void Several()
            {
                using (Assert.EnterMultipleScope())
                {
                    Assert.That(Birds, Has.AccuracyAbove(0.9));
                    Assert.That(
                        new FileInfo(Path.Combine(AppContext.BaseDirectory, "models", "birds.onnx")),
                        Is.SemanticallyDeeperThan("old"));
                    Assert.That(Old, Is.SemanticallyDeeperThan("birds"));
                }
            }

            // The message of a sentence of any shape that fails: values, distances, report and pairs of the parts that decided.
            [Test]
            public void Shapes()
            {
                var (deep, accurate, aligned) = (Has.SimilarityDepthAbove(99), Has.AccuracyAbove(0.9), Has.ErrorAlignmentAbove(0.8));
                var (depth, accuracy, alignment) = ("8.2000 in birds.onnx", "0.8000 in birds.onnx", "0.7500 in birds.onnx");
                Say(deep | accurate | aligned, depth, accuracy, alignment, "90.8000", "0.1000", "0.0500");
                Say((deep & accurate) | aligned, depth, alignment, "90.8000", "0.0500");
                Say(
                        (deep | accurate) | (aligned | Has.SimilarityDepth.EqualTo(8)),
                        depth, accuracy, alignment, "90.8000", "0.1000", "0.0500", "0.2000");
                Say(!Has.SimilarityDepthAbove(3) | accurate, depth, accuracy, "5.2000", "0.1000");
                Say(Is.Null | deep | Is.EqualTo("x") | accurate, depth, accuracy, "90.8000", "0.1000");
                Say(deep | (Is.Null | Is.EqualTo("x")), depth, "90.8000");
                Say(
                        Has.SimilarityDepthAbove(99).Or.AccuracyAbove(0.9).Or.ErrorAlignmentAbove(0.8),
                        depth, accuracy, alignment, "90.8000", "0.1000", "0.0500");
                Say(Has.No.SimilarityDepthAbove(3).Or.AccuracyAbove(0.9).And.Not.Null, depth, accuracy, "5.2000", "0.1000");
                Say(Is.Null.Or.SimilarityDepthAbove(99).Or.AccuracyAbove(0.9), depth, accuracy, "90.8000", "0.1000");
                Say(Is.Null.Or.SimilarityDepthAbove(99).Or.EqualTo("x"), depth, "90.8000");
                Say(Is.Null.Or.Not.SimilarityDepthAbove(3), depth, "5.2000");
                Say(Is.Not.Null.And.SimilarityDepthAbove(99).Or.AccuracyAbove(0.9), depth, accuracy, "90.8000", "0.1000");
                Say(
                        (NUnit.Framework.Constraints.Constraint)deep | (NUnit.Framework.Constraints.Constraint)accurate,
                        depth, accuracy, "90.8000", "0.1000");
                Say(Has.SimilarityDepth.AtLeast(5).And.LessThan(8), depth, "0.2000");
                Say(Has.SimilarityDepth.AtLeast(5).And.Not.InRange(8m, 30).Or.EqualTo(9).Within(5).Percent, depth, "0.2000", "0.3500");
                Say(Has.SimilarityDepth.LessThan(5L).Or.EqualTo(8), depth, "3.2000", "0.2000");
                Say(Is.Not.AtLeastAsDeepAs("models/old-birds.onnx"), "8.2000 against 5.2000, in birds.onnx", "3.0000");
            }

            private static void Say(NUnit.Framework.Constraints.IResolveConstraint sentence, params string[] figures)
            {
                using (new NUnit.Framework.Internal.TestExecutionContext.IsolatedContext())
                {
                    try
                    {
                        Assert.That(Birds, sentence);
                    }
                    catch (AssertionException e)
                    {
                        TestContext.Progress.WriteLine(e.Message);
                        var missing = figures.Append("  Report:   ").Append("  Pairs:    ")
                            .Where(figure => !e.Message.Contains(
                                char.IsAsciiDigit(figure[^1]) ? $"  Off by:   {figure}\n" : figure)).ToArray();
                        if (missing.Length > 0)
                        {
                            throw new InvalidOperationException($"{string.Join(", ", missing)} is missing in:\n{e.Message}");
                        }

                        return;
                    }

                    throw new InvalidOperationException("The assertion was meant to fail.");
                }
            }

            [Test] public void AllOfThem() => Assert.That(new[] { Birds, Old }, Is.All.SimilarityDepthAbove(8));

            [Test] public void Misspelt() => Assert.That(ModelUnderTest.At("models/brids.onnx"), Has.SimilarityDepthAbove(3));

            [Test] public void Unmeasured() => Assert.That(Old, Has.No.AccuracyAbove(0.5));

            [ModelSource("models/*.onnx")] public void Model(string model) => Assert.That(model, Has.SimilarityDepthAbove(8));

            [ThresholdSource] public void Threshold(ModelThreshold threshold) => Assert.That(threshold, Passes.Threshold);

            [ModelSource("models/*.nothing")] public void Nothing(string model) => Assert.That(model, Has.SimilarityDepthAbove(8));
        }
        """;

    private static readonly string[] Oldest =
    [
        TestProject.Package("YamlDotNet", "16.3.0"),
        TestProject.Package("MathNet.Numerics", "5.0.0"),
        TestProject.Package("Google.Protobuf", "3.25.1"),
        TestProject.Package("Microsoft.Extensions.FileSystemGlobbing", "8.0.0"),
        TestProject.Package("System.Numerics.Tensors", "9.0.0"),
    ];

    private static readonly string[] Newest =
    [
        TestProject.Package("YamlDotNet", "18.1.0"),
        TestProject.Package("MathNet.Numerics", "5.0.0"),
        TestProject.Package("Google.Protobuf", "3.36.2"),
        TestProject.Package("Microsoft.Extensions.FileSystemGlobbing", "11.0.0"),
        TestProject.Package("System.Numerics.Tensors", "11.0.0"),
    ];

    // Those between are what the examples, and the tests of this repository, run with.
    private static IEnumerable<TestCaseData> Versions =>
        [
            new TestCaseData("4.1.0", Oldest).SetArgDisplayNames("4.1.0", "the oldest of all else"),
            new TestCaseData("5.0.0", Newest).SetArgDisplayNames("5.0.0", "the newest of all else"),
        ];

    private const string Loaded = """
        using NUnit.Framework;
        using QualityGate.Analysis;
        using QualityGate.Configuration;
        using QualityGate.NUnit;

        public class LoadedTests
        {
            [Test]
            public void Loaded()
            {
                var folder = Path.Combine(AppContext.BaseDirectory, "models");
                var model = ModelAnalysis.Load(
                    Path.Combine(folder, "birds.onnx"),
                    Path.Combine(folder, "labels.txt"),
                    Path.Combine(folder, "predictions.csv"),
                    clustering: "none");
                Assert.That(model, Has.SimilarityDepthAbove(3).And.ErrorAlignmentAbove(0.5));
            }
        }
        """;

    // Scopes came with NUnit 4.2.
    private static string TestsFor(string nunit) =>
        nunit == "4.1.0" ? Scope().Replace(Tests, "Assert.Multiple(() =>\n        {${body}\n        });") : Tests;

    private TestProject Project { get; set; } = null!;

    [SetUp]
    public void MakeProject() => Project = new TestProject(Folder);

    // A project keeps the versions that it has: warnings of a restore are errors, so that nothing is lifted or lowered silently.
    [TestCaseSource(nameof(Versions))]
    public void Tests_run_under_VSTest_and_Microsoft_Testing_Platform(string nunit, string[] packages)
    {
        Project.Write(
            "<EnableNUnitRunner>true</EnableNUnitRunner><OutputType>Exe</OutputType><TreatWarningsAsErrors>true</TreatWarningsAsErrors>",
            [
                TestProject.OurPackage("QualityGate.NUnit"),
                TestProject.Package("NUnit", nunit),
                TestProject.VSTest,
                TestProject.Package("Microsoft.Testing.Extensions.TrxReport", TrxReportVersion),
                .. packages,
            ]
        );
        Project.WriteSource("Tests.cs", TestsFor(nunit));
        Project.WriteSource("Loaded.cs", Loaded);
        var results = Folder.PathTo("results");
        var build = Project.Dotnet("build", "-tl:off", "-nologo");
        Assert.That(build.ExitCode, Is.Zero, build.ToString());
        var run = Project.Dotnet("vstest", TestProject.Assembly, "--logger:trx", $"--ResultsDirectory:{results}");
        Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
        AssertResults(run);
        Assert.That(run.Output, Does.Contain("Expected: similarity-depth greater than 9").And.Contain("But was:  8.2000 in birds.onnx"));

        // The same assembly, as the program that it is.
        Directory.Delete(results, recursive: true);
        var program = Project.Dotnet("exec", TestProject.Assembly, "--report-trx", "--results-directory", results);
        Assert.That(program.ExitCode, Is.EqualTo(2), program.ToString());
        AssertResults(program);
        Assert.That(
            Directory.GetFiles(Folder.FullPath, "*.QualityGate.txt", SearchOption.AllDirectories),
            Is.Empty,
            "no place is noted where the output lies in the project"
        );
    }

    [Test]
    public void The_examples_for_NUnit_pass_its_analyzers_have_nothing_to_say_and_an_older_language_version_is_told_what_it_can_use()
    {
        Project.Write(
            "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><AnalysisLevel>latest-recommended</AnalysisLevel>"
                + "<NoWarn>CA1050;CA1707</NoWarn>",
            TestProject.OurPackage("QualityGate.NUnit"),
            TestProject.Package("NUnit", "4.6.1"),
            TestProject.Package("NUnit.Analyzers", "4.15.0"),
            TestProject.VSTest
        );
        Project.WriteSource("Tests.cs", Tests.Replace("public class Tests", "public class NotRun", StringComparison.Ordinal));
        Assert.That(WriteExamples(text => text.Contains("using NUnit.Framework;", StringComparison.Ordinal)), Is.GreaterThanOrEqualTo(6));
        var run = Project.Dotnet(
            "test",
            "-tl:off",
            "-nologo",
            "--filter",
            "FullyQualifiedName!~NotRun",
            "--logger",
            "trx",
            "--results-directory",
            Folder.PathTo("results")
        );
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Output, Does.Not.Contain("warning"), run.ToString());
        Assert.That(Project.Trx().Outcomes.Where(test => test.Outcome != "Passed"), Is.Empty, run.ToString());
        Assert.That(
            Project.Trx().Outcomes.Select(test => test.Name),
            Is.SupersetOf(new[] { "Models_are_deep(models/birds.onnx)", "Thresholds_are_kept(birds: similarity-depth min 8)" })
        );

        // They are there, and would speak.
        Project.WriteSource(
            "Bad.cs",
            "using NUnit.Framework; public class Bad { [Test] public void Test() => Assert.That(3, Is.EqualTo(\"3\")); }"
        );
        var spoken = Project.Dotnet("build", "-tl:off", "-nologo", "--no-restore");
        Assert.That(spoken.Output, Does.Contain("error NUnit2021"), spoken.ToString());
        File.Delete(Folder.PathTo("app/Bad.cs"));

        string[] older = ["build", "-tl:off", "-nologo", "--no-restore", "-p:LangVersion=13.0"];
        var failing = Project.Dotnet(older);
        var said = Said().Match(failing.Output);
        Assert.That(said.Success, Is.True, failing.ToString());
        Assert.That(
            File.ReadAllText(Repository.PathTo("docs/nunit.md")),
            Does.Contain($"\n{said.Value}\n"),
            "the error as the compiler says it"
        );
        foreach (var source in Directory.GetFiles(Folder.PathTo("app"), "*.cs"))
        {
            File.Delete(source);
        }

        Assert.That(WriteExamples(text => text.Contains("class WithAnOlderLanguageVersion", StringComparison.Ordinal)), Is.EqualTo(1));
        var compiled = Project.Dotnet(older);
        Assert.That(compiled.ExitCode, Is.Zero, compiled.ToString());
        var ran = Project.Dotnet("vstest", TestProject.Assembly);
        Assert.That(ran.ExitCode, Is.Zero, ran.ToString());
        Assert.That(ran.Output, Does.Match("Passed: +1"), ran.ToString());
    }

    [Test]
    public void The_example_for_xUnit_compiles_and_passes()
    {
        Project.Write(
            "<OutputType>Exe</OutputType>",
            TestProject.OurPackage("QualityGate.Analyzer"),
            TestProject.Package("xunit.v3", "4.0.2")
        );
        Assert.That(WriteExamples(text => text.Contains("using Xunit;", StringComparison.Ordinal)), Is.EqualTo(1));
        var run = Project.BuildAndRun();
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Output, Does.Match("(Total|total): 1"), run.ToString());
    }

    [Test]
    public void The_example_for_MSTest_compiles_and_passes()
    {
        Project.Write(
            "<EnableMSTestRunner>true</EnableMSTestRunner><OutputType>Exe</OutputType>",
            TestProject.OurPackage("QualityGate.Analyzer"),
            TestProject.Package("MSTest", "4.5.2")
        );
        Assert.That(
            WriteExamples(text => text.Contains("using Microsoft.VisualStudio.TestTools.UnitTesting;", StringComparison.Ordinal)),
            Is.EqualTo(1)
        );
        var run = Project.BuildAndRun();
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Output, Does.Contain("total: 1"), run.ToString());
    }

    private const string TrxReportVersion = "2.5.2";

    private void AssertResults(ChildProcess run)
    {
        var trx = Project.Trx();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                trx.Outcomes,
                Is.EquivalentTo(
                    new (string Name, string Outcome)[]
                    {
                        ("Deep", "Passed"),
                        ("Sentences", "Passed"),
                        ("Loaded", "Passed"),
                        ("Deeper", "Failed"),
                        ("Not_so_deep", "Failed"),
                        ("Accurate", "Failed"),
                        ("Several", "Failed"),
                        ("Shapes", "Passed"),
                        ("AllOfThem", "Failed"),
                        ("Misspelt", "Failed"),
                        ("Unmeasured", "Failed"),
                        ("Model(models/birds.onnx)", "Passed"),
                        ("Model(models/old-birds.onnx)", "Failed"),
                        ("Threshold(birds: similarity-depth min 8)", "Passed"),
                        ("Threshold(birds: accuracy min 0.7)", "Passed"),
                        ("Threshold(old: similarity-depth min 5)", "Passed"),
                        ("Nothing", "Failed"),
                    }
                ),
                run.ToString()
            );
            Assert.That(
                trx.Message("Deeper"),
                Does.Contain("  Expected: similarity-depth greater than 9\n  But was:  8.2000 in birds.onnx")
                    .And.Match(
                        @"  Off by:   0\.8000\n  Report:   .*report\.md\n"
                            + @"  Pairs:    cat\.n\.01–car\.n\.01 \(depth 4, whole\.n\.02, similarity 0\.8355\)\n"
                    )
            );
            Assert.That(
                trx.Message("Not_so_deep"),
                Does.Contain("  Expected: not similarity-depth above 8\n  But was:  8.2000 in birds.onnx")
                    .And.Match(@"  Report:   .*report\.md\n")
            );
            Assert.That(
                trx.Message("Accurate"),
                Does.Contain("; 0.8000 in birds.onnx").And.Contain("  Interval: 0.6767 to 0.8922 with 95 % confidence\n")
            );
            Assert.That(
                trx.Message("Several"),
                Does.Contain("accuracy above 0.9")
                    .And.Contain("semantically deeper than birds")
                    .And.Not.Contain("semantically deeper than old")
            );
            Assert.That(trx.Message("Unmeasured"), Does.Contain("accuracy needs test data"));
            Assert.That(
                trx.Message("AllOfThem"),
                Does.Contain("  But was:  < 8.2000 in birds.onnx (")
                    .And.Match(@"  Off by:   2\.8000\n  Report:   .*report\.md\n" + @"  Pairs:    dog\.n\.01–car\.n\.01 ")
            );
            Assert.That(trx.Message("Misspelt"), Does.Contain("Did you mean 'birds.onnx'?"));
            Assert.That(trx.Message("Nothing"), Does.Contain("no model matches 'models/*.nothing'"));
            Assert.That(trx.Attachments("Deeper"), Is.SupersetOf(new[] { "report.md", "report.json", "forest.svg" }));
            Assert.That(trx.Attachments("Deep"), Is.Empty);
        }
    }

    // The C# blocks of the pages, each in a file of its own.
    private int WriteExamples(Func<string, bool> wanted)
    {
        var count = 0;
        foreach (var page in new[] { "README.md", "docs/nunit.md" })
        {
            foreach (Match block in Example().Matches(File.ReadAllText(Repository.PathTo(page)).ReplaceLineEndings("\n")))
            {
                if (wanted(block.Groups["code"].Value))
                {
                    Project.WriteSource($"Example{++count}.cs", block.Groups["code"].Value);
                }
            }
        }

        return count;
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Example();

    [GeneratedRegex(
        @"using \(Assert\.EnterMultipleScope\(\)\)\s*\{(?<body>.*?)\n        \}",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Scope();

    [GeneratedRegex(@"error CS9260: [^\[\n]*(?= \[)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Said();
}
