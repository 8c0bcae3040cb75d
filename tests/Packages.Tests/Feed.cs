using QualityGate.Testing.Packages;

namespace QualityGate.Packages.Tests;

/// <summary>All packages that there are.</summary>
[SetUpFixture]
internal sealed class Feed() : PackageFeed("Analyzer", "Inference", "Tasks", "Tasks.Images", "NUnit", "Tool");
