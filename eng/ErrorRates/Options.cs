using System.Globalization;
using QualityGate.ErrorRates.Rates;

namespace QualityGate.ErrorRates;

/// <summary>The options of a run.</summary>
/// <param name="Sizes">The sizes to measure; none where only pages are to be written anew.</param>
internal sealed record Options(IReadOnlyList<Size> Sizes)
{
    /// <summary>The help.</summary>
    public const string Usage = """
        dotnet run -c Release --project eng/ErrorRates                       all sizes; writes rates.csv, the page and the plot
        dotnet run -c Release --project eng/ErrorRates -- 100x50 [SIZE …]    these sizes; those of other sizes stay
        dotnet run -c Release --project eng/ErrorRates -- --render           page and plot anew, from rates.csv
        --quick            few repetitions, to the console only
        --repetitions N    so many in place of the usual number
        --more             further repetitions, which are added to those that rates.csv has
        """;

    /// <summary>True when few repetitions are enough, and nothing is to be written.</summary>
    public bool IsQuick { get; init; }

    /// <summary>True when repetitions are added to those of earlier runs.</summary>
    public bool IsMore { get; init; }

    /// <summary>The number of repetitions; null for what is usual at a size.</summary>
    public int? Repetitions { get; init; }

    /// <summary>Reads arguments; null where they cannot be understood.</summary>
    public static Options? Parse(IReadOnlyList<string> arguments) =>
        arguments is ["--render"] ? new Options([]) : Parse(new Options([]), [.. arguments]);

    private static Options? Parse(Options read, ReadOnlySpan<string> rest) =>
        rest switch
        {
            [] => read.Sizes.Count == 0 ? read with { Sizes = Size.All } : read,
            ["--quick", .. var others] => Parse(read with { IsQuick = true }, others),
            ["--more", .. var others] => Parse(read with { IsMore = true }, others),
            ["--repetitions", var text, .. var others] when Number(text) is > 0 and var count => Parse(
                read with
                {
                    Repetitions = count,
                },
                others
            ),
            [var text, .. var others] when ParseSize(text) is { } size => Parse(read with { Sizes = [.. read.Sizes, size] }, others),
            _ => null,
        };

    private static Size? ParseSize(string text) =>
        text.Split('x') is [var classes, var samples]
        && new Size(Number(classes) ?? 0, Number(samples) ?? 0) is var size
        && Size.All.Contains(size)
            ? size
            : null;

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
