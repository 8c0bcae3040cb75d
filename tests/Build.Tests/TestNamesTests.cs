namespace QualityGate.Build.Tests;

internal sealed class TestNamesTests : TestNames;
