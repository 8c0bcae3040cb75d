using System.Globalization;
using QualityGate.ErrorRates.Rates;

namespace QualityGate.ErrorRates;

/// <summary>What a run is asked for.</summary>
/// <param name="Sizes">The sizes to measure; none where only pages are to be written anew.</param>
/// <param name="IsQuick">Whether few repetitions are enough, and nothing is to be written.</param>
internal sealed record Options(IReadOnlyList<Size> Sizes, bool IsQuick)
{
    /// <summary>The help.</summary>
    public const string Usage = """
        dotnet run -c Release --project eng/ErrorRates                       all sizes; writes rates.csv, the page and the plot
        dotnet run -c Release --project eng/ErrorRates -- 100x50 [SIZE …]    these sizes; those of other sizes stay
        dotnet run -c Release --project eng/ErrorRates -- --quick [SIZE …]   few repetitions, to the console only
        dotnet run -c Release --project eng/ErrorRates -- --render           page and plot anew, from rates.csv
        """;

    /// <summary>Reads arguments; null where they cannot be understood.</summary>
    public static Options? Parse(IReadOnlyList<string> arguments)
    {
        if (arguments is ["--render"])
        {
            return new Options([], IsQuick: false);
        }

        var isQuick = arguments is ["--quick", ..];
        var sizes = arguments.Skip(isQuick ? 1 : 0).Select(ParseSize).ToArray();
        return sizes.Contains(null) ? null
            : sizes.Length == 0 ? new Options(Size.All, isQuick)
            : new Options([.. sizes.OfType<Size>()], isQuick);
    }

    private static Size? ParseSize(string text) =>
        text.Split('x') is [var first, var second]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var classes)
        && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var samples)
        && Size.All.Contains(new Size(classes, samples))
            ? new Size(classes, samples)
            : null;
}
