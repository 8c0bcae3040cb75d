using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;

namespace QualityGate.NUnit;

/// <summary>Builds test cases, and never none: where nothing is found, or finding fails, a test that cannot run says so.</summary>
internal static class Cases
{
    /// <summary>Builds the cases of a method.</summary>
    /// <param name="method">The test method.</param>
    /// <param name="suite">The fixture.</param>
    /// <param name="find">Finds the names and arguments of the cases; throws what is to be said where there are none.</param>
    public static IEnumerable<TestMethod> Build(IMethodInfo method, Test? suite, Func<IReadOnlyList<(string Name, object Argument)>> find)
    {
        var builder = new NUnitTestCaseBuilder();
        IReadOnlyList<(string Name, object Argument)> found;
        try
        {
            found = find();
        }
        catch (Exception e)
            when (e
                    is Diagnostics.QualityGateException
                        or InvalidOperationException
                        or ArgumentException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            return [builder.BuildTestMethod(method, suite, new TestCaseParameters(WithoutStack(e)) { TestName = method.Name })];
        }

        return found.Select(item =>
            builder.BuildTestMethod(
                method,
                suite,
                new TestCaseData(item.Argument).SetArgDisplayNames(Text.LogCommands.Defuse(item.Name))
            )
        );
    }

    // Where files were looked for is nobody's mistake: the message says all.
    private static Exception WithoutStack(Exception exception) =>
        exception switch
        {
            Diagnostics.QualityGateException { Diagnostics: var diagnostics } => new Diagnostics.QualityGateException(diagnostics),
            InvalidOperationException or ArgumentException => new InvalidOperationException(exception.Message),
            _ => exception,
        };
}
