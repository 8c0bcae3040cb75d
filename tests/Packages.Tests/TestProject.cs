using System.Xml.Linq;
using QualityGate.Testing.Packages;

namespace QualityGate.Packages.Tests;

/// <summary>
/// A test project in a repository of its own: models, labels and predictions of birds.onnx, thresholds.yml, and nothing of ours
/// but the packages.
/// </summary>
internal sealed class TestProject
{
    private static readonly double[] OldAngles = [0, 100, 10, 115, 50, 58];
    private readonly TemporaryFolder folder;

    public TestProject(TemporaryFolder folder)
    {
        this.folder = folder;
        SmallRepository.Fill(folder);
        Directory.CreateDirectory(folder.PathTo("models"));
        File.Move(folder.PathTo("small.onnx"), folder.PathTo("models/birds.onnx"));
        File.Move(folder.PathTo("labels.txt"), folder.PathTo("models/labels.txt"));
        File.Move(folder.PathTo("predictions.csv"), folder.PathTo("models/predictions.csv"));
        folder.Write("models/old-birds.onnx", OnnxBuilder.Classifier(Plane(OldAngles)));
        folder.Write(
            "thresholds.yml",
            """
            version: 1
            models:
              - name: birds
                model: models/birds.onnx
                labels: models/labels.txt
                predictions: models/predictions.csv
                clustering: none
                thresholds: { similarity-depth: { min: 8 }, accuracy: { min: 0.7 } }
              - name: old
                model: models/old-birds.onnx
                labels: models/labels.txt
                clustering: none
                thresholds: { similarity-depth: { min: 5 } }

            """
        );

        PackageFeed.Serve(folder);
    }

    public const string VSTest =
        """<PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />"""
        + """<PackageReference Include="NUnit3TestAdapter" Version="6.3.1" />""";

    /// <summary>The path of the assembly that a build makes, from the project's folder.</summary>
    public const string Assembly = "bin/Debug/net10.0/app.dll";

    public static string Package(string name, string version) => $"""<PackageReference Include="{name}" Version="{version}" />""";

    public static string OurPackage(string name) => Package(name, PackageFeed.Version);

    public void Write(string properties, params string[] references) =>
        folder.Write(
            "app/app.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                {properties}
              </PropertyGroup>
              <ItemGroup>{string.Concat(
                references
            )}<None Include="../models/**" LinkBase="models" CopyToOutputDirectory="PreserveNewest" /></ItemGroup>
            </Project>
            """
        );

    public void WriteSource(string name, string text) => folder.Write($"app/{name}", text);

    public ChildProcess Dotnet(params string[] arguments) => BuildServer.Dotnet(folder.PathTo("app"), arguments);

    /// <summary>Runs the program that the project is, as <c>dotnet run</c> does.</summary>
    public ChildProcess BuildAndRun()
    {
        var build = Dotnet("build", "-tl:off", "-nologo");
        return build.ExitCode == 0 ? Dotnet("exec", Assembly) : build;
    }

    /// <summary>The only TRX file that a run has left.</summary>
    public TrxFile Trx() => new(Directory.GetFiles(folder.FullPath, "*.trx", SearchOption.AllDirectories).Single());

    private static double[,] Plane(double[] angles)
    {
        var templates = new double[angles.Length, 2];
        for (var c = 0; c < angles.Length; c++)
        {
            (templates[c, 0], templates[c, 1]) = (Math.Cos(angles[c] * Math.PI / 180), Math.Sin(angles[c] * Math.PI / 180));
        }

        return templates;
    }
}

/// <summary>A TRX file: the outcome of a run, test by test.</summary>
internal sealed class TrxFile(string path)
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";
    private readonly XElement root = XDocument.Load(path).Root!;

    /// <summary>Names of tests and what became of them.</summary>
    public IEnumerable<(string Name, string Outcome)> Outcomes =>
        Results.Select(result => (result.Attribute("testName")!.Value, result.Attribute("outcome")!.Value));

    /// <summary>The message of a failed test.</summary>
    public string Message(string test) => Result(test).Descendants(Trx + "Message").First().Value.ReplaceLineEndings("\n");

    /// <summary>The names of the files that are attached to a test, as far as they are there.</summary>
    public IEnumerable<string> Attachments(string test)
    {
        var (result, folder) = (Result(test), Path.GetDirectoryName(path)!);
        var deployment = root.Descendants(Trx + "Deployment").FirstOrDefault()?.Attribute("runDeploymentRoot")?.Value ?? string.Empty;
        var place = result.Attribute("relativeResultsDirectory")?.Value ?? result.Attribute("executionId")!.Value;
        return result
            .Descendants(Trx + "ResultFile")
            .Select(file => file.Attribute("path")!.Value)
            .Where(file => File.Exists(Path.GetFullPath(file, folder)) || File.Exists(Path.Combine(folder, deployment, "In", place, file)))
            .Select(file => Path.GetFileName(file)!);
    }

    private IEnumerable<XElement> Results => root.Descendants(Trx + "UnitTestResult");

    private XElement Result(string test) => Results.Single(result => result.Attribute("testName")!.Value == test);
}
