using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace QualityGate.Testing;

/// <summary>
/// A test on other people's data, which is not part of the repository. Where the data lies beside the checkout, in
/// ../shared, the test uses it; elsewhere it is skipped and says why.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class SharedDataAttribute(string path) : NUnitAttribute, IApplyToTest
{
    /// <summary>The full path of a file in ../shared.</summary>
    public static string PathTo(string relative) => Repository.PathTo(Path.Combine("..", "shared", relative));

    public void ApplyToTest(Test test)
    {
        ArgumentNullException.ThrowIfNull(test);
        if (!Path.Exists(PathTo(path)) && test.RunState != RunState.NotRunnable)
        {
            test.RunState = RunState.Ignored;
            test.Properties.Set(
                PropertyNames.SkipReason,
                $"../shared/{path} is not there: other people's data, not part of the repository"
            );
        }
    }
}
