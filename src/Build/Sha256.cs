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
        using var algorithm = SHA256.Create();
        var name = new StringBuilder();
        foreach (var part in algorithm.ComputeHash(Encoding.UTF8.GetBytes(text)))
        {
            name.Append(part.ToString("x2", CultureInfo.InvariantCulture));
        }

        return name.ToString(0, digits);
    }
}
