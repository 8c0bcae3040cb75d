namespace QualityGate.NUnit.Tests;

internal sealed class TestNamesTests : TestNames;
