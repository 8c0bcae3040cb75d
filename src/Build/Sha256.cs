using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace QualityGate.Build;

/// <summary>Names for folders, made of the settings that tell them apart.</summary>
internal static class Sha256
{
    /// <summary>The first hexadecimal digits of the hash of a text.</summary>
    public static string Of(string text, int digits)
    {
        using var hash = SHA256.Create();
        return string.Concat(
                hash.ComputeHash(Encoding.UTF8.GetBytes(text)).Select(part => part.ToString("x2", CultureInfo.InvariantCulture))
            )
            .Substring(0, digits);
    }
}
