using QualityGate.Diagnostics;
using QualityGate.Text;

namespace QualityGate.Initialisation.Finding;

/// <summary>Reasons why a file is not used, short enough for a list.</summary>
internal static class Rejection
{
    private const int Longest = 300;

    /// <summary>The first error of a file that could not be read.</summary>
    public static string Of(QualityGateException failure)
    {
        var (first, more) = (failure.Diagnostics[0], failure.Diagnostics.Skip(1).Count());
        return $"{first.Code}: {SingleLine.Of(first.Message, Longest)}"
            + (more > 0 ? $" (and {Noun.Count(more, "more error")})" : string.Empty);
    }

    /// <summary>Runs something that may fail for a user's mistake.</summary>
    /// <returns>The result, or null and the reason.</returns>
    public static (T? Result, string Why) Try<T>(Func<T> read)
        where T : class
    {
        try
        {
            return (read(), string.Empty);
        }
        catch (QualityGateException e)
        {
            return (null, Of(e));
        }
    }
}
