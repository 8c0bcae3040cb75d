using QualityGate.Ci;
using QualityGate.Diagnostics;

namespace QualityGate.Analyzer.Tests.Reports;

internal sealed class AnnotationTests
{
    private static readonly string Root = Path.Combine(Path.GetTempPath(), "checkout");

    private static readonly Diagnostic Violated = Diagnostic.Error(
        "QG1001",
        new SourceLocation(Path.Combine(Root, "models", "thresholds.yml"), 9, 7),
        "accuracy is 0.5, below 90 %; look, or change it"
    );

    [TestCase("true", null, CiSystem.GitHub)]
    [TestCase(null, "True", CiSystem.Azure)]
    [TestCase("true", "True", CiSystem.GitHub)]
    [TestCase("", "", CiSystem.None)]
    [TestCase("false", "1", CiSystem.None)]
    [TestCase(null, null, CiSystem.None)]
    public void A_system_is_known_by_its_variable(string? gitHub, string? azure, CiSystem expected) =>
        Assert.That(CiSystem.Detect(Variables(("GITHUB_ACTIONS", gitHub), ("TF_BUILD", azure))), Is.EqualTo(expected));

    [Test]
    public void GitHub_gets_annotations_in_its_form() =>
        Assert.That(
            Annotations.Write([Violated], CiSystem.GitHub, Root),
            Is.EqualTo(["::error file=models/thresholds.yml,line=9,col=7,title=QG1001::accuracy is 0.5, below 90 %25; look, or change it"])
        );

    [Test]
    public void Azure_gets_annotations_in_its_form() =>
        Assert.That(
            Annotations.Write([Violated], CiSystem.Azure, Root),
            Is.EqualTo([
                "##vso[task.logissue "
                    + "type=error;sourcepath=models/thresholds.yml;linenumber=9;columnnumber=7;code=QG1001]accuracy is 0.5, below 90 "
                    + "%AZP25; look, or change it",
            ])
        );

    // Behind the others. Azure knows errors and warnings alone.
    [Test]
    public void A_suppressed_diagnostic_is_a_notice_with_its_reason()
    {
        var granted = new Suppression("a new camera", new DateOnly(2027, 3, 1), new SourceLocation("quality-suppressions.yml", 3, 5));
        var diagnostics = new[] { Violated with { Suppression = granted }, Violated with { Severity = Severity.Warning } };
        var lines = Annotations.Write(diagnostics, CiSystem.GitHub, Root);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines.Select(line => line.Split(' ')[0]), Is.EqualTo(new[] { "::warning", "::notice" }));
            Assert.That(lines[1], Does.EndWith("or change it (suppressed until 2027-03-01: a new camera)"));
            Assert.That(Annotations.Write(diagnostics, CiSystem.Azure, Root).Single(), Does.Contain("type=warning"));
        }
    }

    [Test]
    public void Nothing_is_annotated_elsewhere() => Assert.That(Annotations.Write([Violated], Variables()), Is.Empty);

    [Test]
    public void Positions_that_are_not_known_are_left_out([Values(CiSystem.GitHub, CiSystem.Azure)] CiSystem system) =>
        Assert.That(
            Annotations.Write(
                [
                    Diagnostic.Warning("QG3014", new SourceLocation(Path.Combine(Root, "p.csv")), "few"),
                    Diagnostic.Warning("QG3014", new SourceLocation(Path.Combine(Root, "p.csv"), 3), "few"),
                ],
                system,
                Root
            ),
            Is.EqualTo(
                system == CiSystem.GitHub
                    ? ["::warning file=p.csv,title=QG3014::few", "::warning file=p.csv,line=3,title=QG3014::few"]
                    : new[]
                    {
                        "##vso[task.logissue type=warning;sourcepath=p.csv;code=QG3014]few",
                        "##vso[task.logissue type=warning;sourcepath=p.csv;linenumber=3;code=QG3014]few",
                    }
            )
        );

    [Test]
    public void Signs_of_the_form_itself_are_escaped()
    {
        var odd = new Diagnostic("QG2001", Severity.Error, "100 %0A ::x]", new SourceLocation("a:b,c;d]e%f\r\ng"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Annotations.Write([odd], CiSystem.GitHub, null),
                Is.EqualTo(["::error file=a%3Ab%2Cc;d]e%25f%0D%0Ag,title=QG2001::100 %250A ::x]"])
            );
            Assert.That(
                Annotations.Write([odd], CiSystem.Azure, null),
                Is.EqualTo(["##vso[task.logissue type=error;sourcepath=a:b,c%3Bd%5De%AZP25f%0D%0Ag;code=QG2001]100 %AZP250A ::x]"])
            );
        }
    }

    [Test]
    public void Errors_come_first_in_their_order()
    {
        Diagnostic[] mixed =
        [
            Diagnostic.Warning("QG3012", new("a"), "1"),
            Diagnostic.Error("QG1001", new("a"), "2"),
            Diagnostic.Warning("QG3014", new("a"), "3"),
            Diagnostic.Error("QG1002", new("a"), "4"),
        ];
        Assert.That(Annotations.Write(mixed, CiSystem.GitHub, null).Select(line => line[^1]), Is.EqualTo("2413"));
    }

    [Test]
    public void Files_are_named_from_the_checkout()
    {
        string File(string file) =>
            Annotations
                .Write(
                    [Diagnostic.Error("QG2001", new SourceLocation(file), "x")],
                    Variables(("GITHUB_ACTIONS", "true"), ("GITHUB_WORKSPACE", Root))
                )
                .Single();
        var (elsewhere, hidden) = (Path.Combine(Path.GetTempPath(), "elsewhere", "a.onnx"), Path.Combine(Root, "..models", "a.onnx"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(File(Path.Combine(Root, "a", "b.onnx")), Does.StartWith("::error file=a/b.onnx,"));
            Assert.That(File(hidden), Does.StartWith("::error file=..models/a.onnx,"));
            Assert.That(
                File(elsewhere),
                Does.StartWith($"::error file={elsewhere.Replace('\\', '/').Replace(":", "%3A", StringComparison.Ordinal)},"),
                "what is not in the checkout keeps its name"
            );
        }
    }

    private static Func<string, string?> Variables(params (string Name, string? Value)[] variables) =>
        name => variables.FirstOrDefault(variable => variable.Name == name).Value;
}
