using System.Diagnostics;
using System.Globalization;
using System.Numerics;

namespace QualityGate.NUnit;

/// <summary>Reads numbers of any type as limits of metrics.</summary>
[StackTraceHidden]
internal static class LimitNumber
{
    /// <summary>The number; a <see cref="float"/> is what its shortest decimal form says, so that <c>0.9f</c> is 0.9.</summary>
    /// <exception cref="ArgumentException">It is no number.</exception>
    public static double Of(object? limit) =>
        limit switch
        {
            double number => number,
            float or Half => double.Parse(
                ((IFormattable)limit).ToString(format: null, CultureInfo.InvariantCulture),
                CultureInfo.InvariantCulture
            ),
            decimal or sbyte or byte or short or ushort or int or uint or long or ulong => Convert.ToDouble(
                limit,
                CultureInfo.InvariantCulture
            ),
            BigInteger number => (double)number,
            Int128 number => (double)number,
            UInt128 number => (double)number,
            nint number => number,
            nuint number => number,
            _ => throw new ArgumentException(
                $"A metric is compared with a number; {(limit is null ? "null" : $"a value of type {limit.GetType().Name}")} is none.",
                nameof(limit)
            ),
        };

    /// <summary>True when a value is of a numeric type.</summary>
    public static bool Is(object? value) =>
        value
            is double
                or float
                or Half
                or decimal
                or sbyte
                or byte
                or short
                or ushort
                or int
                or uint
                or long
                or ulong
                or BigInteger
                or Int128
                or UInt128
                or nint
                or nuint;
}
