using System.Globalization;

namespace QualityGate.Text;

/// <summary>Times that are still to go, as people say them.</summary>
internal static class TimeLeft
{
    /// <summary>Writes a time, such as <c>8 s</c>, <c>2 min 10 s</c> or <c>1 h 5 min</c>.</summary>
    public static string Of(TimeSpan time) =>
        time.TotalSeconds < 60 ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds):0} s")
        : time.TotalHours < 1 ? string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min");
}
