using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using QualityGate.Reports.Tables;

namespace QualityGate.Reports.Interchange;

/// <summary>A suite of tests in JUnit's XML.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Properties">Names and values.</param>
/// <param name="Tests">Its tests.</param>
internal sealed record JUnitSuite(string Name, ImmutableArray<(string Name, string Value)> Properties, ImmutableArray<JUnitTest> Tests)
{
    /// <summary>The number of tests that ended so.</summary>
    public int Count(JUnitEnd end) => Tests.Count(test => test.End == end);

    public void Write(StringBuilder text)
    {
        text.Append(
            CultureInfo.InvariantCulture,
            $"  <testsuite name=\"{XmlText.Escape(Name)}\" tests=\"{Tests.Length}\" failures=\"{Count(JUnitEnd.Failure)}\" "
                + $"errors=\"{Count(JUnitEnd.Error)}\" skipped=\"{Count(JUnitEnd.Skipped)}\">\n"
        );
        if (!Properties.IsEmpty)
        {
            text.Append("    <properties>\n");
            foreach (var (name, value) in Properties)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"      <property name=\"{XmlText.Escape(name)}\" value=\"{XmlText.Escape(value)}\"/>\n"
                );
            }

            text.Append("    </properties>\n");
        }

        foreach (var test in Tests)
        {
            test.Write(text);
        }

        text.Append("  </testsuite>\n");
    }
}

/// <summary>A test in JUnit's XML.</summary>
/// <param name="Class">The name of its class.</param>
/// <param name="Name">Its name.</param>
/// <param name="End">How it ended.</param>
/// <param name="Findings">Why, where it has not passed.</param>
internal sealed record JUnitTest(string Class, string Name, JUnitEnd End, ImmutableArray<JUnitFinding> Findings)
{
    /// <summary>The lines that it has written.</summary>
    public ImmutableArray<string> Output { get; init; } = [];

    public void Write(StringBuilder text)
    {
        text.Append(
            CultureInfo.InvariantCulture,
            $"    <testcase classname=\"{XmlText.Escape(Class)}\" name=\"{XmlText.Escape(Name)}\">\n"
        );
        if (End == JUnitEnd.Skipped)
        {
            var why = Findings.Select(finding => $"{finding.Place} {finding.Message}".Trim());
            text.Append(CultureInfo.InvariantCulture, $"      <skipped>{string.Join('\n', why.Select(XmlText.Escape))}</skipped>\n");
        }
        else if (End != JUnitEnd.Passed)
        {
            var element = End == JUnitEnd.Error ? "error" : "failure";
            foreach (var finding in Findings)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"      <{element} type=\"{finding.Code}\" message=\"{XmlText.Escape(finding.Message)}\">"
                        + $"{XmlText.Escape(finding.Place)}</{element}>\n"
                );
            }
        }

        if (!Output.IsEmpty)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"      <system-out>{string.Join('\n', Output.Select(XmlText.Escape))}</system-out>\n"
            );
        }

        text.Append("    </testcase>\n");
    }
}

/// <summary>The reason why a test has not passed.</summary>
/// <param name="Code">The code of the diagnostic.</param>
/// <param name="Message">Its message.</param>
/// <param name="Place">Its place; empty where there is none.</param>
internal sealed record JUnitFinding(string Code, string Message, string Place);

/// <summary>The end of a test.</summary>
internal enum JUnitEnd
{
    Passed,
    Failure,
    Error,
    Skipped,
}
