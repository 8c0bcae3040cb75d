namespace QualityGate.Analyzer.Tests;

internal sealed class TestNamesTests : TestNames;
