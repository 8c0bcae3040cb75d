namespace QualityGate.Tool;

/// <summary>The abilities of the terminal in which the tool runs.</summary>
/// <param name="Colours">Whether colours are shown.</param>
/// <param name="Interactive">Whether somebody watches, so that a line may replace another.</param>
/// <param name="Letters">The letters for marks and lines.</param>
internal sealed record TerminalAbilities(bool Colours, bool Interactive, TerminalLetters Letters)
{
    private static readonly string[] Locale = ["LC_ALL", "LC_CTYPE", "LANG"];

    /// <summary>Finds out.</summary>
    /// <param name="variable">Looks up an environment variable.</param>
    /// <param name="isOutput">Whether standard output is a terminal.</param>
    /// <param name="isError">Whether standard error is one.</param>
    /// <param name="isWindows">Whether the system is Windows, where the tool itself turns the console to UTF-8.</param>
    public static TerminalAbilities Of(Func<string, string?> variable, bool isOutput, bool isError, bool isWindows)
    {
        bool Has(string name) => variable(name) is { Length: > 0 };
        var isPlain = Has("NO_COLOR");
        var isDumb = variable("TERM") == "dumb";
        // Logs of CI systems show colours though they are no terminals; FORCE_COLOR=0 is meant as none.
        var isForced = Has("FORCE_COLOR") && variable("FORCE_COLOR") is not ("0" or "false");
        var locale = Locale.Select(variable).FirstOrDefault(value => value is { Length: > 0 });
        return new TerminalAbilities(
            !isPlain && (isForced || (isOutput && isError && !isDumb)),
            !isPlain && !isDumb && isError,
            // A pipe or a file gets UTF-8 on every platform.
            isWindows || !isOutput || IsUtf8(locale)
                ? TerminalLetters.Unicode
                : TerminalLetters.Ascii
        );
    }

    private static bool IsUtf8(string? locale) =>
        locale is not null
        && (locale.Contains("UTF-8", StringComparison.OrdinalIgnoreCase) || locale.Contains("UTF8", StringComparison.OrdinalIgnoreCase));
}
