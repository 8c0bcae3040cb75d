using QualityGate.Testing.Packages;

namespace QualityGate.GatedBuilds.Tests;

/// <summary>The package that gates a build, which needs no other.</summary>
[SetUpFixture]
internal sealed class Feed() : PackageFeed("Tasks");
