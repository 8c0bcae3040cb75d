using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using QualityGate.Configuration.Reading;
using QualityGate.Files;

namespace QualityGate.NUnit;

/// <summary>
/// Makes each threshold of each model in a thresholds.yml a test case, so that a test explorer shows which is not kept. The method
/// has one parameter, a <see cref="ModelThreshold"/>: <c>Assert.That(threshold, Passes.Threshold)</c>. Where there is nothing to gate,
/// there is a test that fails and says so.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ThresholdSourceAttribute : NUnitAttribute, ITestBuilder, IImplyFixture
{
    /// <summary>
    /// Takes the nearest thresholds.yml: from the test assembly's folder upwards, then from the current one, then from the project's.
    /// </summary>
    public ThresholdSourceAttribute() { }

    /// <summary>Takes a thresholds.yml.</summary>
    /// <param name="file">Its path, relative to the folder of the nearest thresholds.yml, to the current one, to the test assembly's, to
    /// the project's, or to one above these.</param>
    public ThresholdSourceAttribute(string file) => File = file;

    /// <summary>The file; null for the nearest thresholds.yml.</summary>
    public string? File { get; }

    /// <inheritdoc/>
    public IEnumerable<TestMethod> BuildFrom(IMethodInfo method, Test? suite)
    {
        ArgumentNullException.ThrowIfNull(method);
        return Cases.Build(method, suite, () => Find(method));
    }

    private (string Name, object Argument)[] Find(IMethodInfo method)
    {
        if (method.GetParameters() is not [{ ParameterType: var type }] || type != typeof(ModelThreshold))
        {
            throw new InvalidOperationException($"a method with [ThresholdSource] has one parameter, of type {nameof(ModelThreshold)}.");
        }

        var testFolder = TestFolder.Of(method.TypeInfo.Assembly.Location);
        var path = File is null ? testFolder.NearestThresholds() : testFolder.Find(File);
        if (path is null)
        {
            throw new InvalidOperationException(testFolder.DescribeMissing(File));
        }

        var definition = GateReader.Read(InputPath.FromUser(path));
        var cases = definition
            .Entries.SelectMany(entry =>
                entry
                    .Thresholds.Select(threshold => new ModelThreshold(entry, threshold, definition.Baseline))
                    .Concat(entry.Parts.Select(line => new ModelThreshold(entry, line.Demand, definition.Baseline, line)))
            )
            .Select(threshold => (threshold.ToString(), (object)threshold))
            .ToArray();
        return cases.Length > 0 ? cases : throw new InvalidOperationException($"{path} has no threshold, so that nothing would be tested.");
    }
}
