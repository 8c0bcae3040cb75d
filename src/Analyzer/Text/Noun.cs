using System.Globalization;

namespace QualityGate.Text;

/// <summary>Nouns with numbers in front of them.</summary>
internal static class Noun
{
    /// <summary>A number with its noun in the right form, such as <c>1 model</c> or <c>3 models</c>.</summary>
    public static string Count(int number, string what) =>
        number == 1 ? $"1 {what}" : string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(what.EndsWith('s') ? "es" : "s")}");
}
