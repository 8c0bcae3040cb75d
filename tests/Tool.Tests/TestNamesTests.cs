namespace QualityGate.Tool.Tests;

internal sealed class TestNamesTests : TestNames;
