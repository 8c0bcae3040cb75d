namespace QualityGate.Tasks.Tests;

internal sealed class TestNamesTests : TestNames;
