namespace QualityGate.Tool;

/// <summary>The letters that a terminal has for marks and lines; names of users' files are written as they are.</summary>
internal enum TerminalLetters
{
    /// <summary>All that are needed.</summary>
    Unicode,

    /// <summary>Letters of ASCII, since the locale is not UTF-8.</summary>
    Ascii,
}
