namespace QualityGate.Packages.Tests;

/// <summary>Repositories with a thresholds.yml that passes, for projects that give models as items beside it.</summary>
internal abstract class ModelItemFixture : ConsumerFixture
{
    protected const string Single = "<TargetFramework>net10.0</TargetFramework>";
    protected const string Multiple = "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>";
    protected const string Packing = "<GeneratePackageOnBuild>true</GeneratePackageOnBuild>";

    [SetUp]
    public void WriteThresholds()
    {
        Demand("similarity-depth: { min: 7 }");
        Age();
    }

    protected static void AssertPassed(ChildProcess run) => Assert.That(run.ExitCode, Is.Zero, run.ToString());

    /// <summary>The accuracy of a model, of any name unless one is given, is what the build failed for, and not for anything of MSBuild's own.</summary>
    protected static void AssertViolated(ChildProcess run, string model = @"\S*")
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
            Assert.That(run.Output, Does.Match($@"error QG1001: accuracy of '{model}' is 0\.8000"), run.ToString());
            Assert.That(run.Output, Does.Not.Contain("MSB"), run.ToString());
        }
    }
}
