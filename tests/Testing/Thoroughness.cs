using System.Globalization;

namespace QualityGate.Testing;

/// <summary>
/// The number of cases that a property test draws: few in each run, whose seeds are new ones, and ten times as many where the
/// environment variable <c>QUALITYGATE_THOROUGHNESS</c> is 10, as before a release.
/// </summary>
public static class Thoroughness
{
    /// <summary>The number of cases to draw.</summary>
    /// <param name="usual">The number in a usual run.</param>
    public static int Times(int usual) =>
        int.TryParse(
            Environment.GetEnvironmentVariable("QUALITYGATE_THOROUGHNESS"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var factor
        )
            ? usual * Math.Max(1, factor)
            : usual;
}
