using System.Reflection;
using System.Text.RegularExpressions;
using QualityGate.Configuration.Suppressions;
using QualityGate.Diagnostics;

namespace QualityGate.Analyzer.Tests.Gates.Suppressions;

/// <summary>The list of codes that have exceptions against the source code: a warning that is new joins it.</summary>
internal sealed partial class SuppressibleCodesTests
{
    [Test]
    public void Limits_and_all_warnings_but_those_of_the_configuration_and_of_exceptions_have_exceptions()
    {
        var codes = typeof(DiagnosticCodes)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .ToDictionary(field => field.Name, field => (string)field.GetRawConstantValue()!, StringComparer.Ordinal);
        var warnings = Directory
            .GetFiles(Repository.PathTo("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Warning().Matches(File.ReadAllText(file)).Select(match => codes[match.Groups["name"].Value]))
            .Where(code => code[2] != '0' && code is not ("QG1025" or "QG1026"))
            .Distinct();
        Assert.That(
            SuppressibleCodes.All,
            Is.EquivalentTo(warnings.Concat(DiagnosticCodes.OfJudgedLimits)),
            "SuppressibleCodes.cs lists what has exceptions"
        );
    }

    [GeneratedRegex(@"Diagnostic\s*\.Warning\(\s*DiagnosticCodes\.(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Warning();
}
