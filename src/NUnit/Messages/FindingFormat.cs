using NUnit.Framework.Internal;

namespace QualityGate.NUnit;

/// <summary>
/// Writes a finding as it stands where NUnit would put a value of any type between angle brackets: under <c>Not</c>, whose result is
/// NUnit's own. It holds for the test that runs, and asks the formatter that was there before for all else.
/// </summary>
internal sealed class FindingFormat
{
    private readonly ValueFormatter others;

    private FindingFormat(ValueFormatter others) => this.others = others;

    /// <summary>Lets findings be written so in the test that runs.</summary>
    public static void Use()
    {
        var context = TestExecutionContext.CurrentContext;
        if (context.CurrentValueFormatter.Target is not FindingFormat)
        {
            context.AddFormatter(others => new FindingFormat(others).Write);
        }
    }

    private string Write(object? value) => value is Finding finding ? finding.ToString() : others(value!);
}
