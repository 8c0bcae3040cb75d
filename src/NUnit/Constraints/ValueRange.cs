using System.Diagnostics;
using System.Globalization;
using QualityGate.Gates;
using QualityGate.Text;

namespace QualityGate.NUnit;

/// <summary>The values of a metric that are wanted: all comparisons with numbers come down to a range.</summary>
/// <param name="Low">The lower end; infinite for none.</param>
/// <param name="High">The upper end; infinite for none.</param>
/// <param name="IncludesEnds">Whether the ends themselves are wanted.</param>
/// <param name="Kind">The comparison's name in the constraint's string form.</param>
/// <param name="Words">The comparison in the constraint's description, behind the metric's name.</param>
[StackTraceHidden]
internal sealed record ValueRange(double Low, double High, bool IncludesEnds, string Kind, string Words)
{
    private const int MostUlps = 1_000_000_000;

    private const string Equality = "equalto";

    public static ValueRange Above(double bound, string words = "above") =>
        new(Number(bound), double.PositiveInfinity, IncludesEnds: false, "above", $"{words} {Text(bound)}");

    public static ValueRange Below(double bound, string words = "below") =>
        new(double.NegativeInfinity, Number(bound), IncludesEnds: false, "below", $"{words} {Text(bound)}");

    public static ValueRange AtLeast(double bound, string words = "at least") =>
        new(Number(bound), double.PositiveInfinity, IncludesEnds: true, "atleast", $"{words} {Text(bound)}");

    public static ValueRange AtMost(double bound, string words = "at most") =>
        new(double.NegativeInfinity, Number(bound), IncludesEnds: true, "atmost", $"{words} {Text(bound)}");

    public static ValueRange Between(double from, double to) =>
        Number(from) <= Number(to)
            ? new(from, to, IncludesEnds: true, "inrange", $"from {Text(from)} to {Text(to)}")
            : throw new ArgumentOutOfRangeException(nameof(to), to, $"The range begins at {Text(from)}, so it cannot end at {Text(to)}.");

    public static ValueRange Around(double expected, double tolerance) =>
        Number(tolerance) >= 0
            ? new(
                Number(expected) - tolerance,
                expected + tolerance,
                IncludesEnds: true,
                Equality,
                tolerance > 0 ? $"equal to {Text(expected)} within {Text(tolerance)}" : $"equal to {Text(expected)}"
            )
            : throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "A tolerance is at least 0.");

    public static ValueRange WithinPercent(double expected, double percent) =>
        Around(expected, Math.Abs(expected) * percent / 100) with
        {
            Words = $"equal to {Text(expected)} within {Text(percent)} %",
        };

    public static ValueRange WithinUlps(double expected, double ulps)
    {
        if (ulps != Math.Floor(ulps) || ulps > MostUlps)
        {
            throw new InvalidOperationException(
                $"A tolerance in units in the last place is a whole number up to {MostUlps}; {Text(ulps)} is none."
            );
        }

        return new ValueRange(
            Step(expected, -(long)ulps),
            Step(expected, (long)ulps),
            IncludesEnds: true,
            Equality,
            $"equal to {Text(expected)} within {Text(ulps)} ulps"
        );
    }

    /// <summary>The bounds, for the constraint's string form.</summary>
    public string Bounds => string.Join(' ', new[] { Low, High }.Where(double.IsFinite).Distinct().Select(Text));

    /// <summary>True when a value is wanted.</summary>
    public bool Holds(double value) =>
        Kind == Equality ? IsIn(value)
        : IncludesEnds ? IsIn(value) || IsIn(LimitJudge.Rounded(value))
        : IsIn(value) && IsIn(LimitJudge.Rounded(value));

    /// <summary>The end that a value is nearest to: what it misses, or would have to pass to be unwanted.</summary>
    public double NearestEnd(double value) => !double.IsFinite(High) || Math.Abs(value - Low) <= Math.Abs(value - High) ? Low : High;

    // The mean of shares may be 0.7999999999999999, which is at least 0.8 and not less than it. Equality is as exact as it is written.
    private bool IsIn(double number) => IncludesEnds ? number >= Low && number <= High : number > Low && number < High;

    // Doubles are in the order of their bits, those below zero in the opposite order.
    private static double Step(double number, long ulps)
    {
        var place = BitConverter.DoubleToInt64Bits(number);
        place = (place < 0 ? long.MinValue - place : place) + ulps;
        return BitConverter.Int64BitsToDouble(place < 0 ? long.MinValue - place : place);
    }

    private static string Text(double number) => Figure.FormatLimit(number);

    private static double Number(double number) =>
        double.IsFinite(number)
            ? number
            : throw new ArgumentOutOfRangeException(
                nameof(number),
                number.ToString(CultureInfo.InvariantCulture),
                "The bound must be a finite number."
            );
}
