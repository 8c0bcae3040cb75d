using System.Text.RegularExpressions;

namespace QualityGate.Testing;

/// <summary>Runs the scripts of pipelines as runners do.</summary>
public static partial class Bash
{
    /// <summary>Skips a test where its programs are missing.</summary>
    public static void Need(params string[] programs)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("The bash of a Windows runner is not simulated: it takes other paths.");
        }

        foreach (var program in programs.Prepend("bash").Where(program => !ChildProcess.IsInstalled(program)))
        {
            Assert.Ignore($"{program} is not installed.");
        }
    }

    /// <summary>Runs a script with the options that GitHub gives bash.</summary>
    public static ChildProcess Run(string folder, IReadOnlyDictionary<string, string> environment, string script) =>
        ChildProcess.Run("bash", folder, environment, "--noprofile", "--norc", "-eo", "pipefail", "-c", script);

    /// <summary>Puts values in the place of <c>${{ expressions }}</c>; one that nobody knows fails the test.</summary>
    public static string Expand(string text, Func<string, string?> valueOf) =>
        Expression()
            .Replace(
                text,
                match =>
                    valueOf(match.Groups["name"].Value)
                    ?? throw new KeyNotFoundException($"There is no '{match.Groups["name"].Value}', which '{text}' asks for.")
            );

    [GeneratedRegex(@"\$\{\{\s*(?<name>[^}]+?)\s*\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Expression();
}
