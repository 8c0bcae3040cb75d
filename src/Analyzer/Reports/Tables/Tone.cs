namespace QualityGate.Reports.Tables;

/// <summary>The meaning of a line, which a terminal may show as a colour.</summary>
internal enum Tone
{
    /// <summary>For those who want to know more.</summary>
    Quiet,

    /// <summary>The beginning of a section.</summary>
    Heading,

    /// <summary>Something holds.</summary>
    Good,

    /// <summary>Something does not hold but is tolerated.</summary>
    Doubtful,

    /// <summary>Something fails.</summary>
    Bad,
}
