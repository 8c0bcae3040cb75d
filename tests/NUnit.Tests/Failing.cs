using System.Text.RegularExpressions;

namespace QualityGate.Constraints.Tests;

/// <summary>Runs assertions that are meant to fail, apart from the test that looks at them.</summary>
internal static partial class Failing
{
    /// <summary>The message, without the line that repeats the assertion's source, and with the report's place blanked out.</summary>
    public static string Message(Action assertion)
    {
        using (new global::NUnit.Framework.Internal.TestExecutionContext.IsolatedContext())
        {
            return Clean(Assert.Throws<AssertionException>(assertion)!.Message);
        }
    }

    public static string Clean(string message) =>
        Source().Replace(Report().Replace(message.ReplaceLineEndings("\n"), "Report:   (path)"), string.Empty).Trim('\n');

    [GeneratedRegex(@"Report:   .*report\.md", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Report();

    [GeneratedRegex(@"^  Assert\.That\(.*\)\n", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Source();
}
